using Extractor.Disclosure.Narrative.Prose;
using static Extractor.Disclosure.Narrative.Prose.ProseTokenKind;

namespace Extractor.Disclosure.Narrative.Statements;

/// <summary>
/// Reads the figures of one paragraph. A hand-written recogniser over tokens: a figure takes its label from the words before it in its
/// clause; comparison, share and completion attach to the statement they speak of; a reason runs to the end of its sentence or list item.
/// </summary>
internal sealed partial class ProseParser
{
    private readonly ProseText _prose;
    private readonly string _text;
    private readonly List<ProseToken> _tokens;
    private readonly LabelText _labels;
    private readonly string _sectionTopic;
    private readonly bool[] _covered;

    // For an opening bracket the index of its closing one, or -1.
    private readonly int[] _closing;
    private readonly List<StatementDraft> _drafts = [];

    // Where the words of the next label begin.
    private int _labelStart;

    // What follows 主要包括 …: items parted by 、 name the label of a figure.
    private bool _inUse;

    private string _head = "";
    private string _topic = "";
    private string? _base;
    private string? _lastBase;
    private string _subjectBeforeBase = "";
    private bool _baseInClause;
    private ProseTokenKind _pending = Text;
    private string? _pendingBase;
    private string? _pendingDirection;
    private bool _pendingTarget;
    private string _pendingSubject = "";
    private string _fromSubject = "";
    private decimal? _baseAmount;
    private int _directionStart;
    private int _lastFigureEnd;
    private StatementDraft? _latest;
    private StatementDraft? _counted;
    private StatementDraft? _sentenceHead;
    private StatementDraft? _previousHead;
    private int _segmentStart;
    private int _index;

    public ProseParser(ProseText prose, int from, LabelText labels, NarrativeContext context, string sectionTopic, StatementDraft? previousHead, bool numbered)
    {
        _prose = prose;
        _text = prose.Text;
        _labels = labels;
        _sectionTopic = sectionTopic;
        _tokens = ProseTokenizer.Read(_text, from, context);
        _covered = new bool[_tokens.Count];
        _closing = MatchBrackets(_tokens);
        _labelStart = _segmentStart = from;
        _inheritedHead = previousHead;
        _numbered = numbered;
    }

    private readonly StatementDraft? _inheritedHead;
    private readonly bool _numbered;

    /// <summary>The statement a following paragraph that begins 与上年相比 speaks of.</summary>
    public StatementDraft? Head => _sentenceHead ?? _previousHead;

    /// <summary>The paragraph's topic where it is only a head (1.节能环保支出（类）…（项）：).</summary>
    public string Topic => _topic;

    /// <summary>Amounts that belong to no statement, reason or threshold.</summary>
    public IEnumerable<ProseToken> Uncovered => _tokens.Where((t, i) => t.Kind == Amount && !_covered[i]);

    public List<StatementDraft> Read()
    {
        for (_index = 0; _index < _tokens.Count; _index++)
        {
            Step(_tokens[_index]);
        }

        CloseSpans(_text.Length);

        return _drafts;
    }

    private void Step(ProseToken token)
    {
        switch (token.Kind)
        {
            case Amount:
                OnAmount(token);
                break;
            case Count:
                OnCount(token);
                break;
            case Number:
                OnNumber(token);
                break;
            case Percent:
                OnPercent(token);
                break;
            case Points:
                EndFigure(token);
                break;
            case Base:
                OnBase(token);
                break;
            case Increase or Decrease:
                OnDirection(token);
                break;
            case Same:
                OnSame(token);
                break;
            case Over or Under:
                OnOver(token);
                break;
            case Share:
                OnPending(token, Share);
                break;
            case Completion:
                OnPending(token, Completion);
                break;
            case DifferenceRate:
                OnPending(token, DifferenceRate);
                break;
            case ListOpen or Use:
                OnList(token);
                break;
            case Reason:
                OnReason(token);
                break;
            case WeakReason:
                OnWeakReason(token);
                break;
            case Respectively:
                OnRespectively(token);
                break;
            case Colon:
                OnColon(token);
                break;
            case Comma:
                EndClause(token.End);
                break;
            case Enumeration:
                if (_inUse || _labelStart == token.Start)
                {
                    EndClause(token.End);
                }

                break;
            case Semicolon:
                CloseSpans(token.Start);
                EndClause(token.End);
                _inUse = false;
                _segmentStart = token.End;
                _counted = null;
                _subjectBeforeBase = "";
                break;
            case Stop when _aside.Count > 0 && Peek(1).Kind == Close:
                // （…增加0万元。）比上年…: the sentence goes on behind the bracket.
                EndClause(token.End);
                break;
            case Stop:
                EndSentence(token.End);
                break;
            case Open or Close:
                OnBracket(token);
                break;
        }
    }

    /// <summary>The sentence of a statement reaches to the end of its list item.</summary>
    private void CloseSpans(int end)
    {
        for (int i = _drafts.Count - 1; i >= 0 && _drafts[i].Start >= _segmentStart; i--)
        {
            _drafts[i].End = Math.Max(_drafts[i].End, end);
        }
    }

    private void EndClause(int end)
    {
        _labelStart = end;
        _pending = Text;
        _pendingBase = null;
        _pendingDirection = null;
        _pendingTarget = false;
        _baseInClause = false;
    }

    private void EndSentence(int end)
    {
        if (_sentenceHead is null && _head.Length == 0)
        {
            SetTopic(_labelStart, end - 1, _drafts.Count == 0 && _topic.Length == 0);
        }

        EndClause(end);
        _aside.Clear();
        _baseAmount = null;
        _fromSubject = "";
        _previousHead = _sentenceHead ?? _previousHead;
        _sentenceHead = null;
        _counted = null;
        _inUse = false;
        _head = "";
        _segmentStart = end;
        _subjectBeforeBase = "";
        if (_base is not null)
        {
            _lastBase = _base;
        }

        // 。其中： goes on with the comparison of the sentence before.
        _base = Peek(1).Kind == ListOpen ? _base : null;
    }

    // A clause without a figure such as 1、教育支出（类）普通教育（款）学前教育（项）。
    private void SetTopic(int start, int end, bool first)
    {
        if (end - start is < 2 or > 90)
        {
            return;
        }

        string topic = _labels.Clean(_text.AsSpan(start, end - start), out _);
        bool classified = topic.EndsWith("项）", StringComparison.Ordinal) || topic.EndsWith("款）", StringComparison.Ordinal) || topic.EndsWith("类）", StringComparison.Ordinal);
        if (classified || (first && _numbered))
        {
            _topic = topic;
        }
    }

    private void OnColon(ProseToken token)
    {
        string head = _labels.Clean(_text.AsSpan(_labelStart, Math.Max(0, token.Start - _labelStart)), out _);
        if (head.Length is > 0 and <= 90)
        {
            _head = head;
            if (_drafts.Count == 0 && _topic.Length == 0)
            {
                _topic = head;
            }
        }

        EndClause(token.End);
    }

    private void OnList(ProseToken token)
    {
        EndClause(token.End);
        _inUse = token.Kind == Use;
        if (token.Kind == ListOpen)
        {
            CloseSpans(token.Start);
            _segmentStart = _lastFigureEnd > _segmentStart ? token.Start : _segmentStart;
            _counted = null;
            _subjectBeforeBase = "";
            if (Peek(1).Kind is Colon or Comma)
            {
                _index++;
                _labelStart = _tokens[_index].End;
            }
        }
    }

    private void OnBracket(ProseToken token)
    {
        if (token.Kind == Close)
        {
            if (_aside.Count > 0)
            {
                // What was said in brackets is an aside; the sentence goes on with what stood before.
                StatementDraft? before = _aside.Pop();
                _latest = before ?? _latest;
                EndClause(token.End);
            }

            return;
        }

        // Brackets without a figure belong to the words around them; with one they are a clause.
        int close = _closing[_index];
        if (close < 0)
        {
            return;
        }

        bool figure = false;
        for (int i = _index + 1; i < close && !figure; i++)
        {
            figure = _tokens[i].Kind is Amount or Percent && !IsThreshold(i);
        }

        if (!figure)
        {
            for (int i = _index; i <= close; i++)
            {
                _covered[i] = true;
            }

            _index = close;
            return;
        }

        if (_aside.Count < 8)
        {
            _aside.Push(_latest);
        }

        EndClause(token.End);
    }

    private readonly Stack<StatementDraft?> _aside = new();

    private static int[] MatchBrackets(List<ProseToken> tokens)
    {
        const int MaxInside = 400;
        int[] closing = new int[tokens.Count];
        Array.Fill(closing, -1);
        Stack<int> open = new();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == Open)
            {
                open.Push(i);
            }
            else if (tokens[i].Kind == Close && open.TryPop(out int start) && i - start <= MaxInside)
            {
                closing[start] = i;
            }
        }

        return closing;
    }

    private void OnPending(ProseToken token, ProseTokenKind kind)
    {
        if (_pending == kind)
        {
            // 占全年支出的比重为: said twice.
            return;
        }

        _pending = kind;
        _pendingBase = token.Word;
        _pendingSubject = _labels.Clean(_text.AsSpan(_labelStart, Math.Max(0, token.Start - _labelStart)), out _);
    }

    private ProseToken Peek(int offset) => _index + offset < _tokens.Count ? _tokens[_index + offset] : default;

    private void EndFigure(ProseToken token)
    {
        _lastFigureEnd = token.End;
        int start = token.End;
        if (start < _text.Length && _text[start] is '和' or '与' or '及' && Peek(1).Kind == Text)
        {
            start++;
        }

        EndClause(start);
    }
}

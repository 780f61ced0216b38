using Extractor.Disclosure.Narrative.Prose;
using static Extractor.Disclosure.Narrative.Prose.ProseTokenKind;

namespace Extractor.Disclosure.Narrative.Statements;

/// <content>Comparisons with a base and their direction.</content>
internal sealed partial class ProseParser
{
    // A change without a direction.
    private const string Unsaid = "";
    private const string Fillers = "了额约数为达近率幅度各均共：将仅又也都有所略";
    private static readonly string[] NotASubject = ["收支", "支出", "收入", "总计", "合计", "总额", "预算", "预算数", "支出预算", "收入预算", "决算数", "支出决算", "收入决算", "其", "数", "预", "安排", "支出总计", "收入总计", "各", "同口径", "同比", "可比口径", "按可比口径", "本年", "今年", "整体", "总体", "总体上", "预算安排", "金额", "决算", "实际支出", "费用", "费用支出", "经费", "经费支出", "该项支出", "该项经费", "该经费", "支出数", "本年支出数"];

    private void OnBase(ProseToken token)
    {
        string before = _labels.Clean(_text.AsSpan(_labelStart, Math.Max(0, token.Start - _labelStart)), out _);
        _subjectBeforeBase = IsSubject(before) ? before : "";
        _accountIsSubject = before.EndsWith("决算数", StringComparison.Ordinal) || before.EndsWith("执行数", StringComparison.Ordinal) || before is "决算" or "支出决算" or "本年数";
        _base = token.Word;
        _lastBase = token.Word;
        _baseInClause = true;
        _labelStart = token.End;
    }

    private void OnDirection(ProseToken token)
    {
        string? direction = token.Kind == Increase ? "increase" : "decrease";
        int i = _index + 1;
        if (Alternative(i) is int alternative and > 0)
        {
            // 增加/减少, 增加（减少）: a form's leftover says nothing about the direction.
            direction = null;
            i = alternative;
        }

        bool target = false;
        while (i < _tokens.Count && _tokens[i].Kind is Text or Colon && IsFiller(_tokens[i], out bool to))
        {
            target |= to;
            i++;
        }

        ProseToken next = i < _tokens.Count ? _tokens[i] : default;
        if (!next.IsFigure || next.Kind == Number)
        {
            if (_baseInClause && next.Kind is Comma or Semicolon or Stop or Reason or WeakReason)
            {
                Compare(direction, null, null, token);
            }

            // 增加人员经费3.2万元 names what grew behind the word.
            if (next.Kind == Text && _labelStart == token.Start && i == _index + 1 && i + 1 < _tokens.Count && _tokens[i + 1].Kind == Amount && !IsThreshold(i + 1))
            {
                ProseToken amount = _tokens[i + 1];
                string label = _labels.Clean(_text.AsSpan(token.End, amount.Start - token.End), out _);
                if (label.Length > 1)
                {
                    StatementDraft draft = Add(label.StartsWith('了') ? label[1..] : label, amount);
                    draft.Direction = direction;
                    draft.Change = Math.Abs(amount.Number);
                    draft.Base = _base ?? _lastBase;
                    draft.Raw = _prose.Raw(amount.Start, amount.End);
                    _covered[i + 1] = true;
                    _index = i + 1;
                    EndFigure(amount);
                }
            }

            return;
        }

        string subject = _labels.Clean(_text.AsSpan(_labelStart, Math.Max(0, token.Start - _labelStart)), out _);
        if (IsSubject(subject) || NamesDraft(subject))
        {
            _pendingSubject = subject;
        }
        else if (_pending is not (Share or Completion) && !target)
        {
            _pendingSubject = "";
        }

        _pending = Text;
        _pendingDirection = direction ?? Unsaid;
        _pendingTarget = target;
        _directionStart = token.Start;
        _index = i - 1;
    }

    /// <summary>Index behind the second word of 增加/减少 or 增加（减少）, or 0.</summary>
    private int Alternative(int i)
    {
        bool slash = i + 1 < _tokens.Count && _tokens[i].Kind is Text or Enumeration && _text[_tokens[i].Start.._tokens[i].End] is "/" or "或" or "、" or "（" && _tokens[i + 1].IsDirection;
        bool bracket = i + 2 < _tokens.Count && _tokens[i].Kind == Open && _tokens[i + 1].IsDirection && _tokens[i + 2].Kind == Close;
        return slash ? i + 2 : bracket ? i + 3 : 0;
    }

    private bool IsFiller(ProseToken token, out bool to)
    {
        to = false;
        if (token.Kind == Colon)
        {
            return true;
        }

        ReadOnlySpan<char> text = _text.AsSpan(token.Start, token.End - token.Start);
        if (text.Length > 4)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is '到' or '至')
            {
                to = true;
            }
            else if (!Fillers.Contains(c))
            {
                return false;
            }
        }

        return true;
    }

    private void OnSame(ProseToken token)
    {
        bool ends = Peek(1).Kind is Comma or Semicolon or Stop or Reason or WeakReason or Close || _index + 1 >= _tokens.Count;
        if (!ends || (_base ?? _lastBase) is null)
        {
            return;
        }

        string subject = _labels.Clean(_text.AsSpan(_labelStart, Math.Max(0, token.Start - _labelStart)), out _);
        if (subject.EndsWith("基本", StringComparison.Ordinal))
        {
            subject = subject[..^2];
        }

        if (!_baseInClause && _base is null && !IsSubject(subject))
        {
            return;
        }

        _pendingSubject = IsSubject(subject) ? subject : "";
        Compare("none", null, null, token);
        _pendingSubject = "";
    }

    // 决算数小于预算数: of the account just named.
    private void OnOver(ProseToken token)
    {
        if (_latest is not { Amount: not null, Direction: null } || Peek(1).Kind != Text)
        {
            return;
        }

        string against = _text[token.End..Peek(1).End];
        if (!against.Contains("预算", StringComparison.Ordinal))
        {
            return;
        }

        string name = against.StartsWith("年初", StringComparison.Ordinal) ? "年初预算" : against.StartsWith("全年", StringComparison.Ordinal) ? "全年预算"
            : against.StartsWith("上年", StringComparison.Ordinal) ? "上年预算" : "预算";
        _latest.Direction = token.Kind == Over ? "increase" : "decrease";
        _latest.Base ??= name;
        ProseToken end = Peek(1);
        if (Peek(2).Kind == Amount && !IsThreshold(_index + 2))
        {
            // 本年数小于上年预算数29.65万元.
            end = Peek(2);
            _latest.Change = Math.Abs(end.Number);
            _covered[_index + 2] = true;
            _index += 2;
            EndFigure(end);
        }

        _latest.End = Math.Max(_latest.End, end.End);
    }

    /// <summary>Attaches a change, a rate or 持平 to what it speaks of.</summary>
    private void Compare(string? direction, decimal? change, decimal? rate, ProseToken token)
    {
        bool after = _pendingSubject.Length > 0;
        string subject = after ? _pendingSubject : _subjectBeforeBase;
        bool goesOn = change is null && rate is not null && !_baseInClause && subject.Length == 0;
        StatementDraft? draft;
        if (subject.Length > 0 && !(rate is not null && _latest is { Direction: not null, Rate: null } && Alike(_latest.Label, subject)))
        {
            draft = FindCompared(subject, after && _base is not null, token);
        }
        else
        {
            bool ofLatest = _sentenceHead is not null || _accountIsSubject;
            draft = ofLatest && _latest is { Quantity: null } ? _latest : _previousHead ?? (_drafts.Count == 0 && (_inheritedHead is { IsCompared: false } || _speaksOfInherited) ? _inheritedHead : null);
        }

        if (draft is null)
        {
            if (change is null && rate is null && subject.Length == 0)
            {
                // 未发生…费用，与预算数无差异: that there is none is said elsewhere.
                return;
            }

            string label = subject.Length > 0 ? subject : Complete("", token);
            if (label.Length == 0)
            {
                return;
            }

            draft = Add(label, token);
        }
        else if (draft.IsCompared && !goesOn && (change is not null ? draft.Change is not null || draft.Rate is not null && _baseInClause : rate is null || draft.Rate is not null))
        {
            if (draft.Base == (_base ?? _lastBase) || !_baseInClause)
            {
                if (change is not null && Math.Abs(change.Value) != draft.Change)
                {
                    // Another change with the same base speaks of something that the sentence does not name.
                    draft = Add(subject.Length > 0 ? subject : draft.Label, token);
                }
                else if (draft.Change is not null || rate is null)
                {
                    // The same comparison said twice adds nothing.
                    return;
                }
            }
            else
            {
                draft = draft.CopyForAnotherBase();
                _drafts.Add(draft);
            }
        }

        if (change is < 0)
        {
            // 增加-5万元 is a decrease.
            direction = direction == "decrease" ? "increase" : "decrease";
        }

        bool zero = change == 0 || (change is null && rate == 0);
        draft.Direction ??= zero ? "none" : direction is Unsaid ? null : direction;
        draft.Base ??= _base ?? _lastBase;
        draft.Change ??= change is decimal c ? Math.Abs(c) : null;
        draft.Rate ??= rate is decimal r ? Math.Abs(r) : null;
        draft.BaseAmount ??= _baseAmount;
        _baseAmount = null;
        ShareWithTwin(draft, subject);
        draft.End = Math.Max(draft.End, draft.Start <= token.Start && !ReferenceEquals(draft, _inheritedHead) ? token.End : draft.End);
        _speaksOfInherited |= ReferenceEquals(draft, _inheritedHead);
        _latest = ReferenceEquals(draft, _inheritedHead) ? _latest : draft;
        _sentenceHead ??= ReferenceEquals(draft, _inheritedHead) ? null : draft;
        _accountIsSubject = false;
        _subjectBeforeBase = "";
    }

    /// <summary>收入总计…，支出总计…，与上年相比，收、支总计各增加: both statements are compared.</summary>
    private void ShareWithTwin(StatementDraft draft, string subject)
    {
        if (draft.Twin is null && subject.Contains('收') && subject.Contains('支') && draft.Amount is not null && !(draft.Label.Contains('收') && draft.Label.Contains('支')))
        {
            int from = Math.Max(0, _drafts.Count - 8);
            int at = _drafts.FindLastIndex(_drafts.Count - 1, _drafts.Count - from, d => !ReferenceEquals(d, draft) && d.Amount == draft.Amount && !d.IsCompared && Overlaps(d.Label, subject));
            draft.Twin = at < 0 ? null : _drafts[at];
        }

        if (draft.Twin is { } twin)
        {
            twin.Direction ??= draft.Direction;
            twin.Base ??= draft.Base;
            twin.Change ??= draft.Change;
            twin.Rate ??= draft.Rate;
        }
    }

    private bool _speaksOfInherited;

    // 决算数与预算数持平: the account is the figure named last, not the head of the sentence before.
    private bool _accountIsSubject;

    private StatementDraft? FindCompared(string subject, bool loose, ProseToken token)
    {
        for (int i = _drafts.Count - 1; i >= 0 && i >= _drafts.Count - 60; i--)
        {
            StatementDraft d = _drafts[i];
            if (d.Quantity is null && d.Direction is null && (Alike(d.Label, subject) || (loose && Overlaps(d.Label, subject))))
            {
                return d;
            }
        }

        if (loose && _drafts.Count == 0 && _inheritedHead is { Direction: null, Quantity: null } head && Overlaps(head.Label, subject))
        {
            return head;
        }

        return Add(subject, token);
    }

    private StatementDraft FindOrAdd(string subject, ProseToken token, Predicate<StatementDraft> open)
    {
        for (int i = _drafts.Count - 1; i >= 0 && i >= _drafts.Count - 60; i--)
        {
            if (open(_drafts[i]) && _drafts[i].Quantity is null && Alike(_drafts[i].Label, subject))
            {
                return _drafts[i];
            }
        }

        return Add(subject, token);
    }

    private static bool IsSubject(string words)
    {
        if (words.StartsWith("今年", StringComparison.Ordinal) || words.StartsWith("本年", StringComparison.Ordinal) || words.StartsWith("当年", StringComparison.Ordinal))
        {
            words = words[2..];
        }

        return words.Length > 1 && Array.IndexOf(NotASubject, words) < 0;
    }

    /// <summary>收入总计 alone may mean the figure before, but where a figure has that very name it is meant.</summary>
    private bool NamesDraft(string words)
    {
        for (int i = _drafts.Count - 1; words.Length > 1 && i >= 0 && i >= _drafts.Count - 12; i--)
        {
            if (_drafts[i].Label == words)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Alike(string a, string b) => Core(a) == Core(b);

    private static string Core(string label)
    {
        string core = label.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Replace("、", "", StringComparison.Ordinal);
        foreach (string tail in (string[])["预算数", "决算数", "预算", "决算", "数", "支出", "总计", "合计", "总额"])
        {
            if (core.Length > tail.Length + 2 && core.EndsWith(tail, StringComparison.Ordinal))
            {
                core = core[..^tail.Length];
            }
        }

        return core;
    }

    /// <summary>财政拨款收、支总计 speaks of 财政拨款收、支总预算: most of its characters stand there in order.</summary>
    private static bool Overlaps(string label, string subject)
    {
        int at = 0, common = 0, total = 0;
        foreach (char c in subject)
        {
            if (!char.IsLetterOrDigit(c))
            {
                continue;
            }

            total++;
            int found = label.IndexOf(c, at);
            if (found >= 0)
            {
                common++;
                at = found + 1;
            }
        }

        return total > 0 && common * 100 >= total * 72;
    }
}

using System.Diagnostics;
using Extractor.Pdf.Fonts;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <summary>Executes the operators of a page's content streams and collects on a canvas what they draw (ISO 32000-1, annex A).</summary>
/// <remarks>One instance a document, used for one page after the other. What makes no sense is left out with a warning.</remarks>
internal sealed partial class PageInterpreter
{
    /// <summary>Honest files nest a few dozen; beyond the bound, q and Q are only counted.</summary>
    private const int MaxSavedStates = 1024;

    private const int OperatorsBetweenChecks = 512;

    private readonly PageCanvas _canvas;
    private readonly FontCache _fonts;
    private readonly OperandStack _operands = new();
    private readonly PathBuilder _path = new();
    private readonly NameTable _names = new();
    private readonly List<MarkedContent> _marked = [];
    private readonly List<PdfStream> _activeForms = [];
    private readonly Dictionary<PdfDictionary, ResourceScope> _scopes = new(ReferenceEqualityComparer.Instance);

    private GraphicsState[] _saved = new GraphicsState[16];
    private int _savedCount;
    private int _unsavedDepth;
    private GraphicsState _state;
    private ResourceScope? _scopeOrNull;
    private ResourceScope? _pageScope;
    private IObjectSource _source = null!;
    private PdfLimits _limits = null!;
    private CancellationToken _ct;
    private long _deadline;
    private int _operators;
    private int _segments;
    private bool _isStopped;
    private ClipRule _pendingClip;

    public PageInterpreter(PageCanvas canvas, IFontLoader fonts)
    {
        _canvas = canvas;
        _fonts = new FontCache(fonts);
    }

    private enum ClipRule : byte
    {
        None,
        Pending,
    }

    /// <summary>Prepares for a page.</summary>
    public void Begin(in Matrix pageMatrix, IObjectSource source, CancellationToken ct)
    {
        _source = source;
        _limits = source.Limits;
        _ct = ct;
        _deadline = Stopwatch.GetTimestamp() + (long)(_limits.MaxPageTime.TotalSeconds * Stopwatch.Frequency);
        _operators = 0;
        _segments = 0;
        _isStopped = false;
        _savedCount = 0;
        _savedFloor = 0;
        _scopeOrNull = null;
        _pageScope = null;
        _textClip = null;
        _lastStyle = null;
        _unsavedDepth = 0;
        _marked.Clear();
        _hiddenDepth = 0;
        _watermarkDepth = 0;
        _activeForms.Clear();
        _state = GraphicsState.Initial(pageMatrix);
        if (_scopes.Count > 256)
        {
            _scopes.Clear();
        }
    }

    /// <summary>Executes a content stream with its resources.</summary>
    public void Run(ReadOnlySpan<byte> content, PdfDictionary resources)
    {
        ResourceScope? outer = _scopeOrNull;
        int marked = _marked.Count;
        _scopeOrNull = ScopeOf(resources);

        // Appearances of annotations are run after the page, on their own; the page's resources are around them too.
        ResourceScope? around = outer ?? _pageScope;
        _scopeOrNull.Outer = ReferenceEquals(_scopeOrNull, around) ? _scopeOrNull.Outer : around;
        _pageScope ??= _scopeOrNull;
        _operands.Clear();
        _path.Clear();
        _pendingClip = ClipRule.None;
        _textMatrix = _lineMatrix = Matrix.Identity;
        var scanner = new ContentScanner(content, _operands);
        while (!RunGuarded(ref scanner))
        {
        }

        while (_marked.Count > marked)
        {
            EndMarked();
        }

        _scopeOrNull = outer;
    }

    /// <summary>Runs until the end of the stream, or until an operator fails in a way that nobody foresaw; then goes on after it.</summary>
    /// <returns>True at the end.</returns>
    private bool RunGuarded(ref ContentScanner scanner)
    {
        try
        {
            while (!_isStopped && scanner.Next(out uint op))
            {
                if (++_operators % OperatorsBetweenChecks == 0)
                {
                    CheckLimits();
                }

                Execute(op, ref scanner);
                _operands.Clear();
            }

            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            Warn("operator-failed", $"An operator could not be executed and was passed over ({e.GetType().Name}).");
            _operands.Clear();
            return false;
        }
    }

    private ResourceScope Scope => _scopeOrNull!;

    private ResourceScope ScopeOf(PdfDictionary resources)
    {
        if (!_scopes.TryGetValue(resources, out ResourceScope? scope))
        {
            scope = new ResourceScope(resources, _source);
            _scopes[resources] = scope;
        }

        return scope;
    }

    private void CheckLimits()
    {
        _ct.ThrowIfCancellationRequested();
        if (_operators > _limits.MaxOperators)
        {
            Stop("page-operators", "The page has too many drawing operators; what came after the limit was left out.");
        }
        else if (Stopwatch.GetTimestamp() > _deadline)
        {
            Stop("page-time", "The page took too long to draw; what came after the time limit was left out.");
        }
    }

    private void Stop(string code, string message)
    {
        _isStopped = true;
        _source.Warnings.Add(code, message);
    }

    private void Warn(string code, string message) => _source.Warnings.Add(code, message);

    private void Execute(uint op, ref ContentScanner scanner)
    {
        ReadOnlySpan<byte> content = scanner.Data;
        switch (op)
        {
            case Operators.q: Save(); break;
            case Operators.Q: Restore(); break;
            case Operators.cm: Concatenate(); break;
            case Operators.w: _state.LineWidth = Math.Abs(_operands.Number(_operands.Count - 1)); break;
            case Operators.J: _state.LineCap = (int)_operands.Number(_operands.Count - 1); break;
            case Operators.d: SetDash(); break;
            case Operators.gs: ApplyGraphicsState(content); break;

            case Operators.m:
            case Operators.l:
            case Operators.c:
            case Operators.v:
            case Operators.y:
            case Operators.h:
            case Operators.re:
                BuildPath(op);
                break;
            case Operators.S: PaintPath(false, true, false, false); break;
            case Operators.s: PaintPath(false, true, false, true); break;
            case Operators.f: case Operators.F: PaintPath(true, false, false, false); break;
            case Operators.fStar: PaintPath(true, false, true, false); break;
            case Operators.B: PaintPath(true, true, false, false); break;
            case Operators.BStar: PaintPath(true, true, true, false); break;
            case Operators.b: PaintPath(true, true, false, true); break;
            case Operators.bStar: PaintPath(true, true, true, true); break;
            case Operators.n: PaintPath(false, false, false, false); break;
            case Operators.W: case Operators.WStar: _pendingClip = ClipRule.Pending; break;

            case Operators.BT: _textMatrix = _lineMatrix = Matrix.Identity; break;
            case Operators.ET: EndText(); break;
            case Operators.Tc: _state.CharSpacing = _operands.Number(_operands.Count - 1); break;
            case Operators.Tw: _state.WordSpacing = _operands.Number(_operands.Count - 1); break;
            case Operators.Tz: _state.HorizontalScale = _operands.Number(_operands.Count - 1) / 100; break;
            case Operators.TL: _state.Leading = _operands.Number(_operands.Count - 1); break;
            case Operators.Ts: _state.Rise = _operands.Number(_operands.Count - 1); break;
            case Operators.Tr: _state.RenderingMode = Math.Clamp((int)_operands.Number(_operands.Count - 1), 0, 7); break;
            case Operators.Tf: SetFont(content); break;
            case Operators.Td: MoveLine(false); break;
            case Operators.TD: MoveLine(true); break;
            case Operators.Tm: SetTextMatrix(); break;
            case Operators.TStar: NextLine(); break;
            case Operators.Tj: ShowString(content); break;
            case Operators.Quote: NextLine(); ShowString(content); break;
            case Operators.DoubleQuote: ShowSpaced(content); break;
            case Operators.TJ: ShowArray(content); break;

            case Operators.g: SetDeviceColor(Color.ColorSpace.Gray, false); break;
            case Operators.G: SetDeviceColor(Color.ColorSpace.Gray, true); break;
            case Operators.rg: SetDeviceColor(Color.ColorSpace.Rgb, false); break;
            case Operators.RG: SetDeviceColor(Color.ColorSpace.Rgb, true); break;
            case Operators.k: SetDeviceColor(Color.ColorSpace.Cmyk, false); break;
            case Operators.K: SetDeviceColor(Color.ColorSpace.Cmyk, true); break;
            case Operators.cs: SetSpace(content, false); break;
            case Operators.CS: SetSpace(content, true); break;
            case Operators.sc: case Operators.scn: SetColor(content, false); break;
            case Operators.SC: case Operators.SCN: SetColor(content, true); break;

            case Operators.Do: DrawXObject(content); break;
            case Operators.BI: DrawInlineImage(ref scanner); break;
            case Operators.sh: DrawShading(content); break;
            case Operators.BDC: BeginMarked(content, true); break;
            case Operators.BMC: BeginMarked(content, false); break;
            case Operators.EMC: EndMarked(); break;
            case Operators.i:
            case Operators.j:
            case Operators.M:
            case Operators.ri:
            case Operators.MP:
            case Operators.DP:
            case Operators.BX:
            case Operators.EX:
            case Operators.d0:
            case Operators.d1:
                break;
            default:
                Warn("operator-unknown", "An unknown operator in the page's content was passed over.");
                break;
        }
    }

    private void Save()
    {
        if (_savedCount >= MaxSavedStates)
        {
            if (_unsavedDepth++ == 0)
            {
                Warn("state-nesting", "Graphics states are nested too deeply; inner ones were not kept apart.");
            }

            return;
        }

        if (_savedCount == _saved.Length)
        {
            Array.Resize(ref _saved, _savedCount * 2);
        }

        _saved[_savedCount++] = _state;
    }

    private void Restore()
    {
        if (_unsavedDepth > 0)
        {
            _unsavedDepth--;
        }
        else if (_savedCount > _savedFloor)
        {
            _state = _saved[--_savedCount];
        }
    }

    private void Concatenate()
    {
        if (!_operands.TryNumbers(6, out int i))
        {
            Warn("operands-missing", "An operator without its operands was passed over.");
            return;
        }

        Matrix next = ReadMatrix(i).Then(_state.Ctm);
        if (next.IsFinite)
        {
            _state.Ctm = next;
        }
    }

    private Matrix ReadMatrix(int i) => new(
        _operands.Number(i), _operands.Number(i + 1), _operands.Number(i + 2), _operands.Number(i + 3), _operands.Number(i + 4), _operands.Number(i + 5));

    private void SetDash()
    {
        // [on off …] phase: a line is dashed where some gap is wide enough to be seen.
        double gap = 0;
        int index = 0;
        for (int i = 0; i < _operands.Count - 1; i++)
        {
            if (_operands[i].Kind == OperandKind.Number)
            {
                gap = index++ % 2 == 1 || _operands[i + 1].Kind == OperandKind.ArrayEnd ? Math.Max(gap, _operands[i].Number) : gap;
            }
        }

        _state.IsDashed = index > 0 && gap > 0;
    }
}

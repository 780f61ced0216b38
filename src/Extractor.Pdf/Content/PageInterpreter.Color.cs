using Extractor.Pdf.Content.Color;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <content>Colours, patterns and gradients (ISO 32000-1, 8.6 and 8.7).</content>
internal sealed partial class PageInterpreter
{
    /// <summary>What is more transparent is not seen.</summary>
    private const double MinAlpha = 0.02;

    /// <summary>The colour mixed with white paper.</summary>
    private static PdfColor OnPaper(PdfColor color, double alpha) => alpha >= 0.999 ? color : new PdfColor(
        (byte)(255 - ((255 - color.R) * alpha)),
        (byte)(255 - ((255 - color.G) * alpha)),
        (byte)(255 - ((255 - color.B) * alpha)));

    private void SetDeviceColor(ColorSpace space, bool stroke)
    {
        Span<double> values = stackalloc double[4];
        int n = ReadComponents(values[..space.Components]);
        Apply(space, space.ToRgb(values[..n]), false, stroke);
    }

    private void Apply(ColorSpace space, PdfColor color, bool isPattern, bool stroke)
    {
        if (stroke)
        {
            (_state.StrokeSpace, _state.Stroke, _state.StrokeIsPattern) = (space, color, isPattern);
        }
        else
        {
            (_state.FillSpace, _state.Fill, _state.FillIsPattern) = (space, color, isPattern);
        }
    }

    /// <summary>The last numbers on the stack, as many as there are up to the span's length.</summary>
    private int ReadComponents(Span<double> values)
    {
        int end = _operands.Count;
        while (end > 0 && _operands[end - 1].Kind != OperandKind.Number)
        {
            end--;
        }

        int first = end;
        while (first > 0 && end - first < values.Length && _operands[first - 1].Kind == OperandKind.Number)
        {
            first--;
        }

        for (int i = first; i < end; i++)
        {
            values[i - first] = _operands[i].Number;
        }

        return end - first;
    }

    private void SetSpace(ReadOnlySpan<byte> content, bool stroke)
    {
        if (_operands.Count > 0 && _operands[_operands.Count - 1].Kind == OperandKind.Name)
        {
            ColorSpace space = Scope.ColorSpace(_names.Get(_operands.Bytes(_operands[_operands.Count - 1], content)));
            Apply(space, space.Initial, space.IsPattern, stroke);
        }
    }

    private void SetColor(ReadOnlySpan<byte> content, bool stroke)
    {
        ColorSpace space = stroke ? _state.StrokeSpace : _state.FillSpace;
        Span<double> values = stackalloc double[PdfFunction.MaxArity];
        int n = ReadComponents(values[..Math.Min(Math.Max(space.Components, 1), PdfFunction.MaxArity)]);
        if (!space.IsPattern)
        {
            Apply(space, space.ToRgb(values[..n]), false, stroke);
            return;
        }

        PdfColor color = n > 0 ? space.ToRgb(values[..n]) : PdfColor.Black;
        if (_operands.Count > 0 && _operands[_operands.Count - 1].Kind == OperandKind.Name)
        {
            string name = _names.Get(_operands.Bytes(_operands[_operands.Count - 1], content));
            color = PatternColor(name, n > 0, color);
        }

        Apply(space, color, true, stroke);
    }

    /// <summary>One colour for a pattern: of an uncoloured one its own, of a gradient the middle, of a coloured tile gray.</summary>
    private PdfColor PatternColor(string name, bool hasColor, PdfColor color)
    {
        PdfObject pattern = _source.Resolve(Scope.Raw("Pattern", name));
        PdfDictionary? dictionary = pattern as PdfDictionary ?? (pattern as PdfStream)?.Dictionary;
        if (dictionary is null || hasColor)
        {
            return color;
        }

        return _source.GetInt(dictionary, "PatternType") == 2 ? GradientColor(_source.Resolve(dictionary.Raw("Shading"))) : new PdfColor(128, 128, 128);
    }

    private PdfColor GradientColor(PdfObject shading)
    {
        PdfDictionary? dictionary = shading as PdfDictionary ?? (shading as PdfStream)?.Dictionary;
        if (dictionary is null)
        {
            return new PdfColor(128, 128, 128);
        }

        ColorSpace space = ColorSpace.Parse(dictionary.Raw("ColorSpace"), Scope.ColorSpaces, _source);
        PdfFunction? function = PdfFunction.Parse(dictionary.Raw("Function"), _source);
        double[] domain = PdfFunction.Numbers(_source.GetArray(dictionary, "Domain"), _source);
        Span<double> middle = [domain.Length >= 2 ? (domain[0] + domain[1]) / 2 : 0.5, domain.Length >= 4 ? (domain[2] + domain[3]) / 2 : 0.5];
        Span<double> output = stackalloc double[PdfFunction.MaxArity];
        int n = function?.Evaluate(middle[..(domain.Length >= 4 ? 2 : 1)], output) ?? 0;
        return n > 0 ? space.ToRgb(output[..n]) : new PdfColor(128, 128, 128);
    }

    private void DrawShading(ReadOnlySpan<byte> content)
    {
        if (_operands.Count == 0 || _operands[_operands.Count - 1].Kind != OperandKind.Name || _state.IsClippedAway || _hiddenDepth > 0)
        {
            return;
        }

        PdfObject shading = _source.Resolve(Scope.Raw("Shading", _names.Get(_operands.Bytes(_operands[_operands.Count - 1], content))));
        PdfDictionary? dictionary = shading as PdfDictionary ?? (shading as PdfStream)?.Dictionary;
        double alpha = _state.FillAlpha * _state.GroupAlpha;
        if (dictionary is null || alpha <= MinAlpha)
        {
            return;
        }

        Box area = _state.Clip.Intersect(new Box(0, 0, _canvas.Width, _canvas.Height)) ?? default;
        double[] bounds = PdfFunction.Numbers(_source.GetArray(dictionary, "BBox"), _source);
        if (bounds.Length >= 4)
        {
            area = area.Intersect(_state.Ctm.MapBounds(bounds[0], bounds[1], bounds[2], bounds[3])) ?? default;
        }

        if (area.Area > 0)
        {
            PathPainter.Rectangle(area, new Brush(OnPaper(GradientColor(shading), alpha), area, false, true, false, false), RulingStyle.Filled, _canvas);
        }
    }

    private void ApplyGraphicsState(ReadOnlySpan<byte> content)
    {
        if (_operands.Count == 0 || _operands[_operands.Count - 1].Kind != OperandKind.Name
            || _source.Resolve(Scope.Raw("ExtGState", _names.Get(_operands.Bytes(_operands[_operands.Count - 1], content)))) is not PdfDictionary gs)
        {
            return;
        }

        _state.FillAlpha = Math.Clamp(_source.GetNumber(gs, "ca") ?? _state.FillAlpha, 0, 1);
        _state.StrokeAlpha = Math.Clamp(_source.GetNumber(gs, "CA") ?? _state.StrokeAlpha, 0, 1);
        _state.LineWidth = Math.Abs(_source.GetNumber(gs, "LW") ?? _state.LineWidth);
        _state.LineCap = _source.GetInt(gs, "LC") ?? _state.LineCap;
        if (_source.GetArray(gs, "D") is { Count: > 0 } dash && _source.Resolve(dash.Items[0]) is PdfArray pattern)
        {
            double[] lengths = PdfFunction.Numbers(pattern, _source);
            _state.IsDashed = lengths.Length > 0 && lengths[lengths.Length > 1 ? 1 : 0] > 0;
        }

        if (_source.GetArray(gs, "Font") is { Count: >= 2 } font)
        {
            _state.Font = _fonts.Get(font.Items[0], _source) ?? _state.Font;
            _state.FontSize = (_source.Resolve(font.Items[1]) as PdfNumber)?.Value ?? _state.FontSize;
        }

        ApplyBlending(gs);
    }

    private void ApplyBlending(PdfDictionary gs)
    {
        PdfObject mode = _source.Get(gs, "BM");
        PdfObject mask = _source.Get(gs, "SMask");
        if (mode is PdfArray { Count: > 0 } several)
        {
            mode = _source.Resolve(several.Items[0]);
        }

        if (mode is PdfName name)
        {
            _state.IsBlended = name.Value is not ("Normal" or "Compatible");
        }

        if (mask is PdfDictionary)
        {
            _state.IsBlended = true;
        }
        else if (mask is PdfName { Value: "None" } && mode is not PdfName)
        {
            _state.IsBlended = false;
        }
    }
}

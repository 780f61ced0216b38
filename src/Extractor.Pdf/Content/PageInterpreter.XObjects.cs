using Extractor.Pdf.Content.Color;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <content>Form XObjects, images and inline images (ISO 32000-1, 8.8 to 8.10).</content>
internal sealed partial class PageInterpreter
{
    private void DrawXObject(ReadOnlySpan<byte> content)
    {
        if (_operands.Count == 0 || _operands[_operands.Count - 1].Kind != OperandKind.Name)
        {
            return;
        }

        string name = _names.Get(_operands.Bytes(_operands[_operands.Count - 1], content));
        if (Scope.XObject(name) is not { } stream)
        {
            Warn("xobject-missing", $"The object /{name} that the page draws is not there.");
            return;
        }

        bool hidden = stream.Dictionary.Raw("OC") is { } membership && !_source.IsVisible(membership);
        _hiddenDepth += hidden ? 1 : 0;
        switch (_source.GetName(stream.Dictionary, "Subtype"))
        {
            case "Form":
                DrawForm(stream);
                break;
            case "Image":
                DrawImage(
                    _source.GetInt(stream.Dictionary, "Width") ?? 0,
                    _source.GetInt(stream.Dictionary, "Height") ?? 0,
                    _source.GetBool(stream.Dictionary, "ImageMask") == true,
                    stream);
                break;
        }

        _hiddenDepth -= hidden ? 1 : 0;
    }

    /// <summary>Draws an annotation's appearance, which starts from a fresh state.</summary>
    public void DrawAppearance(PdfStream form, in Matrix matrix, PdfDictionary pageResources)
    {
        _scopeOrNull = ScopeOf(pageResources);
        _scopeOrNull.Outer = null;
        _savedCount = _savedFloor = _unsavedDepth = 0;
        _state = GraphicsState.Initial(matrix);
        DrawForm(form);
        _scopeOrNull = null;
    }

    private void DrawForm(PdfStream form)
    {
        if (_activeForms.Count >= _limits.MaxFormDepth || _activeForms.Contains(form))
        {
            Warn("form-recursive", "A form draws itself or forms are nested too deeply; the inner one was left out.");
            return;
        }

        GraphicsState outerState = _state;
        int outerFloor = _savedFloor;
        int outerSaved = _savedCount;
        int outerUnsaved = _unsavedDepth;
        Matrix outerText = _textMatrix, outerLine = _lineMatrix;
        _savedFloor = _savedCount;
        _unsavedDepth = 0;
        _activeForms.Add(form);

        double[] m = PdfFunction.Numbers(_source.GetArray(form.Dictionary, "Matrix"), _source);
        if (m.Length >= 6)
        {
            Matrix next = new Matrix(m[0], m[1], m[2], m[3], m[4], m[5]).Then(_state.Ctm);
            _state.Ctm = next.IsFinite ? next : _state.Ctm;
        }

        double[] box = PdfFunction.Numbers(_source.GetArray(form.Dictionary, "BBox"), _source);
        if (box.Length >= 4)
        {
            ClipTo(_state.Ctm.MapBounds(box[0], box[1], box[2], box[3]), (_state.Ctm.B == 0 && _state.Ctm.C == 0) || (_state.Ctm.A == 0 && _state.Ctm.D == 0));
        }

        if (_source.GetDictionary(form.Dictionary, "Group") is { } group && _source.GetName(group, "S") == "Transparency")
        {
            _state.GroupAlpha *= _state.FillAlpha;
            _state.FillAlpha = _state.StrokeAlpha = 1;
        }

        PdfDictionary resources = _source.GetDictionary(form.Dictionary, "Resources") ?? _scopeOrNull?.Resources ?? PdfDictionary.Empty;
        CheckLimits();
        Run(_source.Decode(form).Span, resources);

        _activeForms.RemoveAt(_activeForms.Count - 1);
        _savedFloor = outerFloor;
        _savedCount = outerSaved;
        _unsavedDepth = outerUnsaved;
        _state = outerState;
        _textMatrix = outerText;
        _lineMatrix = outerLine;
    }

    private void DrawImage(int width, int height, bool isMask, PdfStream? stream)
    {
        if (_hiddenDepth > 0 || _state.IsClippedAway || _state.FillAlpha * _state.GroupAlpha <= MinAlpha)
        {
            return;
        }

        Box box = _state.Ctm.MapBounds(0, 0, 1, 1);
        if (box.Intersect(_state.Clip) is not { } seen || (seen.Area == 0 && box.Area > 0))
        {
            return;
        }

        double thin = Math.Min(seen.Width, seen.Height);
        double wide = Math.Max(seen.Width, seen.Height);
        if (thin <= PathPainter.MaxBar && wide >= 3 * thin && wide > PathPainter.MaxBar)
        {
            // A line drawn as an image of one row or column of pixels.
            PdfColor? color = isMask ? _state.Fill : ImageColor.Uniform(stream, Scope.ColorSpaces, _source);
            if (color is { } c)
            {
                PathPainter.Rectangle(seen, new Brush(c, _state.Clip, false, false, false, false), RulingStyle.Filled, _canvas);
            }

            return;
        }

        if (_canvas.Images.Count < _limits.MaxSegments)
        {
            _canvas.Images.Add(new PageImage(seen, Math.Max(width, 0), Math.Max(height, 0)));
            _canvas.Areas.Add(new PaintedArea(seen, PdfColor.White, _canvas.LetterCount, AreaKind.Image, false));
        }
    }

    private void DrawInlineImage(ref ContentScanner scanner)
    {
        _operands.Clear();
        if (!scanner.Next(out uint op) || op != Operators.ID)
        {
            Warn("inline-image", "An inline image without data was passed over.");
            return;
        }

        InlineImage image = InlineImage.Read(_operands, scanner.Data);
        int from = Math.Min(scanner.Position + 1, scanner.Data.Length);
        scanner.Position = from + image.FindEnd(scanner.Data[from..], ComponentsOf(image, scanner.Data));
        DrawImage(image.Width, image.Height, image.IsMask, null);
    }

    private int ComponentsOf(in InlineImage image, ReadOnlySpan<byte> data) =>
        image.IsMask || image.ColorSpace is not { } space ? 1
        : space.Kind == OperandKind.Name ? Scope.ColorSpace(_names.Get(_operands.Bytes(space, data))).Components
        : 1;
}

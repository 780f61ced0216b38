using Extractor.Pdf.Fonts;

namespace Extractor.Pdf.Content;

/// <content>Text state, positioning and showing (ISO 32000-1, 9.3 and 9.4).</content>
internal sealed partial class PageInterpreter
{
    /// <summary>A letter is seen while at least this share of its width (and of its height) lies inside the clip.</summary>
    private const double MinSeenWidth = 0.5;
    private const double MinSeenHeight = 0.3;
    private const double MinSeenFlat = 0.02;

    private const double AngleTolerance = 1;

    private Matrix _textMatrix = Matrix.Identity;
    private Matrix _lineMatrix = Matrix.Identity;
    private TextStyle? _lastStyle;
    private Box? _textClip;

    private void SetFont(ReadOnlySpan<byte> content)
    {
        int last = _operands.Count - 1;
        if (last < 1 || _operands[last].Kind != OperandKind.Number || _operands[last - 1].Kind != OperandKind.Name)
        {
            Warn("operands-missing", "An operator without its operands was passed over.");
            return;
        }

        string name = _names.Get(_operands.Bytes(_operands[last - 1], content));
        _state.FontSize = _operands[last].Number;
        _state.Font = Scope.Font(name, _fonts);
        if (_state.Font is null)
        {
            Warn("font-missing", $"The font /{name} is not among the page's resources; its letters cannot be read.");
            _state.Font = MissingFont.Instance;
        }
    }

    private void MoveLine(bool setLeading)
    {
        double x = _operands.Number(_operands.Count - 2);
        double y = _operands.Number(_operands.Count - 1);
        if (setLeading)
        {
            _state.Leading = -y;
        }

        SetLine(Matrix.Translation(x, y).Then(_lineMatrix));
    }

    private void NextLine() => SetLine(Matrix.Translation(0, -_state.Leading).Then(_lineMatrix));

    private void SetTextMatrix()
    {
        if (_operands.TryNumbers(6, out int i))
        {
            SetLine(ReadMatrix(i));
        }
        else
        {
            Warn("operands-missing", "An operator without its operands was passed over.");
        }
    }

    private void SetLine(in Matrix matrix)
    {
        if (matrix.IsFinite)
        {
            _textMatrix = _lineMatrix = matrix;
        }
    }

    private void ShowSpaced(ReadOnlySpan<byte> content)
    {
        _state.WordSpacing = _operands.Number(_operands.Count - 3);
        _state.CharSpacing = _operands.Number(_operands.Count - 2);
        NextLine();
        ShowString(content);
    }

    private void ShowString(ReadOnlySpan<byte> content)
    {
        int last = _operands.Count - 1;
        if (last >= 0 && _operands[last].Kind == OperandKind.String)
        {
            Show(_operands.Bytes(_operands[last], content));
        }
    }

    private void ShowArray(ReadOnlySpan<byte> content)
    {
        PdfFont font = _state.Font ?? MissingFont.Instance;
        for (int i = 0; i < _operands.Count; i++)
        {
            ref readonly Operand item = ref _operands[i];
            if (item.Kind == OperandKind.String)
            {
                Show(_operands.Bytes(item, content));
            }
            else if (item.Kind == OperandKind.Number)
            {
                double shift = -item.Number / 1000 * _state.FontSize;
                Advance(font.IsVertical ? 0 : shift * _state.HorizontalScale, font.IsVertical ? shift : 0);
            }
        }
    }

    private void Advance(double x, double y)
    {
        Matrix t = _textMatrix;
        _textMatrix = t with { E = t.E + (x * t.A) + (y * t.C), F = t.F + (x * t.B) + (y * t.D) };
    }

    private void Show(ReadOnlySpan<byte> text)
    {
        PdfFont font = _state.Font ?? MissingFont.Instance;
        Matrix toPage = _textMatrix.Then(_state.Ctm);
        double size = _state.FontSize;
        double scale = _state.HorizontalScale;
        bool vertical = font.IsVertical;
        if (!toPage.IsFinite)
        {
            return;
        }

        TextStyle style = StyleOf(font, toPage);
        LetterMarks marks = style.Marks;

        // One text space unit along x and y as steps on the page; the rise moves the baseline.
        double ux = toPage.A * size * scale, uy = toPage.B * size * scale;
        double vx = toPage.C * size, vy = toPage.D * size;
        double originX = toPage.MapX(0, _state.Rise), originY = toPage.MapY(0, _state.Rise);
        double penX = 0, penY = 0;
        double ascent = font.Ascent, descent = font.Descent;
        bool upright = uy == 0 && vx == 0;
        Box clip = _state.Clip;

        while (text.Length > 0)
        {
            int used = font.Next(text, out Glyph glyph);
            text = text[Math.Clamp(used, 1, text.Length)..];
            if (_canvas.LetterCount >= _limits.MaxLetters)
            {
                Stop("page-letters", "The page has too many letters; those after the limit were left out.");
                return;
            }

            double x = originX + (penX * toPage.A) + (penY * toPage.C);
            double y = originY + (penX * toPage.B) + (penY * toPage.D);
            double low = descent, high = ascent;
            if (vertical)
            {
                x -= (glyph.OriginX * ux) + (glyph.OriginY * vx);
                y -= (glyph.OriginX * uy) + (glyph.OriginY * vy);

                // The em box of a vertical glyph hangs below the vertical origin by its advance.
                high = glyph.OriginY;
                low = glyph.OriginY + glyph.VerticalAdvance;
            }

            double width = glyph.Width;
            Box box = upright
                ? new Box(x, y + (low * vy), x + (width * ux), y + (high * vy))
                : TurnedBox(x, y, width, low, high, ux, uy, vx, vy);
            ref DrawnLetter letter = ref _canvas.AddLetter(glyph, style);
            letter.X = x;
            letter.Y = y;
            letter.Box = box;
            letter.Marks = marks | MarksOf(glyph, box, clip);
            if (_state.RenderingMode >= 4)
            {
                _textClip = _textClip?.Union(box) ?? box;
            }

            double spacing = _state.CharSpacing + (glyph.TakesWordSpacing ? _state.WordSpacing : 0);
            if (vertical)
            {
                penY += (glyph.VerticalAdvance * size) + spacing;
            }
            else
            {
                penX += ((width * size) + spacing) * scale;
            }
        }

        Advance(penX, penY);
    }

    private LetterMarks MarksOf(Glyph glyph, Box box, Box clip)
    {
        LetterMarks marks = glyph.IsMapped ? LetterMarks.None : LetterMarks.Unmapped;
        if (glyph.IsRepaired)
        {
            marks |= LetterMarks.Repaired;
        }

        double x = box.CenterX, y = box.CenterY;
        if (x < 0 || y < 0 || x > _canvas.Width || y > _canvas.Height)
        {
            marks |= LetterMarks.OffPage;
        }

        if (_state.IsClippedAway
            || Math.Min(box.Right, clip.Right) - Math.Max(box.Left, clip.Left) < (IsNarrow(glyph.Text) ? MinSeenFlat : MinSeenWidth) * box.Width
            || Math.Min(box.Bottom, clip.Bottom) - Math.Max(box.Top, clip.Top) < (IsFlat(glyph.Text) ? MinSeenFlat : MinSeenHeight) * box.Height)
        {
            marks |= LetterMarks.Clipped;
        }

        return marks;
    }

    /// <summary>True for a glyph whose ink fills only a small part of its height: a clip drawn round the ink (as cairo does) shows all of it.</summary>
    private static bool IsFlat(string text) =>
        text.Length == 1 && text[0] is '一' or '-' or '‐' or '–' or '—' or '―' or '－' or '─' or '━' or 'ー' or '_' or '＿' or '=' or '＝' or '~' or '～' or '…' or '⋯'
            or '.' or ',' or '、' or '，' or '。' or '．' or '·' or '•' or ':' or ';' or '：' or '；' or '“' or '”' or '‘' or '’' or '"' or '\'';

    /// <summary>True for a full-width mark whose ink fills only a small part of its width.</summary>
    private static bool IsNarrow(string text) =>
        text.Length == 1 && text[0] is '（' or '）' or '《' or '》' or '〈' or '〉' or '「' or '」' or '【' or '】' or '〔' or '〕' or '［' or '］' or '，' or '。' or '、' or '；' or '：' or '！'
            or '“' or '”' or '‘' or '’' or '·' or '｜' or '丨';

    private static Box TurnedBox(double x, double y, double width, double low, double high, double ux, double uy, double vx, double vy)
    {
        double wx = width * ux, wy = width * uy, lx = low * vx, ly = low * vy, hx = high * vx, hy = high * vy;
        double left = x + Math.Min(0, wx) + Math.Min(lx, hx), right = x + Math.Max(0, wx) + Math.Max(lx, hx);
        double top = y + Math.Min(0, wy) + Math.Min(ly, hy), bottom = y + Math.Max(0, wy) + Math.Max(ly, hy);
        return new Box(left, top, right, bottom);
    }

    private TextStyle StyleOf(PdfFont font, in Matrix toPage)
    {
        double em = font.Type3Matrix is null ? 1 : Math.Max(font.Ascent - font.Descent, 0.01);
        double size = Finite(Math.Abs(_state.FontSize) * toPage.ScaleY * em);
        double sign = _state.FontSize < 0 ? -1 : 1;
        double angle = Math.Atan2(toPage.B * sign, toPage.A * sign) * (180 / Math.PI);
        angle = angle < 0 ? angle + 360 : angle;
        angle = angle >= 360 - 1e-6 ? 0 : angle;
        int mode = _state.RenderingMode;
        bool strokes = mode is 1 or 5;
        double alpha = (strokes ? _state.StrokeAlpha : _state.FillAlpha) * _state.GroupAlpha;
        PdfColor color = OnPaper(strokes ? _state.Stroke : _state.Fill, alpha);
        LetterMarks marks = (_hiddenDepth > 0 ? LetterMarks.HiddenLayer : 0) | (_watermarkDepth > 0 ? LetterMarks.Watermark : 0);
        if (mode is 3 or 7 || alpha <= MinAlpha)
        {
            marks |= LetterMarks.Invisible;
        }

        bool plain = !(strokes ? _state.StrokeIsPattern : _state.FillIsPattern);
        TextDirection direction = DirectionOf(angle, font.IsVertical);
        TextStyle? last = _lastStyle;
        if (last is not null && last.FontSize == size && last.Angle == angle && last.Color == color && last.Marks == marks && last.RenderingMode == mode
            && last.HasPlainColor == plain && last.Direction == direction && last.FontName == font.Name)
        {
            return last;
        }

        return _lastStyle = new TextStyle
        {
            FontName = font.Name,
            FontSize = size,
            RenderingMode = mode,
            Direction = direction,
            Angle = angle,
            Color = color,
            HasPlainColor = plain,
            Marks = marks,
        };
    }

    private static TextDirection DirectionOf(double angle, bool vertical)
    {
        if (angle <= AngleTolerance || angle >= 360 - AngleTolerance)
        {
            return vertical ? TextDirection.Vertical : TextDirection.Horizontal;
        }

        if (vertical)
        {
            return TextDirection.Other;
        }

        return Math.Abs(angle - 90) <= AngleTolerance ? TextDirection.Rotate90
            : Math.Abs(angle - 180) <= AngleTolerance ? TextDirection.Rotate180
            : Math.Abs(angle - 270) <= AngleTolerance ? TextDirection.Rotate270
            : TextDirection.Other;
    }

    private void EndText()
    {
        if (_textClip is { } box)
        {
            ClipTo(box, false);
            _textClip = null;
        }
    }
}

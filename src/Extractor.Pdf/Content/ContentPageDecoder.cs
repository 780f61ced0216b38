using System.Buffers;
using Extractor.Pdf.Content.Marks;
using Extractor.Pdf.Content.Rulings;
using Extractor.Pdf.Fonts;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <summary>Decodes pages: runs their content (and the annotations' appearances), marks what is not seen, merges lines to rulings.</summary>
internal sealed class ContentPageDecoder : IPageDecoder
{
    private readonly PageCanvas _canvas = new();
    private readonly PageInterpreter _interpreter;
    private readonly DuplicateMarker _duplicates = new();

    public ContentPageDecoder(IFontLoader fonts) => _interpreter = new PageInterpreter(_canvas, fonts);

    /// <inheritdoc/>
    public Page Decode(int number, PdfDictionary page, PageGeometry geometry, IObjectSource source, CancellationToken ct)
    {
        double width = geometry.Width, height = geometry.Height;
        _canvas.Reset(width, height);
        _interpreter.Begin(Matrix.ForPage(geometry), source, ct);
        Draw(page, geometry, source);

        List<PaintedArea> strips = StripMerge.Extract(_canvas.Lines);
        var index = new AreaIndex(_canvas.Areas, width, height);
        BackgroundMarker.Mark(_canvas, index);
        _duplicates.Mark(_canvas);
        WatermarkMarker.Mark(_canvas);
        var pageBox = new Box(0, 0, width, height);
        List<Ruling> rulings = SeenLines.Merge(_canvas, index, pageBox);
        _canvas.Areas.AddRange(strips);
        return new Page
        {
            Number = number,
            Width = width,
            Height = height,
            Rotation = geometry.Rotate,
            Letters = Letters(number, source),
            Rulings = rulings,
            Diagonals = _canvas.Diagonals.Count == 0 ? [] : [.. _canvas.Diagonals],
            Shadings = Shadings(pageBox),
            Images = _canvas.Images.Count == 0 ? [] : [.. _canvas.Images],
        };
    }

    private void Draw(PdfDictionary page, PageGeometry geometry, IObjectSource source)
    {
        PdfObject contents = source.Get(page, "Contents");
        if (contents is PdfStream single)
        {
            _interpreter.Run(source.Decode(single).Span, geometry.Resources);
        }
        else if (contents is PdfArray { Count: > 0 } parts)
        {
            byte[] joined = Join(parts, source, out int length);
            _interpreter.Run(joined.AsSpan(0, length), geometry.Resources);
            ArrayPool<byte>.Shared.Return(joined);
        }

        Annotations.Draw(page, Matrix.ForPage(geometry), geometry.Resources, source, _interpreter);
    }

    /// <summary>The streams of a page are one stream; the cut may lie between any two tokens (ISO 32000-1, 7.8.2).</summary>
    private static byte[] Join(PdfArray parts, IObjectSource source, out int length)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        length = 0;
        foreach (PdfObject part in parts.Items)
        {
            if (source.Resolve(part) is not PdfStream stream)
            {
                continue;
            }

            ReadOnlySpan<byte> bytes = source.Decode(stream).Span;
            if ((long)length + bytes.Length + 1 > source.Limits.MaxStreamBytes)
            {
                source.Warnings.Add("page-size", "The page's content is too long; its last parts were left out.");
                break;
            }

            if (buffer.Length < length + bytes.Length + 1)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + bytes.Length + 1));
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }

            bytes.CopyTo(buffer.AsSpan(length));
            length += bytes.Length;
            buffer[length++] = (byte)'\n';
        }

        return buffer;
    }

    private Letter[] Letters(int number, IObjectSource source)
    {
        Span<DrawnLetter> drawn = _canvas.Letters;
        var letters = new Letter[drawn.Length];
        int unmapped = 0;
        string font = "";
        for (int i = 0; i < letters.Length; i++)
        {
            ref DrawnLetter d = ref drawn[i];
            TextStyle style = d.Style;
            letters[i] = new Letter
            {
                Text = d.Text,
                Box = d.Box,
                BaselineX = d.X,
                BaselineY = d.Y,
                FontName = style.FontName,
                FontSize = style.FontSize,
                RenderingMode = style.RenderingMode,
                Direction = style.Direction,
                Angle = style.Angle,
                Color = style.Color,
                Marks = d.Marks,
                Order = i,
            };
            if ((d.Marks & LetterMarks.Unmapped) != 0)
            {
                unmapped++;
                font = style.FontName;
            }
        }

        if (unmapped > 0)
        {
            source.Warnings.Add("letter-unmapped", $"{unmapped} letters on page {number} have no Unicode value and are given as U+FFFD (font \"{font}\").");
        }

        return letters;
    }

    private Shading[] Shadings(Box page)
    {
        var shadings = new List<Shading>(_canvas.Areas.Count);
        foreach (PaintedArea area in _canvas.Areas)
        {
            if (area.Kind != AreaKind.Image && area.Box.Intersect(page) is { } seen)
            {
                shadings.Add(new Shading(seen, area.Color, area.Order, area.Kind != AreaKind.Shape));
            }
        }

        return [.. shadings];
    }
}

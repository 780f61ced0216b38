using System.Globalization;
using System.Text;
using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout;

/// <summary>
/// Draws what the extractor saw on a page as one SVG: letters, rulings, areas, cells with their spans, joins over pages, text
/// blocks, and what was left out and why, each in a layer that the legend switches on and off.
/// </summary>
public static class DebugSvgWriter
{
    private const double LegendWidth = 190;

    private static readonly (string Id, string Title, string Color)[] _layers =
    [
        ("areas", "shadings and images", "#b8a070"),
        ("rulings", "rulings", "#1f5fd0"),
        ("letters", "letters", "#222222"),
        ("doubtful", "repaired or unmapped letters", "#d06000"),
        ("dropped", "letters not seen, with the mark", "#d00060"),
        ("cells", "cells (r,c)", "#0a8f3c"),
        ("spans", "merged cells", "#0a8f3c"),
        ("joins", "joins over pages", "#8000c0"),
        ("blocks", "headings and paragraphs", "#00808a"),
        ("loose", "seen, but in no cell or block", "#e08000"),
    ];

    /// <summary>Writes one page. The result is a complete SVG document, one unit to the point.</summary>
    /// <param name="page">The page as decoded.</param>
    /// <param name="layout">The layout of the document it belongs to.</param>
    /// <param name="writer">Where to; not closed.</param>
    public static void Write(Page page, DocumentLayout layout, TextWriter writer)
    {
        var layers = _layers.ToDictionary(l => l.Id, _ => new StringBuilder());
        var covered = new List<Box>();
        DrawAreas(page, layers["areas"], layers["rulings"]);
        DrawTables(page.Number, layout, layers, covered);
        DrawBlocks(page.Number, layout, layers["blocks"], covered);
        DrawLetters(page, layers, covered);

        double height = Math.Max(page.Height, 40 + (16 * _layers.Length));
        writer.Write(Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {page.Width + LegendWidth:0.##} {height:0.##}\" width=\"{page.Width + LegendWidth:0.##}\" height=\"{height:0.##}\" font-family=\"sans-serif\">"));
        writer.Write(Line($"<rect width=\"{page.Width:0.##}\" height=\"{page.Height:0.##}\" fill=\"#fff\" stroke=\"#999\"/>"));
        foreach ((string id, _, _) in _layers)
        {
            writer.Write(Line($"<g id=\"{id}\">"));
            writer.Write(layers[id].ToString());
            writer.Write("</g>\n");
        }

        WriteLegend(page, layers, writer);
        writer.Write("</svg>\n");
    }

    private static void DrawAreas(Page page, StringBuilder areas, StringBuilder rulings)
    {
        foreach (Shading shading in page.Shadings)
        {
            Rect(areas, shading.Box, "#b8a070", Hex(shading.Color), 0.35, "shading " + Hex(shading.Color));
        }

        foreach (PageImage image in page.Images)
        {
            Rect(areas, image.Box, "#b8a070", "none", 0.35, Line($"image {image.PixelWidth}×{image.PixelHeight}", end: false));
        }

        foreach (Ruling ruling in page.Rulings)
        {
            Box b = ruling.IsHorizontal ? new Box(ruling.Start, ruling.Position, ruling.End, ruling.Position) : new Box(ruling.Position, ruling.Start, ruling.Position, ruling.End);
            string dash = ruling.Style == RulingStyle.Dashed ? " stroke-dasharray=\"3 1.5\"" : "";
            string title = Line($"{ruling.Style}, {ruling.Thickness:0.##} pt, {Hex(ruling.Color)}, {ruling.Start:0.#}–{ruling.End:0.#} at {ruling.Position:0.#}", end: false);
            rulings.Append(Line($"<line x1=\"{b.Left:0.##}\" y1=\"{b.Top:0.##}\" x2=\"{b.Right:0.##}\" y2=\"{b.Bottom:0.##}\" stroke=\"#1f5fd0\" stroke-width=\"{Math.Max(0.6, ruling.Thickness):0.##}\"{dash}><title>{Escape(title)}</title></line>"));
        }

        foreach (DiagonalLine d in page.Diagonals)
        {
            rulings.Append(Line($"<line x1=\"{d.X1:0.##}\" y1=\"{d.Y1:0.##}\" x2=\"{d.X2:0.##}\" y2=\"{d.Y2:0.##}\" stroke=\"#1f5fd0\" stroke-width=\"0.6\"><title>diagonal</title></line>"));
        }
    }

    private static void DrawTables(int page, DocumentLayout layout, Dictionary<string, StringBuilder> layers, List<Box> covered)
    {
        foreach (Table table in layout.Tables)
        {
            if (!table.Parts.Any(p => p.Page == page))
            {
                continue;
            }

            foreach (Cell cell in table.Cells)
            {
                bool merged = cell.RowSpan > 1 || cell.ColumnSpan > 1;
                string title = Line($"table {table.Index}, row {cell.Row}, column {cell.Column}{(merged ? string.Create(CultureInfo.InvariantCulture, $", {cell.RowSpan}×{cell.ColumnSpan}") : "")}: {cell.Text}", end: false);
                if (cell.Page == page)
                {
                    covered.Add(cell.Box);
                    Rect(layers[merged ? "spans" : "cells"], cell.Box.Inflate(-0.6, -0.6), cell.IsDoubtful ? "#d06000" : "#0a8f3c", merged ? "#0a8f3c" : "none", 0.12, title);
                    Label(layers["cells"], cell.Box.Left + 1.5, cell.Box.Top + 4.5, 4, "#0a8f3c", Line($"{cell.Row},{cell.Column}", end: false));
                }

                foreach (CellPart part in cell.Continuations)
                {
                    if (part.Page == page)
                    {
                        covered.Add(part.Box);
                        Rect(layers["joins"], part.Box.Inflate(-0.6, -0.6), "#8000c0", "#8000c0", 0.15, "goes on from page " + cell.Page.ToString(CultureInfo.InvariantCulture) + "; " + title);
                    }
                }
            }

            int at = 0;
            foreach (TablePart part in table.Parts)
            {
                if (part.Page == page)
                {
                    string from = at > 0 ? Line($" ← page {table.Parts[at - 1].Page}", end: false) : "";
                    string to = at + 1 < table.Parts.Count ? Line($" → page {table.Parts[at + 1].Page}", end: false) : "";
                    string text = Line($"table {table.Index} {table.Number} {table.Title}: {table.RowCount}×{table.ColumnCount}, {table.Method}, {table.Confidence:0.00}{from}{to}", end: false);
                    Rect(layers["joins"], part.Box, "#8000c0", "none", 0, text);
                    Label(layers["joins"], part.Box.Left, part.Box.Top - 2, 6, "#8000c0", text);
                }

                at++;
            }
        }
    }

    private static void DrawBlocks(int page, DocumentLayout layout, StringBuilder blocks, List<Box> covered)
    {
        int paragraph = 0;
        foreach (Block block in layout.Blocks)
        {
            switch (block)
            {
                case HeadingBlock heading when heading.Page == page:
                    covered.Add(heading.Box);
                    Rect(blocks, heading.Box.Inflate(1.5, 1), "#c02020", "#c02020", 0.08, (heading.IsContents ? "contents entry: " : "heading: ") + heading.Text);
                    Label(blocks, heading.Box.Left - 12, heading.Box.Bottom, 6, "#c02020", Line($"{(heading.IsContents ? "C" : "H")}{heading.Level}", end: false));
                    break;
                case ParagraphBlock text:
                    paragraph++;
                    foreach (TextSpan span in text.Parts)
                    {
                        if (span.Page == page)
                        {
                            covered.Add(span.Box);
                            Rect(blocks, span.Box, "#00808a", "#00808a", paragraph % 2 == 0 ? 0.05 : 0.14, Line($"paragraph {paragraph}", end: false));
                        }
                    }

                    break;
            }
        }
    }

    private static void DrawLetters(Page page, Dictionary<string, StringBuilder> layers, List<Box> covered)
    {
        Box[] boxes = [.. covered.OrderBy(b => b.Top)];
        double tallest = boxes.Length == 0 ? 0 : boxes.Max(b => b.Height);
        foreach (Letter letter in page.Letters)
        {
            if (letter.IsWhiteSpace)
            {
                continue;
            }

            if (!letter.IsVisible)
            {
                Glyph(layers["dropped"], letter, "#d00060", letter.Marks.ToString());
                continue;
            }

            bool doubtful = (letter.Marks & (LetterMarks.Unmapped | LetterMarks.Repaired)) != 0;
            Glyph(layers[doubtful ? "doubtful" : "letters"], letter, doubtful ? "#d06000" : "#222222", Line($"{letter.FontName} {letter.FontSize:0.##}", end: false));
            if (!IsCovered(letter.Box, boxes, tallest))
            {
                Rect(layers["loose"], letter.Box, "#e08000", "#e08000", 0.3, "in no cell, heading or paragraph");
            }
        }
    }

    /// <summary>Whether the middle of a letter lies in a box; the boxes are sorted by their top, so only those near it are tried.</summary>
    private static bool IsCovered(Box letter, Box[] boxes, double tallest)
    {
        double y = letter.CenterY;
        int low = 0;
        int high = boxes.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (boxes[middle].Top < y - tallest - 1)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (int i = low; i < boxes.Length && boxes[i].Top <= y + 1; i++)
        {
            if (boxes[i].Inflate(1, 1).Contains(letter.CenterX, y))
            {
                return true;
            }
        }

        return false;
    }

    private static void Glyph(StringBuilder layer, Letter letter, string color, string title)
    {
        double size = letter.FontSize > 0.1 ? letter.FontSize : letter.Box.Height;
        double angle = letter.Direction switch
        {
            TextDirection.Rotate90 => 90,
            TextDirection.Rotate180 => 180,
            TextDirection.Rotate270 => 270,
            TextDirection.Other => letter.Angle,
            _ => 0,
        };
        string turn = angle == 0 ? "" : Line($" transform=\"rotate({angle:0.#} {letter.BaselineX:0.##} {letter.BaselineY:0.##})\"", end: false);
        double x = letter.Direction == TextDirection.Vertical ? letter.Box.Left : letter.BaselineX;
        double y = letter.Direction == TextDirection.Vertical ? letter.Box.Bottom - (0.12 * size) : letter.BaselineY;
        layer.Append(Line($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size:0.##}\" fill=\"{color}\"{turn}>{Escape(letter.Text)}<title>{Escape(letter.Text + "  " + title)}</title></text>"));
    }

    private static void WriteLegend(Page page, Dictionary<string, StringBuilder> layers, TextWriter writer)
    {
        double x = page.Width + 10;
        writer.Write(Line($"<text x=\"{x:0.##}\" y=\"18\" font-size=\"10\">page {page.Number}: click a line to hide its layer</text>"));
        double y = 36;
        foreach ((string id, string title, string color) in _layers)
        {
            int count = layers[id].ToString().AsSpan().Count('\n');
            writer.Write(Line($"<g style=\"cursor:pointer\" onclick=\"var s=document.getElementById('{id}').style;s.display=s.display=='none'?'':'none';this.style.opacity=s.display=='none'?0.35:1\"><rect x=\"{x:0.##}\" y=\"{y - 8:0.##}\" width=\"10\" height=\"10\" fill=\"{color}\"/><text x=\"{x + 15:0.##}\" y=\"{y:0.##}\" font-size=\"9\">{Escape(title)} ({count})</text></g>"));
            y += 16;
        }
    }

    private static void Rect(StringBuilder layer, Box box, string stroke, string fill, double opacity, string title) =>
        layer.Append(Line($"<rect x=\"{box.Left:0.##}\" y=\"{box.Top:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\" stroke=\"{stroke}\" stroke-width=\"0.5\" fill=\"{fill}\" fill-opacity=\"{opacity:0.##}\"><title>{Escape(title)}</title></rect>"));

    private static void Label(StringBuilder layer, double x, double y, double size, string color, string text) =>
        layer.Append(Line($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size:0.##}\" fill=\"{color}\">{Escape(text)}</text>"));

    private static string Line(FormattableString text, bool end = true) => text.ToString(CultureInfo.InvariantCulture) + (end ? "\n" : "");

    private static string Hex(PdfColor color) => Line($"#{color.R:x2}{color.G:x2}{color.B:x2}", end: false);

    /// <summary>Text for XML 1.0: markup escaped, characters that XML forbids replaced by U+FFFD.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                escaped.Append(c).Append(text[++i]);
                continue;
            }

            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\n' or '\r' or '\t' => " ",
                _ when c < 0x20 || char.IsSurrogate(c) || c >= 0xFFFE => "\uFFFD",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}

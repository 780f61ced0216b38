using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Reads number, title, unit of amount and preparer from the lines above a table.</summary>
/// <remarks>
/// Lines are taken from the table upwards as long as they look like a caption: unit, preparer, period, number; at most one
/// title (of up to two lines) above or among them. Anything else is text of the document, and the caption ends there.
/// </remarks>
public static class CaptionReader
{
    /// <summary>Free height between caption lines, and between them and the table, in points.</summary>
    private const double MaxGap = 72;

    /// <summary>Height of a whole caption, in points; lines further up are not looked at.</summary>
    private const double MaxHeight = 400;

    /// <summary>Share of the page's height in which page headers stand.</summary>
    private const double RunningZone = 0.11;

    /// <summary>Sets the caption of every table of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="tables">Its tables, top to bottom.</param>
    /// <param name="lines">Lines outside tables.</param>
    /// <returns>The lines that are in no caption.</returns>
    public static IReadOnlyList<TextLine> Read(Page page, IReadOnlyList<PageTable> tables, IReadOnlyList<TextLine> lines)
    {
        if (tables.Count == 0)
        {
            return lines;
        }

        var taken = new bool[lines.Count];
        foreach (IGrouping<TextDirection, PageTable> turned in tables.GroupBy(t => t.Turn))
        {
            var view = new PageView(page, turned.Key, []);
            List<PageTable> own = [.. turned];
            List<int> read = [.. Enumerable.Range(0, lines.Count).Where(i => TurnOf(lines[i].Direction) == turned.Key)];
            var heights = new HeightIndex(read.Count, i => view.ToView(lines[read[i]].Box).CenterY);
            var tops = new HeightIndex(own.Count, i => own[i].ViewBox.Top);
            foreach (PageTable table in own)
            {
                Box edge = table.ViewBox;
                var above = new List<CaptionLine>();
                foreach (int i in heights.Between(edge.Top - MaxHeight, edge.Top + 2))
                {
                    Box box = view.ToView(lines[read[i]].Box);
                    if (!taken[read[i]] && box.Right > edge.Left - 40 && box.Left < edge.Right + 40 && !IsBehind(box, edge, own, tops))
                    {
                        above.Add(new CaptionLine(read[i], lines[read[i]], box));
                    }
                }

                above.Sort((a, b) => b.Box.Bottom.CompareTo(a.Box.Bottom));
                table.Caption = Read(table, above, taken);
            }
        }

        var left = new List<TextLine>(lines.Count);
        for (int i = 0; i < lines.Count; i++)
        {
            if (!taken[i])
            {
                left.Add(lines[i]);
            }
        }

        return left;
    }

    private static TextDirection TurnOf(TextDirection direction) =>
        direction is TextDirection.Vertical or TextDirection.Other ? TextDirection.Horizontal : direction;

    /// <summary>Whether another table stands between a line and the table.</summary>
    private static bool IsBehind(Box line, Box table, List<PageTable> tables, HeightIndex tops)
    {
        foreach (int i in tops.Between(line.CenterY, table.Top - 3))
        {
            Box other = tables[i].ViewBox;
            if (other.Top < table.Top - 3 && other.Left < table.Right && other.Right > table.Left)
            {
                return true;
            }
        }

        return false;
    }

    private static PageCaption Read(PageTable table, List<CaptionLine> above, bool[] taken)
    {
        string? number = null;
        string? unit = null;
        string? preparer = null;
        var title = new List<CaptionLine>();
        var kept = new List<CaptionLine>();
        double edge = table.ViewBox.Top;
        bool text = false;
        foreach (CaptionLine line in above)
        {
            if (edge - line.Box.Bottom > MaxGap)
            {
                text |= !IsRunning(table, line);
                break;
            }

            string plain = line.Plain;
            System.Text.RegularExpressions.Match numbered = CaptionPatterns.Number().Match(plain);
            System.Text.RegularExpressions.Match prepared = CaptionPatterns.Preparer().Match(plain);
            System.Text.RegularExpressions.Match amount = CaptionPatterns.AmountUnit().Match(plain);
            bool small = title.Count == 0;
            if (small && prepared.Success && plain.Length < 80)
            {
                preparer ??= CaptionPatterns.AmountUnit().Replace(prepared.Groups["who"].Value, "");
                unit ??= amount.Success ? amount.Groups["unit"].Value : null;
            }
            else if (small && amount.Success && plain.Length < 60 && !plain.EndsWith('。'))
            {
                unit ??= amount.Groups["unit"].Value;
                if (number is null && numbered.Success && plain.Length < 24)
                {
                    number = numbered.Groups["number"].Value;
                }
            }
            else if (number is null && numbered.Success && (numbered.Groups["rest"].Length == 0 || plain.EndsWith('表') || title.Count == 0) && plain.Length < 60 && !IsProse(plain))
            {
                number = numbered.Groups["number"].Value;
                if (numbered.Groups["rest"].Length > 0 && title.Count == 0)
                {
                    title.Add(line with { Plain = numbered.Groups["rest"].Value });
                }
            }
            else if (small && CaptionPatterns.Period().IsMatch(plain))
            {
            }
            else if (title.Count == 0 && IsTitle(table, line))
            {
                title.Add(line);
            }
            else if (title.Count == 1 && IsTitleAbove(title[0], line))
            {
                bool first = number is null && numbered.Success && numbered.Groups["rest"].Length > 0;
                number = first ? numbered.Groups["number"].Value : number;
                title.Add(first ? line with { Plain = numbered.Groups["rest"].Value } : line);
            }
            else
            {
                text |= !IsRunning(table, line);
                break;
            }

            kept.Add(line);
            edge = line.Box.Top;
        }

        if (kept.Count == 0)
        {
            return text ? PageCaption.None with { FollowsText = true } : PageCaption.None;
        }

        foreach (CaptionLine line in kept)
        {
            taken[line.Index] = true;
        }

        kept.Reverse();
        title.Reverse();
        string? whole = title.Count == 0 ? null : string.Concat(title.Select(t => TextJoiner.Squeeze(t.Plain)));
        return new PageCaption(number, whole, unit, preparer, [.. kept.Select(k => k.Line.Text)])
        {
            FollowsText = text,
            RunningKey = title.Count == 1 && IsRunning(table, title[0]) && !title[0].Plain.EndsWith('表') ? RunningKey(title[0].Line.Text) : null,
        };
    }

    /// <summary>Keys of the lines that stand where page headers stand.</summary>
    public static IReadOnlyList<string> TopKeys(Page page, IReadOnlyList<TextLine> lines)
    {
        var keys = new List<string>();
        foreach (TextLine line in lines)
        {
            if (line.Box.Bottom < page.Height * RunningZone || line.Box.Right < page.Width * RunningZone || line.Box.Left > page.Width * (1 - RunningZone)
                || line.Box.Top > page.Height * (1 - RunningZone))
            {
                keys.Add(RunningKey(line.Text));
            }
        }

        return keys;
    }

    private static string RunningKey(string text) => string.Concat(text.Where(c => !CharKind.IsBlank(c) && !CharKind.IsDigit(c)));

    /// <summary>A page header is no text of the document: a single line near the top of the page.</summary>
    private static bool IsRunning(PageTable table, CaptionLine line) => line.Box.Bottom < table.ViewSize.Height * RunningZone;

    /// <summary>A title stands in the middle, or is set larger than the table, or ends in 表; it is no sentence.</summary>
    private static bool IsTitle(PageTable table, CaptionLine line)
    {
        string plain = line.Plain;
        if (plain.Length is < 2 or > 60 || IsProse(plain) || CaptionPatterns.PageNumber().IsMatch(plain) || CaptionPatterns.Note().IsMatch(plain))
        {
            return false;
        }

        bool centred = Math.Abs(line.Box.CenterX - table.ViewBox.CenterX) < 0.06 * table.ViewBox.Width + 4
            || Math.Abs(line.Box.CenterX - (table.ViewSize.Width / 2)) < 0.03 * table.ViewSize.Width;
        bool named = plain.EndsWith('表') || plain.EndsWith("表）", StringComparison.Ordinal) || plain.EndsWith("表)", StringComparison.Ordinal);
        return (centred || named) && (named || !CaptionPatterns.Heading().IsMatch(plain)) && (named || !IsRunning(table, line) || line.Size >= 1.15 * BodySize(table));
    }

    /// <summary>Type size of the table's first cells.</summary>
    private static double BodySize(PageTable table)
    {
        double sum = 0;
        int n = 0;
        foreach (PageCell cell in table.Cells)
        {
            if (cell.Lines.Count > 0 && n < 24)
            {
                sum += cell.Lines[0].Words[0].Letters[0].FontSize;
                n++;
            }
        }

        return n == 0 ? 10 : sum / n;
    }

    /// <summary>
    /// The upper line of a title of two lines: of the same type, close above it, and either over its middle or so long that the
    /// rest went to the next line.
    /// </summary>
    private static bool IsTitleAbove(CaptionLine below, CaptionLine line)
    {
        if (Math.Abs(line.Size - below.Size) > 0.5 || below.Box.Top - line.Box.Bottom > 1.2 * line.Size || IsProse(line.Plain)
            || line.Plain.EndsWith('表') || line.Size <= 11 || CaptionPatterns.Heading().IsMatch(below.Plain))
        {
            return false;
        }

        bool centred = Math.Abs(line.Box.CenterX - below.Box.CenterX) < 6 && !CaptionPatterns.Heading().IsMatch(line.Plain);
        bool wrapped = Math.Abs(line.Box.Left - below.Box.Left) < 2.5 * line.Size && line.Box.Width > 20 * line.Size && line.Box.Width > 1.3 * below.Box.Width
            && below.Plain.EndsWith('表');
        return centred || wrapped;
    }

    private static bool IsProse(string plain) =>
        plain.Length > 0 && plain[^1] is '。' or '；' or ';' or '，' or ',' or '：' or ':' or '、' || plain.Contains('。', StringComparison.Ordinal);

    private sealed record CaptionLine(int Index, TextLine Line, Box Box)
    {
        public string Plain { get; init; } = string.Concat(TextJoiner.Normalize(Line.Text).Where(c => !CharKind.IsBlank(c)));

        public double Size { get; } = Line.Words[0].Letters[0].FontSize;
    }
}

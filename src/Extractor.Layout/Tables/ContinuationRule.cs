using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>How a part goes on a table.</summary>
/// <param name="RepeatedRows">Rows at its top that repeat the table's header.</param>
/// <param name="Columns">Its columns in the table's coordinates.</param>
internal sealed record Continuation(int RepeatedRows, ColumnMap Columns);

/// <summary>Decides whether the first table of a page goes on the last one of the page before.</summary>
internal static class ContinuationRule
{
    /// <summary>Difference of the outer edges of two parts, in points.</summary>
    private const double EdgeDistance = 4.0;

    /// <summary>Share of column lines that agree.</summary>
    private const double MinAgreement = 0.6;

    public static Continuation? Decide(JoinedTable table, PageTables before, PageTable part, PageTables after)
    {
        if (ForsakenTitle(before) is not null || HasBodyBelow(table.Last, before, after) || HasBodyAbove(part, after, before) || part.Method != table.Last.Method && part.Method == TableMethod.Stream)
        {
            return null;
        }

        int repeated = RepeatedRows(table.First, part);
        ColumnMap? map = Map(table, part, repeated);
        if (map is null)
        {
            return null;
        }

        return Captions(table, part, repeated) && Fits(table, part, repeated) ? new Continuation(repeated, map) : null;
    }

    /// <summary>
    /// Rows at the top of a part that repeat the table's header, or its lower rows: they end with the header's last row, else
    /// they are the beginning of another table of the same make.
    /// </summary>
    public static int RepeatedRows(PageTable first, PageTable part)
    {
        int header = HeaderDetector.Detect(first.RowCount, first.ColumnCount, JoinedTable.Texts(first)).HeaderRows;
        if (header == 0)
        {
            return 0;
        }

        List<string> head = RowKeys(first, header);
        List<string> rows = RowKeys(part, header);
        for (int from = 0; from < header; from++)
        {
            int n = header - from;
            if (n <= rows.Count && !head.GetRange(from, n).TrueForAll(SaysLittle) && rows.GetRange(0, n).SequenceEqual(head.GetRange(from, n)))
            {
                int repeated = Closed(part, n);
                return repeated > 0 && NamesColumns(part, repeated) ? repeated : 0;
            }
        }

        return 0;
    }

    private static bool SaysLittle(string row)
    {
        string[] texts = row.Split('\t', StringSplitOptions.RemoveEmptyEntries);
        return texts.Length == 0 || (texts.Length == 1 && texts[0].Length < 4);
    }

    /// <summary>A header names the columns: cells that end in its last row stand over at least half of them, each over a few.</summary>
    private static bool NamesColumns(PageTable part, int rows)
    {
        int named = 0;
        foreach (PageCell cell in part.Cells)
        {
            named += cell.RowEnd == rows && cell.Text.Length > 0 ? 1 : 0;
        }

        return named * 2 >= part.ColumnCount;
    }

    /// <summary>The rows, fewer where a cell reaches out of them.</summary>
    private static int Closed(PageTable part, int rows)
    {
        bool again = true;
        while (again && rows > 0)
        {
            again = false;
            foreach (PageCell cell in part.Cells)
            {
                if (cell.Row < rows && cell.RowEnd > rows && cell.Text.Length > 0)
                {
                    rows = cell.Row;
                    again = true;
                }
            }
        }

        return rows;
    }

    private static List<string> RowKeys(PageTable part, int max)
    {
        var keys = new List<string>();
        for (int r = 0; r < Math.Min(max, part.RowCount); r++)
        {
            keys.Add("");
        }

        foreach (PageCell cell in part.Cells)
        {
            if (cell.Row < keys.Count)
            {
                keys[cell.Row] += string.Concat(cell.Text.Where(c => !char.IsWhiteSpace(c))) + "\t";
            }
        }

        return keys;
    }

    private static ColumnMap? Map(JoinedTable table, PageTable part, int repeated)
    {
        IReadOnlyList<double> to = table.First.X;
        if (repeated > 0 && part.Method != TableMethod.Lattice && part.X.Count == to.Count)
        {
            // Borders guessed from text differ from page to page; the same header over as many columns is proof enough.
            return ColumnMap.ByIndex(part.X, to);
        }

        double width = to[^1] - to[0];
        double other = part.X[^1] - part.X[0];
        ColumnMap edges = ColumnMap.ByEdges(part.X, to);
        bool sameWidth = Math.Abs(width - other) <= EdgeDistance + (0.01 * width);
        if (sameWidth && table.Agreement(part, edges) >= MinAgreement)
        {
            // As many columns whose borders are guessed: those that differ are the same, guessed from other texts.
            bool guessed = part.Method != TableMethod.Lattice && table.Last.Method != TableMethod.Lattice && part.X.Count == to.Count;
            return guessed ? ColumnMap.ByIndex(part.X, to) : edges;
        }

        if (part.X.Count == to.Count && part.X.Count > 2)
        {
            // The paper turned, or the columns were set anew: the same number of columns of like proportions.
            double worst = 0;
            for (int i = 0; i < to.Count; i++)
            {
                worst = Math.Max(worst, Math.Abs(edges.Map(part.X[i]) - to[i]));
            }

            return worst <= 0.12 * width ? ColumnMap.ByIndex(part.X, to) : null;
        }

        return !sameWidth && table.Agreement(part, edges) >= 0.9 ? edges : null;
    }

    private static bool Captions(JoinedTable table, PageTable part, int repeated)
    {
        PageCaption first = table.Caption;
        PageCaption next = part.Caption;
        if (next.Number is not null && next.Number != first.Number)
        {
            return false;
        }

        if (next.Preparer is not null && next.Preparer != first.Preparer)
        {
            return false;
        }

        if (next.AmountUnit is not null && next.AmountUnit != first.AmountUnit)
        {
            return false;
        }

        if (next.Title is null)
        {
            return next.Lines.Count == 0 || repeated > 0 || next.Number is null;
        }

        bool continued = next.Title.Contains("续", StringComparison.Ordinal);
        return (Plain(next.Title) == Plain(first.Title) && repeated > 0) || (continued && Plain(next.Title) is var t && (t.Length == 0 || t == Plain(first.Title)));
    }

    private static string Plain(string? title) =>
        title is null ? "" : title.Replace("（续）", "", StringComparison.Ordinal).Replace("(续)", "", StringComparison.Ordinal)
            .Replace("（续表）", "", StringComparison.Ordinal).Replace("续表", "", StringComparison.Ordinal).Replace("续", "", StringComparison.Ordinal);

    /// <summary>A table that stopped with half a page to spare did not break off there, unless its header says so.</summary>
    private static bool Fits(JoinedTable table, PageTable part, int repeated)
    {
        PageTable last = table.Last;
        if (repeated > 0)
        {
            return true;
        }

        double left = (last.ViewSize.Height * 0.93) - last.ViewBox.Bottom;
        double next = part.Y[1] - part.Y[0];
        bool room = left > (last.ViewSize.Height * 0.3) && left > 2 * next;
        bool low = part.ViewBox.Top > part.ViewSize.Height * 0.4;
        return !room && !low;
    }

    /// <summary>
    /// A title at the foot of a page whose table begins on the next one: below the last table, and word for word the title of a
    /// table on that page (forms are printed one after another under one title).
    /// </summary>
    public static string? ForsakenTitle(PageTables page)
    {
        if (page.Tables.Count == 0 || page.Tables[^1].Turn != TextDirection.Horizontal)
        {
            return null;
        }

        foreach (TextLine line in page.Lines)
        {
            if (line.Box.Top < page.Tables[^1].Box.Bottom)
            {
                continue;
            }

            string text = TextJoiner.Squeeze(line.Text);
            foreach (PageTable table in page.Tables)
            {
                if (table.Caption.Title == text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    private static bool HasBodyBelow(PageTable table, PageTables page, PageTables next)
    {
        var view = new ViewFrame(table);
        foreach (TextLine line in page.Lines)
        {
            if (view.Reads(line) && view.Place(line.Box).CenterY > table.ViewBox.Bottom - 2 && !IsRunning(line, view.Place(line.Box).CenterY / table.ViewSize.Height, next))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasBodyAbove(PageTable table, PageTables page, PageTables previous)
    {
        var view = new ViewFrame(table);
        foreach (TextLine line in page.Lines)
        {
            if (view.Reads(line) && view.Place(line.Box).CenterY < table.ViewBox.Top + 2 && !IsRunning(line, view.Place(line.Box).CenterY / table.ViewSize.Height, previous))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A page header, footer or page number: it stands in the margin, and the other page has the like at the same height.</summary>
    /// <param name="line">The line.</param>
    /// <param name="y">Its height as a share of the view's.</param>
    /// <param name="other">The other page.</param>
    private static bool IsRunning(TextLine line, double y, PageTables other)
    {
        if (y is > 0.13 and < 0.87)
        {
            return false;
        }

        string key = Key(line.Text);
        if (key.Length == 0 || CaptionPatterns.PageNumber().IsMatch(line.Text.Trim()))
        {
            return true;
        }

        foreach (TextLine twin in other.Lines)
        {
            if (Key(twin.Text) == key)
            {
                return true;
            }
        }

        return y is < 0.06 or > 0.95;
    }

    private static string Key(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !char.IsAsciiDigit(c)));
}

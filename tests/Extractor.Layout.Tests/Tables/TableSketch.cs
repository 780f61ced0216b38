using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Layout.Tests.Tables;

/// <summary>Draws ruled tables on a <see cref="PageSketch"/> and shows what the finder made of them.</summary>
internal static class TableSketch
{
    /// <summary>Draws every line of a grid.</summary>
    public static PageSketch Grid(this PageSketch page, double[] x, double[] y)
    {
        foreach (double at in y)
        {
            page.Line(x[0], at, x[^1], at);
        }

        foreach (double at in x)
        {
            page.Line(at, y[0], at, y[^1]);
        }

        return page;
    }

    /// <summary>Draws a table of texts, left aligned with a padding of 3 points, on a full grid.</summary>
    public static PageSketch Table(this PageSketch page, double[] x, double top, double rowHeight, params string[][] rows)
    {
        double[] y = new double[rows.Length + 1];
        for (int r = 0; r <= rows.Length; r++)
        {
            y[r] = top + (r * rowHeight);
        }

        page.Grid(x, y);
        for (int r = 0; r < rows.Length; r++)
        {
            for (int c = 0; c < rows[r].Length; c++)
            {
                page.Text(rows[r][c], x[c] + 3, y[r + 1] - 5);
            }
        }

        return page;
    }

    /// <summary>The tables of sketched pages, joined.</summary>
    public static IReadOnlyList<Table> Join(params PageSketch[] pages)
    {
        var joiner = new TableJoiner();
        for (int i = 0; i < pages.Length; i++)
        {
            joiner.Add(TableFinder.Find(pages[i].Page(i + 1)));
        }

        return joiner.Finish();
    }

    /// <summary>A table as text: rows by line, cells by |, spans as ×rows,columns behind the text.</summary>
    public static string Show(this Table table)
    {
        var rows = new string[table.RowCount];
        foreach (Cell cell in table.Cells)
        {
            string span = cell.RowSpan > 1 || cell.ColumnSpan > 1 ? $"×{cell.RowSpan},{cell.ColumnSpan}" : "";
            rows[cell.Row] = (rows[cell.Row] is { } before ? before + "|" : "") + cell.Text + span;
        }

        return string.Join('\n', rows);
    }

    /// <summary>Letters inside the tables' boxes that are no blanks, and letters in their cells: equal where nothing is lost.</summary>
    public static (int Inside, int InCells) Conservation(Page page)
    {
        PageTables found = TableFinder.Find(page);
        int inside = 0;
        foreach (Letter letter in page.Letters)
        {
            if (letter.IsVisible && !letter.IsWhiteSpace && found.Tables.Any(t => t.Box.Contains(letter.Box.CenterX, letter.Box.CenterY)))
            {
                inside++;
            }
        }

        int inCells = found.Tables.Sum(t => t.Cells.Sum(c => c.Lines.Sum(l => l.Words.Sum(w => w.Letters.Count))));
        return (inside, inCells);
    }
}

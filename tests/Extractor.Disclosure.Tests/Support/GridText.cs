using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Support;

/// <summary>
/// Draws a table in a test: rows are lines, cells are parted by |, &lt; joins a cell with its left neighbour, ^ with the one
/// above. Blanks around a cell's text are dropped, a leading full-width blank is kept (indentation).
/// </summary>
internal static class GridText
{
    public static Table Table(string text, string? title = null, string? unit = "万元", int headerRows = 0, int index = 1, params string[] captions)
    {
        string[][] rows = [.. text.Trim('\n', ' ').Split('\n').Select(l => l.Split('|').Select(c => c.Trim(' ')).ToArray())];
        int columns = rows.Max(r => r.Length);
        var cells = new List<Cell>();
        for (int r = 0; r < rows.Length; r++)
        {
            Assert.That(rows[r], Has.Length.EqualTo(columns), "row " + r + " of the drawn table: " + string.Join('|', rows[r]));
            for (int c = 0; c < columns; c++)
            {
                if (rows[r][c] is "<" or "^")
                {
                    continue;
                }

                int columnSpan = 1;
                while (c + columnSpan < columns && rows[r][c + columnSpan] == "<")
                {
                    columnSpan++;
                }

                int rowSpan = 1;
                while (r + rowSpan < rows.Length && rows[r + rowSpan][c] == "^")
                {
                    rowSpan++;
                }

                cells.Add(new Cell(r, c, rowSpan, columnSpan, rows[r][c], 1, new Box(c * 60, r * 20, (c + columnSpan) * 60, (r + rowSpan) * 20)));
            }
        }

        return new Table
        {
            Index = index,
            Title = title,
            AmountUnit = unit,
            CaptionLines = captions,
            Parts = [new TablePart(1, default)],
            RowCount = rows.Length,
            ColumnCount = columns,
            HeaderRowCount = headerRows,
            Cells = cells,
        };
    }
}

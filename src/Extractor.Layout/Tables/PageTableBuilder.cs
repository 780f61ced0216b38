using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>A filled grid → a table of the page.</summary>
internal static class PageTableBuilder
{
    /// <summary>Confidence in a table with a text that is higher than its cell: nobody knows whether all of it was printed.</summary>
    private const double Overflow = 0.94;

    /// <summary>Confidence in a table with cells that hold several amounts.</summary>
    private const double StackedAmounts = 0.8;

    public static PageTable Build(PageView view, TableGrid grid, GridContents contents, TableMethod method, double confidence = 1)
    {
        var cells = new List<PageCell>(grid.Areas.Count);
        var letters = new List<Letter>();
        for (int i = 0; i < grid.Areas.Count; i++)
        {
            GridArea area = grid.Areas[i];
            var box = new Box(grid.X[area.Column], grid.Y[area.Row], grid.X[area.ColumnEnd], grid.Y[area.RowEnd]);
            letters.Clear();
            if (contents.Letters[i] is { } indices)
            {
                foreach (int index in indices)
                {
                    letters.Add(view.Letters[index].Source);
                }
            }

            cells.Add(Cell(view, area, box, letters, contents.Doubtful[i]));
        }

        var viewBox = new Box(grid.X[0], grid.Y[0], grid.X[^1], grid.Y[^1]);
        return new PageTable
        {
            Page = view.Page.Number,
            Box = view.ToPage(viewBox),
            ViewBox = viewBox,
            ViewSize = new PageSize(view.Width, view.Height),
            Turn = view.Turn,
            X = grid.X,
            Y = grid.Y,
            Cells = cells,
            Method = method,
            Confidence = confidence * Certainty(grid, contents) * (HoldsStacks(cells) ? StackedAmounts : 1) * (cells.Exists(c => c.Overflows) ? Overflow : 1),
            OpenTop = grid.OpenTop,
            OpenBottom = grid.OpenBottom,
            IsFragment = IsFragment(grid, cells),
        };
    }

    /// <summary>Whether a cell holds whole amounts one above the other: they may well be rows that no line parts.</summary>
    private static bool HoldsStacks(List<PageCell> cells)
    {
        foreach (PageCell cell in cells)
        {
            int amounts = 0;
            foreach (TextLine line in cell.Lines)
            {
                amounts += StackedRows.IsWhole(line.Text) ? 1 : 0;
            }

            if (amounts >= 2 && amounts == cell.Lines.Count)
            {
                return true;
            }
        }

        return false;
    }

    private static PageCell Cell(PageView view, GridArea area, Box box, List<Letter> letters, bool doubtful)
    {
        IReadOnlyList<TextLine> lines = letters.Count == 0 ? [] : VerticalText.Lines(letters) ?? LineBuilder.Build(letters);
        string text = CellText.From(lines);
        if (text.Length == 0)
        {
            return new PageCell(area.Row, area.Column, area.RowSpan, area.ColumnSpan, view.ToPage(box), "", []) { Open = area.Open };
        }

        foreach (Letter letter in letters)
        {
            doubtful |= (letter.Marks & (LetterMarks.Unmapped | LetterMarks.Repaired | LetterMarks.Invisible)) != 0;
        }

        double above = double.MaxValue;
        double below = double.MaxValue;
        double first = double.MaxValue;
        double last = double.MinValue;
        double indent = double.MaxValue;
        foreach (TextLine line in lines)
        {
            Box text1 = view.ToView(line.Box);
            above = Math.Min(above, text1.Top - box.Top);
            below = Math.Min(below, box.Bottom - text1.Bottom);
            first = Math.Min(first, text1.Bottom);
            last = Math.Max(last, text1.Bottom);
        }

        indent = view.ToView(lines[0].Box).Left - box.Left;
        return new PageCell(area.Row, area.Column, area.RowSpan, area.ColumnSpan, view.ToPage(box), text, lines)
        {
            Indent = indent,
            Open = area.Open,
            IsDoubtful = doubtful,
            Overflows = last > first && last - first + letters[0].FontSize > box.Height + 0.5,
            SpaceAbove = above,
            SpaceBelow = below,
            FreeRight = box.Right - view.ToView(lines[^1].Box).Right,
            FontSize = letters[0].FontSize,
        };
    }

    /// <summary>
    /// Lowers the confidence of a grid by what had to be guessed: cells cut out of regions whose line is missing, borders that are
    /// only the reach of other lines, and text that crosses borders.
    /// </summary>
    private static double Certainty(TableGrid grid, GridContents contents)
    {
        int doubtful = 0;
        foreach (bool cell in contents.Doubtful)
        {
            doubtful += cell ? 1 : 0;
        }

        double certain = 1 - (0.04 * Math.Min(3, grid.Repairs)) - Math.Min(0.2, 0.02 * doubtful);
        return certain - (grid.OpenSides ? 0.02 : 0) - (grid.OpenTop || grid.OpenBottom ? 0.01 : 0);
    }

    /// <summary>A single row or column, or a grid without text, is only a table as the continuation of another.</summary>
    private static bool IsFragment(TableGrid grid, List<PageCell> cells)
    {
        int filled = 0;
        foreach (PageCell cell in cells)
        {
            filled += cell.Text.Length > 0 ? 1 : 0;
        }

        return filled == 0 || grid.ColumnCount == 1 || (grid.RowCount == 1 && filled < 3);
    }
}

namespace Extractor.Layout.Tables;

/// <summary>Rows at the top that hold only header cells, and columns at the left that label the rows.</summary>
internal readonly record struct HeaderShape(int HeaderRows, int StubColumns);

/// <summary>
/// Tells header rows from body rows by spans and by what cells hold: the first row and all that its merged cells reach down to,
/// rows that go on dividing a merged header, rows of column numbers (栏次 1 2 3) and of formulas. A form, whose cells are merged
/// differently from row to row, has no header.
/// </summary>
internal static class HeaderDetector
{
    private const int MaxHeaderRows = 8;

    public static HeaderShape Detect(int rows, int columns, IReadOnlyList<GridText> cells)
    {
        var byRow = new List<GridText>[rows];
        for (int r = 0; r < rows; r++)
        {
            byRow[r] = [];
        }

        foreach (GridText cell in cells)
        {
            byRow[cell.Row].Add(cell);
        }

        int header = HeaderRows(rows, columns, byRow);
        return new HeaderShape(header, StubColumns(rows, columns, header, cells));
    }

    private static int HeaderRows(int rows, int columns, List<GridText>[] byRow)
    {
        if (rows < 2 || columns < 2 || IsForm(rows, columns, byRow))
        {
            return 0;
        }

        int first = FirstBodyRow(rows, byRow);
        int header = Math.Min(Close(byRow, 1, rows), first);
        while (header < first && header < MaxHeaderRows && (Divides(byRow, header) || IsNumberRow(byRow[header])))
        {
            header = Math.Min(Close(byRow, header + 1, rows), first);
        }

        return header == rows && !IsNumberRow(byRow[rows - 1]) ? rows - 1 : header;
    }

    /// <summary>The first row that certainly is body: it holds an amount, a code, or the label of a total.</summary>
    private static int FirstBodyRow(int rows, List<GridText>[] byRow)
    {
        for (int r = 0; r < rows; r++)
        {
            if (IsNumberRow(byRow[r]))
            {
                continue;
            }

            int filled = 0;
            bool total = false;
            foreach (GridText cell in byRow[r])
            {
                if (cell.Text.Length == 0)
                {
                    continue;
                }

                filled++;
                if (FigureText.IsAmount(cell.Text) || FigureText.IsCode(cell.Text))
                {
                    return r;
                }

                total |= cell.Text is "合计" or "总计" or "收入总计" or "支出总计";
            }

            if (r > 0 && total && filled == 1)
            {
                return r;
            }

            if (r > 0 && filled == 0 && byRow[r].Count > 1)
            {
                return r;
            }
        }

        return rows;
    }

    /// <summary>The first row at or after <paramref name="header"/> that no cell of the rows above reaches into.</summary>
    private static int Close(List<GridText>[] byRow, int header, int rows)
    {
        for (int r = 0; r < header && r < rows; r++)
        {
            foreach (GridText cell in byRow[r])
            {
                header = Math.Max(header, cell.RowEnd);
            }
        }

        return header;
    }

    /// <summary>Whether a row goes on dividing a merged header cell that ends right above it.</summary>
    private static bool Divides(List<GridText>[] byRow, int row)
    {
        int labels = 0;
        foreach (GridText above in ReachingTo(byRow, row))
        {
            if (above.ColumnSpan < 2 || above.Text.Length == 0)
            {
                continue;
            }

            int parts = 0;
            foreach (GridText cell in byRow[row])
            {
                if (cell.Column >= above.Column && cell.ColumnEnd <= above.ColumnEnd && cell.ColumnSpan < above.ColumnSpan
                    && cell.Text.Length > 0 && !FigureText.IsFigure(cell.Text))
                {
                    parts++;
                }
            }

            labels += parts >= 2 ? 1 : 0;
        }

        return labels > 0;
    }

    private static IEnumerable<GridText> ReachingTo(List<GridText>[] byRow, int row)
    {
        for (int r = 0; r < row; r++)
        {
            foreach (GridText cell in byRow[r])
            {
                if (cell.RowEnd == row)
                {
                    yield return cell;
                }
            }
        }
    }

    /// <summary>栏次 1 2 3, ※ 1 2 3, 1=2+3: small numbers that count the columns.</summary>
    public static bool IsNumberRow(IReadOnlyList<GridText> row)
    {
        int last = 0;
        int counted = 0;
        foreach (GridText cell in row)
        {
            string text = cell.Text;
            if (text.Length == 0 || text is "栏次" or "※" or "栏 次" or "行次" or "类" or "款" or "项" or "*" or "**")
            {
                continue;
            }

            int end = 0;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            bool formula = end < text.Length && text[end] is '=' or '＝' or '（' or '(';
            if (end is 0 or > 2 || (end < text.Length && !formula))
            {
                return false;
            }

            int number = int.Parse(text.AsSpan(0, end), System.Globalization.CultureInfo.InvariantCulture);
            if (number != last + 1 && counted > 0)
            {
                return false;
            }

            last = number;
            counted++;
        }

        return counted >= 2;
    }

    /// <summary>
    /// A form: a label or value further down is merged over a border that a row above it has. A header only divides on its way
    /// down; totals, notes, rows of column numbers and lines over the whole width may be merged in any table.
    /// </summary>
    private static bool IsForm(int rows, int columns, List<GridText>[] byRow)
    {
        int depth = Math.Min(rows, 10);
        var borders = new bool[columns + 1];
        var reaching = new List<GridText>();
        int merged = 0;
        for (int r = 0; r < depth; r++)
        {
            reaching.RemoveAll(c => c.RowEnd <= r);
            // 栏次 stands merged over the code and the name that the row above divides; that makes no form.
            bool alone = byRow[r].Count + reaching.Count <= 1 || IsNumberRow(byRow[r]);
            foreach (GridText cell in byRow[r])
            {
                if (!alone && cell.ColumnSpan > 1 && cell.Text.Length > 0 && !IsTotal(cell.Text) && Crosses(borders, cell))
                {
                    merged++;
                }
            }

            reaching.AddRange(byRow[r]);
            foreach (GridText cell in reaching)
            {
                borders[cell.Column] = true;
                borders[cell.ColumnEnd] = true;
            }
        }

        return merged > 0;
    }

    private static bool Crosses(bool[] borders, GridText cell)
    {
        for (int c = cell.Column + 1; c < cell.ColumnEnd; c++)
        {
            if (borders[c])
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTotal(string text) =>
        text[^1] is '计' or '額' or '额' || text[0] is '注' || text.StartsWith("备注", StringComparison.Ordinal) || FigureText.IsFigure(text);

    private static int StubColumns(int rows, int columns, int header, IReadOnlyList<GridText> cells)
    {
        var figures = new int[columns];
        var texts = new int[columns];
        foreach (GridText cell in cells)
        {
            if (cell.Row >= header && cell.ColumnSpan == 1 && cell.Text.Length > 0)
            {
                if (FigureText.IsFigure(cell.Text) && !(FigureText.IsCode(cell.Text) || cell.Text.Length == 2))
                {
                    figures[cell.Column]++;
                }
                else
                {
                    texts[cell.Column]++;
                }
            }
        }

        int stub = 0;
        while (stub < columns && texts[stub] > figures[stub])
        {
            stub++;
        }

        return stub == columns ? 0 : stub;
    }
}

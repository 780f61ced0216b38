using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Rows;

/// <summary>Reads the labels of the rows of one block.</summary>
internal static class RowReader
{
    /// <param name="tableId">Id of the table, for the rows' ids.</param>
    /// <param name="blockIndex">0 for the first block; rows of later blocks get an id of their own, as 收入 and 支出 share the grid's rows.</param>
    public static List<RowInfo> Read(GridView grid, ColumnPlan plan, ColumnBlock block, string tableId, int blockIndex)
    {
        var rows = new List<RowInfo>();
        var codes = new CodeCells();
        List<ColumnInfo> codeColumns = [.. block.Stub.Where(c => c.Role == ColumnRole.Code)];
        List<ColumnInfo> nameColumns = [.. block.Stub.Where(c => c.Role == ColumnRole.Name)];
        List<ColumnInfo> wordColumns = [.. block.Stub.Where(c => c.Role == ColumnRole.Text)];
        int primary = PrimaryNames(codeColumns, nameColumns);
        int project = codeColumns.Count > 0 && nameColumns.Count > 1 ? nameColumns.FindIndex(c => c.Leaf.Contains("项目", StringComparison.Ordinal) && !c.Leaf.Contains("科目", StringComparison.Ordinal)) : -1;
        string lastMain = string.Empty;
        for (int r = plan.FirstBodyRow; r < grid.Rows; r++)
        {
            if (plan.SkippedRows.Contains(r))
            {
                continue;
            }

            string suffix = blockIndex == 0 ? string.Empty : "." + (char)('a' + Math.Min(25, blockIndex));
            var row = new RowInfo { Row = r, Id = $"{tableId}.r{r}{suffix}" };
            List<(int Part, string Text)> pieces = [.. codeColumns.Take(primary > 0 ? 1 : codeColumns.Count).Select(c => (c.CodePart, CodeText(grid, r, c.Index)))];
            row.Code = codes.Next(pieces);
            row.CodePrinted = !row.Code.IsEmpty;
            ReadNames(grid, r, codeColumns, nameColumns, row);
            if (primary > 0 && codeColumns.Count > 1 && Label(grid, r, nameColumns[primary - 1].Index) is { Length: > 0 } main)
            {
                row.Name = main;
            }

            if (row.Labels.Count == 0)
            {
                ReadNames(grid, r, [], wordColumns, row);
                row.Steps = row.Labels.Count > 0 ? [Math.Max(0, nameColumns.Count - 1)] : [];
                row.Labels = row.Labels.Count > 0 ? [row.Name] : [];
            }

            if (project >= 0)
            {
                string account = Label(grid, r, nameColumns[project == 0 ? 1 : 0].Index);
                string name = Label(grid, r, nameColumns[project].Index);
                row.Project = name.Length > 0 ? name : null;
                if (row.Project is not null && account.Length == 0 && row.Code.IsEmpty && !RowLabels.IsTotal(name) && codes.Last.Level == 3)
                {
                    // The next project of the same 项: its code and name are printed once.
                    row.Code = codes.Last;
                    row.Labels = lastMain.Length > 0 ? [lastMain, name] : [name];
                }
                else if (account.Length > 0)
                {
                    lastMain = account;
                }
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>
    /// Where a row is classified twice (部门预算经济分类 and 政府预算经济分类, each code with its name), the first classification
    /// counts: the number of name columns that belong to it; 0 where the row has one code only.
    /// </summary>
    private static int PrimaryNames(List<ColumnInfo> codeColumns, List<ColumnInfo> nameColumns)
    {
        if (codeColumns.Count < 2 || codeColumns.Exists(c => c.CodePart > 0))
        {
            return 0;
        }

        int names = nameColumns.Count(n => n.Index > codeColumns[0].Index && n.Index < codeColumns[1].Index);
        return names > 0 && nameColumns.Exists(n => n.Index > codeColumns[1].Index) ? nameColumns.FindLastIndex(n => n.Index < codeColumns[1].Index) + 1 : 0;
    }

    private static string CodeText(GridView grid, int row, int column)
    {
        Cell? cell = grid[row, column];
        return cell is null || (cell.ColumnSpan > 1 && cell.Column != column) ? string.Empty : cell.Text;
    }

    private static void ReadNames(GridView grid, int row, List<ColumnInfo> codeColumns, List<ColumnInfo> nameColumns, RowInfo info)
    {
        var labels = new List<string>();
        Cell? last = null;
        double indent = 0;
        var steps = new List<int>();
        foreach (ColumnInfo column in codeColumns.Concat(nameColumns).OrderBy(c => c.Index))
        {
            if (grid[row, column.Index] is not { } cell || ReferenceEquals(cell, last))
            {
                continue;
            }

            last = cell;
            string text = HeaderText.Clean(cell.Text);
            if (text.Length == 0 || text is "类" or "款" or "项" or "目" or "※")
            {
                continue;
            }

            // Code columns may hold words: 合计 in a cell merged over 类|款|项, or a code and name in one.
            if (column.Role == ColumnRole.Code && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            {
                continue;
            }

            if (CodeCells.TrySplit(cell.Text.Trim(), out ClassificationCode code, out string name) && (info.Code.IsEmpty || info.Code == code))
            {
                info.Code = code;
                info.CodePrinted = true;
                text = HeaderText.Clean(name);
            }
            else if (column.Role == ColumnRole.Code && !text.Any(c => c >= '\u4e00'))
            {
                continue;
            }

            indent = cell.Indent + LeadingBlanks(cell.Text);
            steps.Add(Math.Max(0, nameColumns.FindIndex(n => n.Index >= column.Index)));
            labels.Add(text);
        }

        info.Labels = labels;
        info.Name = labels.Count > 0 ? labels[^1] : string.Empty;
        info.Indent = indent;
        info.Steps = steps;
    }

    private static string Label(GridView grid, int row, int column) => grid[row, column] is { } cell ? HeaderText.Clean(cell.Text) : string.Empty;

    /// <summary>Blanks before the label stand for indentation where the reader kept them: one letter is about 10 points.</summary>
    private static double LeadingBlanks(string text)
    {
        double width = 0;
        foreach (char c in text)
        {
            if (c == '\u3000')
            {
                width += 10;
            }
            else if (c == ' ')
            {
                width += 5;
            }
            else
            {
                break;
            }
        }

        return width;
    }
}

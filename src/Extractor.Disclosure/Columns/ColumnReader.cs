using System.Text.RegularExpressions;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Numbers;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Columns;

/// <summary>Reads the header tree of a table and decides what each column is for.</summary>
internal static partial class ColumnReader
{
    public static ColumnPlan Read(GridView grid)
    {
        int first = HeaderRows.Count(grid);
        var skipped = new HashSet<int>();
        int numberRow = -1;
        for (int r = 0; r < first; r++)
        {
            if (HeaderRows.IsNumberRow(grid, r))
            {
                numberRow = r;
            }
        }

        string? innerTitle = null;
        var captions = new HashSet<Cell>(ReferenceEqualityComparer.Instance);
        for (int r = 0; r < first && HeaderRows.IsCaption(grid, r) && grid.Origin(r, 0) is { } cell; r++)
        {
            string text = HeaderText.Clean(cell.Text);
            captions.Add(cell);
            innerTitle ??= text.EndsWith('表') ? text : null;
        }

        var strays = new HashSet<int>();
        for (int r = 1; r < first; r++)
        {
            if (HeaderRows.IsStray(grid, r))
            {
                strays.Add(r);
            }
        }

        var paths = new List<IReadOnlyList<string>>(grid.Columns);
        for (int c = 0; c < grid.Columns; c++)
        {
            paths.Add(Path(grid, c, first, captions, strays));
        }

        FindRepeats(grid, first, skipped);
        var roles = new ColumnRole[grid.Columns];
        for (int c = 0; c < grid.Columns; c++)
        {
            roles[c] = Role(grid, c, first, paths[c], skipped);
        }

        CorrectCodes(grid, first, paths, roles);
        HashSet<string> everywhere = Everywhere(paths, roles);
        var columns = new List<ColumnInfo>(grid.Columns);
        for (int c = 0; c < grid.Columns; c++)
        {
            (string? number, string? formula) = numberRow >= 0 && grid.Origin(numberRow, c) is { } mark ? HeaderRows.ColumnNumberOf(mark.Text) : default;
            columns.Add(new ColumnInfo
            {
                Index = c,
                Path = paths[c],
                Role = roles[c],
                Key = roles[c] == ColumnRole.Amount ? ColumnKeys.OfPath(paths[c], everywhere) : null,
                Number = number,
                Formula = formula,
                CodePart = roles[c] == ColumnRole.Code ? CodePart(grid, c, first, paths[c]) : 0,
            });
        }

        return new ColumnPlan
        {
            Columns = columns,
            Blocks = Blocks(columns),
            FirstBodyRow = first,
            SkippedRows = skipped,
            InnerTitle = innerTitle,
            HeaderTexts = [.. paths.SelectMany(p => p).Distinct(StringComparer.Ordinal)],
        };
    }

    private static List<string> Path(GridView grid, int column, int first, HashSet<Cell> captions, HashSet<int> strays)
    {
        var path = new List<string>();
        Cell? last = null;
        for (int r = 0; r < first; r++)
        {
            if (grid[r, column] is not { } cell || ReferenceEquals(cell, last) || captions.Contains(cell) || strays.Contains(cell.Row) || (HeaderRows.IsNumberRow(grid, r) && cell.Row == r))
            {
                continue;
            }

            last = cell;
            string text = HeaderText.Clean(cell.Text);
            if (text.Length > 0 && (path.Count == 0 || path[^1] != text))
            {
                path.Add(text);
            }
        }

        return path;
    }

    /// <summary>Header rows that a page break printed again in the body, and number rows there.</summary>
    private static void FindRepeats(GridView grid, int first, HashSet<int> skipped)
    {
        for (int r = first; r < grid.Rows; r++)
        {
            for (int h = 0; h < first; h++)
            {
                if (SameTexts(grid, r, h))
                {
                    skipped.Add(r);
                }
            }
        }
    }

    private static bool SameTexts(GridView grid, int row, int header)
    {
        int same = 0;
        for (int c = 0; c < grid.Columns; c++)
        {
            string text = grid.Text(row, c);
            if (text != grid.Text(header, c))
            {
                return false;
            }

            same += text.Length > 0 ? 1 : 0;
        }

        return same >= 2;
    }

    private static ColumnRole Role(GridView grid, int column, int first, IReadOnlyList<string> path, HashSet<int> skipped)
    {
        string leaf = path.Count > 0 ? Codes.NameFolding.Fold(path[^1]) : string.Empty;
        int numbers = 0;
        int plainIntegers = 0;
        int words = 0;
        int codes = 0;
        for (int r = first; r < grid.Rows; r++)
        {
            if (skipped.Contains(r) || grid[r, column] is not { } cell || cell.Row != r || (cell.ColumnSpan > 1 && cell.Column != column))
            {
                continue;
            }

            ParsedNumber number = NumberParser.Parse(cell.Text);
            if (cell.Text.AsSpan().IndexOfAny('-', '－', ' ') > 0 && ClassificationCode.TryParse(cell.Text, out _))
            {
                codes++;
                numbers++;
                plainIntegers++;
            }
            else if (number.IsNumeric || number.Kind is NumberKind.Dash || number.Kind is NumberKind.Range)
            {
                bool code = number.Kind == NumberKind.Number && number.Decimals == 0 && IsCodePiece(TextFolding.Fold(cell.Text));
                codes += code ? 1 : 0;
                numbers++;
                plainIntegers += number.Kind == NumberKind.Number && number.Decimals == 0 ? 1 : 0;
            }
            else if (!number.IsEmpty && cell.ColumnSpan == 1)
            {
                words++;
            }
        }

        if (LineNumber().IsMatch(leaf))
        {
            return words > numbers ? ColumnRole.Name : ColumnRole.Number;
        }

        if (OtherCode().IsMatch(leaf))
        {
            // 单位代码, 项目编码: codes of something else than the classification.
            return ColumnRole.Text;
        }

        if (CodeHeader().IsMatch(leaf) || (path.Any(p => p.Contains("编码", StringComparison.Ordinal) || p.Contains("代码", StringComparison.Ordinal)) && codes >= words && numbers == plainIntegers && !leaf.Contains("名称", StringComparison.Ordinal)))
        {
            return words > codes && words > 1 ? ColumnRole.Name : ColumnRole.Code;
        }

        if (Attribute().IsMatch(leaf) && numbers <= words)
        {
            return ColumnRole.Text;
        }

        if (words > numbers)
        {
            return Attribute().IsMatch(leaf) ? ColumnRole.Text : ColumnRole.Name;
        }

        if (NameHeader().IsMatch(leaf) && numbers == codes)
        {
            return ColumnRole.Name;
        }

        if (numbers > 0)
        {
            return ColumnRole.Amount;
        }

        return (leaf.Length == 0 && column == 0) || path.Any(p => NameHeader().IsMatch(Codes.NameFolding.Fold(p)) && !Codes.NameFolding.Fold(p).EndsWith("支出", StringComparison.Ordinal) && !Codes.NameFolding.Fold(p).EndsWith("收入", StringComparison.Ordinal) && p != "项目") ? ColumnRole.Name : Attribute().IsMatch(leaf) ? ColumnRole.Text : ColumnRole.Amount;
    }

    /// <summary>Columns without a telling header that hold nothing but codes (201, 20101) left of all names.</summary>
    private static void CorrectCodes(GridView grid, int first, List<IReadOnlyList<string>> paths, ColumnRole[] roles)
    {
        for (int c = 0; c < roles.Length; c++)
        {
            if (roles[c] != ColumnRole.Amount || (c > 0 && roles[c - 1] is ColumnRole.Amount))
            {
                continue;
            }

            bool nameFollows = c + 1 < roles.Length && roles[c + 1] is ColumnRole.Name or ColumnRole.Amount && Array.IndexOf(roles, ColumnRole.Name, c) >= 0;
            int whole = 0;
            int other = 0;
            for (int r = first; r < grid.Rows; r++)
            {
                string text = TextFolding.Fold(grid.Origin(r, c)?.Text ?? string.Empty);
                bool code = ClassificationCode.TryParse(text, out ClassificationCode parsed) && CodeReference.Default.IsKnown(parsed);
                whole += code ? 1 : 0;
                other += !code && text.Length > 0 ? 1 : 0;
            }

            if (nameFollows && whole >= 2 && other <= whole / 4 && (paths[c].Count == 0 || ColumnKeys.Find(paths[c][^1]) is null))
            {
                roles[c] = ColumnRole.Code;
            }
        }
    }

    private static int CodePart(GridView grid, int column, int first, IReadOnlyList<string> path)
    {
        string leaf = path.Count > 0 ? path[^1] : string.Empty;
        if (leaf.Length != 1)
        {
            // 类 款 项 may stand in a row that also holds the total (the header's last row and the first data row in one).
            for (int r = first; r < Math.Min(grid.Rows, first + 2); r++)
            {
                string text = grid.Text(r, column);
                if (text is "类" or "款" or "项")
                {
                    leaf = text;
                }
            }
        }

        return leaf switch { "类" => 1, "款" => 2, "项" => 3, "目" => 4, _ => 0 };
    }

    /// <summary>Header texts that lie over every amount column.</summary>
    private static HashSet<string> Everywhere(List<IReadOnlyList<string>> paths, ColumnRole[] roles)
    {
        HashSet<string>? common = null;
        for (int c = 0; c < roles.Length; c++)
        {
            if (roles[c] != ColumnRole.Amount)
            {
                continue;
            }

            if (common is null)
            {
                common = [.. paths[c]];
            }
            else
            {
                common.IntersectWith(paths[c]);
            }
        }

        return common ?? [];
    }

    private static List<ColumnBlock> Blocks(List<ColumnInfo> columns)
    {
        var blocks = new List<ColumnBlock>();
        var stub = new List<ColumnInfo>();
        var amounts = new List<ColumnInfo>();
        foreach (ColumnInfo column in columns)
        {
            if (column.Role == ColumnRole.Amount)
            {
                amounts.Add(column);
                continue;
            }

            // Words between amounts (备注) begin a new block only where they can label rows.
            if (amounts.Count > 0 && column.Role != ColumnRole.Text)
            {
                blocks.Add(new ColumnBlock(stub, amounts));
                stub = [];
                amounts = [];
            }

            if (amounts.Count == 0)
            {
                stub.Add(column);
            }
        }

        if (amounts.Count > 0)
        {
            blocks.Add(new ColumnBlock(stub, amounts));
        }

        return blocks;
    }

    private static bool IsCodePiece(string text) =>
        text.Length is 2 or 3 or 5 or 7 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    [GeneratedRegex(@"^(?:行次|序号|栏次|编号|No\.?|项次)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex LineNumber();

    [GeneratedRegex(@"^(?:类|款|项|目|编码|代码|.*(?:科目编码|科目代码|分类编码|编码|科目编号|代码))$", RegexOptions.NonBacktracking)]
    private static partial Regex CodeHeader();

    [GeneratedRegex("(?:单位|部门|项目|采购|机构|资产|品目|目录).{0,4}(?:编码|代码|编号)$", RegexOptions.NonBacktracking)]
    private static partial Regex OtherCode();

    [GeneratedRegex(@"^(?:项目|科目|名称|内容|用途|支出用途|收入|支出|类别|经济分类|功能分类|支出功能分类|单位|部门|预算单位|.*(?:名称|单位名称|科目|内容|分类|品目|事项|明细|大类|类型|项目)(?:（[^）]*）)?)$", RegexOptions.NonBacktracking)]
    private static partial Regex NameHeader();

    [GeneratedRegex(@"^(?:备注|说明|.*(?:备注|方式|形式|性质|依据|说明|计量单位|规格|型号|参数|是否.*|时间|年月|负责人|联系人))$", RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();
}

using System.Text.RegularExpressions;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Numbers;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Columns;

/// <summary>Finds where the header ends and the body begins, and the rows that only count columns.</summary>
internal static partial class HeaderRows
{
    private const int MaxHeaderRows = 12;

    /// <summary>First body row. The layout's own count is a hint: the content decides, row by row.</summary>
    public static int Count(GridView grid)
    {
        int hint = grid.Table.HeaderRowCount;
        int end = 0;
        int top = 0;
        for (int r = 0; r < Math.Min(grid.Rows, MaxHeaderRows); r++)
        {
            if (r == top && IsCaption(grid, r) && r + 1 < grid.Rows)
            {
                top = r + 1;
                end = r + 1;
                continue;
            }

            if (IsNumberRow(grid, r))
            {
                end = r + 1;
                continue;
            }

            if (end > 0 && IsNumberRow(grid, end - 1))
            {
                break;
            }

            if (IsBodyRow(grid, r))
            {
                break;
            }

            bool covered = IsCoveredFromAbove(grid, r, end);
            if (r >= hint && r > top && !covered && !IsHeaderLike(grid, r))
            {
                break;
            }

            end = r + 1;
        }

        // Blank rows under the header belong to the body, unless the hint or a number row says otherwise.
        while (end > hint && end > 0 && IsBlank(grid, end - 1))
        {
            end--;
        }

        return end;
    }

    /// <summary>True for <c>※ ※ 1 2 3</c>, <c>栏次 1 2 3=1+2</c>, <c>甲 乙 1 2</c>.</summary>
    public static bool IsNumberRow(GridView grid, int row)
    {
        int numbers = 0;
        int previous = 0;
        bool mark = false;
        foreach (Cell cell in grid.Row(row))
        {
            if (cell.Row != row)
            {
                // 栏次 itself may span; anything else that reaches down from above is header text.
                if (!IsMark(TextFolding.Fold(cell.Text)))
                {
                    continue;
                }
            }

            string text = TextFolding.Fold(cell.Text);
            if (text.Length == 0)
            {
                continue;
            }

            if (IsMark(text))
            {
                mark = true;
                continue;
            }

            Match match = ColumnNumber().Match(text);
            if (!match.Success)
            {
                return false;
            }

            int value = int.Parse(match.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture);
            if (value <= previous || value > previous + 40)
            {
                return false;
            }

            if (previous == 0 && value > 9)
            {
                return false;
            }

            numbers += value == previous + 1 ? 1 : 0;
            previous = value;
        }

        return numbers >= 2 || (numbers >= 1 && mark);
    }

    /// <summary>True for a title, unit or year that was drawn as a row over the whole table.</summary>
    public static bool IsCaption(GridView grid, int row) =>
        grid.Columns > 1 && grid.Origin(row, 0) is { } cell && cell.ColumnSpan == grid.Columns && CaptionInside().IsMatch(HeaderText.Clean(cell.Text));

    /// <summary>The printed number and formula of a column in a number row.</summary>
    public static (string? Number, string? Formula) ColumnNumberOf(string text)
    {
        Match match = ColumnNumber().Match(TextFolding.Fold(text));
        return match.Success ? (match.Groups["n"].Value, match.Groups["f"].Success ? match.Groups["f"].Value : null) : (null, null);
    }

    /// <summary>
    /// True for a row that only says again, in other columns, what the header above it says: a header that slipped when the
    /// publisher pasted it twice. It tells nothing of the columns it stands in.
    /// </summary>
    public static bool IsStray(GridView grid, int row)
    {
        if (row == 0)
        {
            return false;
        }

        var above = new HashSet<string>(StringComparer.Ordinal);
        for (int r = 0; r < row; r++)
        {
            foreach (Cell cell in grid.Row(r))
            {
                above.Add(HeaderText.Clean(cell.Text));
            }
        }

        int texts = 0;
        foreach (Cell cell in grid.Row(row))
        {
            string text = HeaderText.Clean(cell.Text);
            if (cell.Row != row || text.Length == 0)
            {
                continue;
            }

            if (!above.Contains(text))
            {
                return false;
            }

            texts++;
        }

        return texts >= 4;
    }

    public static bool IsBlank(GridView grid, int row) => grid.Row(row).All(c => string.IsNullOrWhiteSpace(c.Text));

    /// <summary>True for a row that holds data: an amount, a code, a numbered label.</summary>
    private static bool IsBodyRow(GridView grid, int row)
    {
        bool total = false;
        int words = 0;
        int blanks = 0;
        foreach (Cell cell in grid.Row(row))
        {
            if (cell.Row != row)
            {
                continue;
            }

            string text = TextFolding.Fold(cell.Text);
            if (text.Length == 0)
            {
                blanks++;
                continue;
            }

            ParsedNumber number = NumberParser.Parse(text);
            bool year = number is { Kind: NumberKind.Number, Decimals: 0, Value: >= 1990 and < 2100, Unit: null, Money: null };
            if (number.Kind == NumberKind.Number && !year && number.Unit is null && text.Any(char.IsAsciiDigit))
            {
                return true;
            }

            if (Numbered().IsMatch(text) || CodedLabel().IsMatch(text))
            {
                return true;
            }

            if (number.Kind != NumberKind.Dash)
            {
                total |= cell.Column <= 3 && RowLabels.IsTotal(text);
                words++;
            }
        }

        return total && words == 1 && blanks > 0 && row > 0;
    }

    /// <summary>A header cell from above reaches into the row.</summary>
    private static bool IsCoveredFromAbove(GridView grid, int row, int end)
    {
        if (row == 0 || end < row)
        {
            return false;
        }

        foreach (Cell cell in grid.Row(row))
        {
            if (cell.Row < row && cell.Text.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Beyond the hint only rows of two or more texts, all of them words of headers, are taken.</summary>
    private static bool IsHeaderLike(GridView grid, int row)
    {
        int known = 0;
        foreach (Cell cell in grid.Row(row))
        {
            string text = HeaderText.Clean(cell.Text);
            if (cell.Row != row || text.Length == 0)
            {
                continue;
            }

            if (ColumnKeys.Find(text) is null && !HeaderWord().IsMatch(text))
            {
                return false;
            }

            known++;
        }

        return known >= 2;
    }

    private static bool IsMark(string text) => text is "※" or "*" or "**" or "栏次" or "行次" or "项目" or "序号" or "甲" or "乙" or "丙" or "丁" or "-" or "--" or "栏目";

    [GeneratedRegex(@"^\(?(?<n>\d{1,2})\)?(?:=(?<f>[\d+\-*/%×÷\(\)…~.]+))?$", RegexOptions.NonBacktracking)]
    private static partial Regex ColumnNumber();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,2}[、.][^\d])", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?:表$|^(?:单位|金额单位|编制部门|编制单位|部门|部门名称|单位名称|填报单位)(?:（单位）)?[：:]|^[（(]?\d{4}年度?[)）]?$|^公开\d+表$)", RegexOptions.NonBacktracking)]
    private static partial Regex CaptionInside();

    [GeneratedRegex(@"^[1235]\d{2}(?:\d{2}){0,2}[\u4e00-\u9fff]", RegexOptions.NonBacktracking)]
    private static partial Regex CodedLabel();

    [GeneratedRegex(@"^(?:类|款|项|目|编码|代码|科目|名称|项目|.*(?:名称|编码|代码|科目|栏次|行次|数|费|备注))$", RegexOptions.NonBacktracking)]
    private static partial Regex HeaderWord();
}

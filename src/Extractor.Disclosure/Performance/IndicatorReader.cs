using System.Globalization;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Numbers;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Performance;

/// <summary>Reads the indicators below a header row.</summary>
internal sealed class IndicatorReader(GridView grid, string tableId)
{
    private readonly List<PerformanceIndicator> _indicators = [];

    public IReadOnlyList<PerformanceIndicator> Indicators => _indicators;

    public decimal? TotalScore { get; private set; }

    /// <summary>Reads from a header row to the next one or the end of the list.</summary>
    /// <returns>The first row that belongs to the list no more.</returns>
    public int Read(int header)
    {
        IndicatorColumn[] columns = IndicatorColumns.Read(grid, header);
        string[] levels = new string[2];
        int row = header + 1;
        for (; row < grid.Rows; row++)
        {
            if (IndicatorColumns.IsHeader(grid, row))
            {
                return row;
            }

            if (IsTotal(row))
            {
                // The one number of the row that is a score; the weight (100) stands in its own column.
                TotalScore ??= Number(Text(row, columns, IndicatorColumn.Score)) ?? LastNumber(row);
                continue;
            }

            if (grid.Row(row).Count() == 1 || IsRemark(row, columns))
            {
                break;
            }

            Indicator(row, columns, levels);
        }

        return row;
    }

    private void Indicator(int row, IndicatorColumn[] columns, string[] carried)
    {
        string first = Text(row, columns, IndicatorColumn.Level1);
        string second = Text(row, columns, IndicatorColumn.Level2);
        string third = Text(row, columns, IndicatorColumn.Level3);
        string target = Text(row, columns, IndicatorColumn.Target);
        if (third.Length == 0 && target.Length == 0)
        {
            return;
        }

        if (first.Length == 0)
        {
            first = carried[0] ?? string.Empty;
            second = second.Length == 0 ? carried[1] ?? string.Empty : second;
        }
        else if (second.Length == 0 && first == carried[0])
        {
            second = carried[1] ?? string.Empty;
        }

        carried[0] = first;
        carried[1] = second;
        IndicatorValue value = IndicatorValue.Parse(target, Text(row, columns, IndicatorColumn.Comparator), Text(row, columns, IndicatorColumn.Unit));
        string actual = Text(row, columns, IndicatorColumn.Actual);
        Cell place = Place(row, columns);
        _indicators.Add(new PerformanceIndicator
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{tableId}.r{row}"),
            Levels = [.. new[] { first, second, third }.Where(l => l.Length > 0)],
            Comparator = value.Comparator,
            Value = value.Value,
            Unit = value.Unit,
            Raw = target,
            Weight = Number(Text(row, columns, IndicatorColumn.Weight)),
            Actual = Null(actual),
            ActualValue = actual.Length > 0 ? IndicatorValue.Parse(actual, string.Empty, string.Empty).Value : null,
            Score = Number(Text(row, columns, IndicatorColumn.Score)),
            CompletionRate = Number(Text(row, columns, IndicatorColumn.Rate)),
            Basis = Null(Text(row, columns, IndicatorColumn.Basis)),
            LastYear = Null(Text(row, columns, IndicatorColumn.LastYear)),
            Rule = Null(Text(row, columns, IndicatorColumn.Rule)),
            Evidence = Null(Text(row, columns, IndicatorColumn.Evidence)),
            Reason = Null(Text(row, columns, IndicatorColumn.Reason)),
            Page = place.Page,
            Box = place.Box,
        });
    }

    /// <summary>The cell that names the indicator, else that of its value.</summary>
    private Cell Place(int row, IndicatorColumn[] columns)
    {
        foreach (IndicatorColumn wanted in (ReadOnlySpan<IndicatorColumn>)[IndicatorColumn.Level3, IndicatorColumn.Target])
        {
            int column = Array.IndexOf(columns, wanted);
            if (column >= 0 && grid[row, column] is { } cell)
            {
                return cell;
            }
        }

        return grid.Row(row).First();
    }

    private bool IsTotal(int row)
    {
        Cell? first = grid.Row(row).FirstOrDefault(c => c.Text.Length > 0);
        return first is not null && NameFolding.Fold(first.Text) is "总分" or "合计" or "总计" or "总得分" or "自评总分" or "合计得分" or "评价总分" or "总分值" or "得分合计" or "综合得分";
    }

    /// <summary>A remark below the list (备注：…): a label and one text over the rest.</summary>
    private bool IsRemark(int row, IndicatorColumn[] columns)
    {
        int level3 = Array.IndexOf(columns, IndicatorColumn.Level3);
        int target = Array.IndexOf(columns, IndicatorColumn.Target);
        return level3 >= 0 && target >= 0 && ReferenceEquals(grid[row, level3], grid[row, target]) && grid[row, level3] is not null;
    }

    private decimal? LastNumber(int row)
    {
        decimal? last = null;
        foreach (Cell cell in grid.Row(row))
        {
            last = Number(HeaderText.Clean(cell.Text)) ?? last;
        }

        return last;
    }

    private string Text(int row, IndicatorColumn[] columns, IndicatorColumn wanted)
    {
        string text = string.Empty;
        Cell? last = null;
        for (int c = 0; c < columns.Length; c++)
        {
            if (columns[c] == wanted && grid[row, c] is { } cell && !ReferenceEquals(cell, last))
            {
                last = cell;
                text += HeaderText.Clean(cell.Text);
            }
        }

        return text;
    }

    private static decimal? Number(string text)
    {
        ParsedNumber number = NumberParser.Parse(text);
        return number.IsNumeric && !number.IsDoubtful ? number.ScaledValue : null;
    }

    private static string? Null(string text) => text.Length > 0 ? text : null;
}

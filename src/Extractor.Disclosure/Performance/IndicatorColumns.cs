using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Performance;

/// <summary>What a column of the indicator part of a form holds.</summary>
internal enum IndicatorColumn
{
    None,
    Level1,
    Level2,
    Level3,
    Comparator,
    Target,
    Unit,
    Weight,
    Actual,
    Rate,
    Score,
    Basis,
    LastYear,
    Rule,
    Evidence,
    Reason,
}

/// <summary>Finds the header of the indicators in a form and says what each column below it holds.</summary>
internal static class IndicatorColumns
{
    // The first entry that a header text holds decides: 上年完成值 before 完成值, 实际完成指标值 before 指标值.
    private static readonly (string Word, IndicatorColumn Column)[] Words =
    [
        ("一级指标", IndicatorColumn.Level1), ("二级指标", IndicatorColumn.Level2), ("三级指标", IndicatorColumn.Level3), ("四级指标", IndicatorColumn.Level3),
        ("偏差", IndicatorColumn.Reason), ("原因", IndicatorColumn.Reason), ("改进措施", IndicatorColumn.Reason),
        ("依据", IndicatorColumn.Basis), ("来源", IndicatorColumn.Basis), ("上年", IndicatorColumn.LastYear), ("前三年", IndicatorColumn.LastYear), ("历史", IndicatorColumn.LastYear),
        ("佐证", IndicatorColumn.Evidence), ("评分标准", IndicatorColumn.Rule), ("评分规则", IndicatorColumn.Rule), ("赋分", IndicatorColumn.Rule), ("计分", IndicatorColumn.Rule),
        ("完成率", IndicatorColumn.Rate), ("完成比例", IndicatorColumn.Rate), ("完成程度", IndicatorColumn.Rate),
        ("得分", IndicatorColumn.Score), ("自评分", IndicatorColumn.Score), ("权重", IndicatorColumn.Weight), ("分值", IndicatorColumn.Weight),
        ("实际", IndicatorColumn.Actual), ("业绩值", IndicatorColumn.Actual), ("完成值", IndicatorColumn.Actual), ("完成情况", IndicatorColumn.Actual), ("执行情况", IndicatorColumn.Actual),
        ("计算符号", IndicatorColumn.Comparator), ("符号", IndicatorColumn.Comparator), ("指标性质", IndicatorColumn.Comparator), ("指标方向", IndicatorColumn.Comparator),
        ("计量单位", IndicatorColumn.Unit), ("度量单位", IndicatorColumn.Unit), ("指标单位", IndicatorColumn.Unit),
        ("指标值", IndicatorColumn.Target), ("目标值", IndicatorColumn.Target), ("预期值", IndicatorColumn.Target), ("绩效标准", IndicatorColumn.Target), ("年度目标", IndicatorColumn.Target), ("绩效指标值", IndicatorColumn.Target), ("绩效目标", IndicatorColumn.Target),
        ("指标内容", IndicatorColumn.Level3), ("指标名称", IndicatorColumn.Level3),
    ];

    /// <summary>True for a row that names at least two levels of indicators, or one and the value.</summary>
    public static bool IsHeader(GridView grid, int row)
    {
        int levels = 0;
        bool named = false;
        bool value = false;
        foreach (Cell cell in grid.Row(row))
        {
            if (cell.Row != row)
            {
                continue;
            }

            switch (Of(cell.Text))
            {
                case IndicatorColumn.Level1 or IndicatorColumn.Level2 or IndicatorColumn.Level3:
                    levels++;
                    named |= cell.Text.Contains("级指标", StringComparison.Ordinal);
                    break;
                case IndicatorColumn.Target:
                    value = true;
                    break;
            }
        }

        return (levels >= 2 && named) || (levels >= 1 && value);
    }

    /// <summary>The columns below a header row.</summary>
    public static IndicatorColumn[] Read(GridView grid, int row)
    {
        var columns = new IndicatorColumn[grid.Columns];
        for (int c = 0; c < grid.Columns; c++)
        {
            if (grid[row, c] is { } cell && cell.Row == row)
            {
                columns[c] = Of(cell.Text);
            }
        }

        // 绩效指标 at the left names the part of the form, not a column, where the levels have columns of their own.
        bool levels = Array.IndexOf(columns, IndicatorColumn.Level1) >= 0 && Array.IndexOf(columns, IndicatorColumn.Level2) >= 0;
        for (int c = 0; c < columns.Length && levels; c++)
        {
            if (columns[c] == IndicatorColumn.Level3 && c < Array.IndexOf(columns, IndicatorColumn.Level1))
            {
                columns[c] = IndicatorColumn.None;
            }
        }

        return columns;
    }

    public static IndicatorColumn Of(string text)
    {
        string folded = NameFolding.Fold(text);
        if (folded.Length is 0 or > 24 || folded.EndsWith("预期指标", StringComparison.Ordinal))
        {
            return IndicatorColumn.None;
        }

        if (folded is "绩效指标" or "指标" or "考核指标" or "评价指标")
        {
            return IndicatorColumn.Level3;
        }

        if (folded == "单位")
        {
            return IndicatorColumn.Unit;
        }

        foreach ((string word, IndicatorColumn column) in Words)
        {
            if (folded.Contains(word, StringComparison.Ordinal))
            {
                return column;
            }
        }

        return IndicatorColumn.None;
    }
}

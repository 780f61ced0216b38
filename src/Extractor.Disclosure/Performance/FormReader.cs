using System.Text.RegularExpressions;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Numbers;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Performance;

/// <summary>
/// Reads the label/value part of a form, whose columns change from row to row: fields, funds and the objective.
/// </summary>
internal sealed partial class FormReader(GridView grid, MoneyUnit? tableUnit)
{
    private const int MaxLabel = 24;

    private readonly List<FormField> _fields = [];
    private readonly List<PerformanceFund> _funds = [];
    private readonly HashSet<Cell> _used = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<FormField> Fields => _fields;

    public IReadOnlyList<PerformanceFund> Funds => _funds;

    public string? Objective { get; private set; }

    /// <summary>Reads the rows from <paramref name="from"/> to <paramref name="to"/> (exclusive).</summary>
    public void Read(int from, int to)
    {
        for (int r = from; r < to; r++)
        {
            List<Cell> cells = [.. grid.Row(r).Where(c => c.Row == r || c.Row < from || !_used.Contains(c))];
            if (IsColumnHeader(r))
            {
                // 预期目标 | 实际完成情况, 年初预算数 | 全年预算数: the values stand below; the label at the left names the block.
                foreach (Cell cell in cells)
                {
                    _used.Add(cell);
                }

                ReadBelow(r, to);
                continue;
            }

            Pairs(r, cells);
        }
    }

    /// <summary>label, value, label, value …; figures of money become funds.</summary>
    private void Pairs(int row, List<Cell> cells)
    {
        Cell? label = null;
        foreach (Cell cell in cells)
        {
            string text = HeaderText.Clean(cell.Text);
            if (_used.Contains(cell) && cell.Row == row)
            {
                continue;
            }

            Match inline = Inline().Match(text);
            if (inline.Success && inline.Groups["l"].Length <= MaxLabel && inline.Groups["v"].Length > 0 && (IsFundLabel(inline.Groups["l"].Value) || IsKnownLabel(inline.Groups["l"].Value)))
            {
                Add(inline.Groups["l"].Value, inline.Groups["v"].Value, cell, label, []);
                continue;
            }

            if (label is null || IsLabel(text))
            {
                label = text.Length > 0 && text.Length <= MaxLabel * 2 ? cell : label;
                continue;
            }

            Add(HeaderText.Clean(label.Text), text, cell, null, []);
            label = IsSpanning(label, row) ? label : null;
        }
    }

    private void ReadBelow(int header, int to)
    {
        // The label at the left that spans the block (项目资金（万元）) says where it ends.
        Cell? section = grid[header, 0] is { } first && (first.RowSpan > 1 || first.Row < header) && !ColumnName().IsMatch(NameFolding.Fold(first.Text)) ? first : null;
        int end = section is null ? to : Math.Min(to, section.Row + section.RowSpan);
        for (int r = header + 1; r < end; r++)
        {
            if (IsColumnHeader(r))
            {
                return;
            }

            List<Cell> row = [.. grid.Row(r).Where(c => c.Row == r || (!ReferenceEquals(c, section) && c.Row > header))];
            bool figures = row.Exists(c => NumberParser.Parse(c.Text).IsNumeric && HeaderAbove(c, header, section).Count > 0);
            bool words = row.TrueForAll(c => HeaderAbove(c, header, section).Count > 0);
            if (!figures && !words)
            {
                return;
            }

            Cell? label = figures ? LabelOf(row, header, section) : null;
            foreach (Cell cell in row)
            {
                List<string> path = HeaderAbove(cell, header, section);
                string text = HeaderText.Clean(cell.Text);
                bool number = NumberParser.Parse(text).IsNumeric;
                bool used = !_used.Add(cell);
                if (used || path.Count == 0 || text.Length == 0 || ReferenceEquals(cell, label) || (figures && !number && SameHeader(cell, label, header)))
                {
                    continue;
                }

                Add(number && label is not null ? HeaderText.Clean(label.Text) : path[^1], text, cell, null, figures && number ? path : []);
            }

            if (words && !figures)
            {
                return;
            }
        }
    }

    /// <summary>What the figures of a row are about: the text under 资金来源 or 任务名称, else the one left of the first figure.</summary>
    private Cell? LabelOf(List<Cell> row, int header, Cell? section)
    {
        Cell? nearest = null;
        Cell? below = null;
        foreach (Cell cell in row)
        {
            if (NumberParser.Parse(cell.Text).IsNumeric)
            {
                break;
            }

            if (cell.Text.Length == 0)
            {
                continue;
            }

            nearest = cell;
            if (HeaderAbove(cell, header, section).Count > 0 && (below is null || SameHeader(cell, below, header)))
            {
                below = cell;
            }
        }

        return below ?? nearest;
    }

    private bool SameHeader(Cell cell, Cell? other, int header) => other is not null && grid[header, cell.Column] is { } above && ReferenceEquals(above, grid[header, other.Column]);

    /// <summary>Header texts that stand above a cell in the header row (and in the row above it, where it spans both).</summary>
    private List<string> HeaderAbove(Cell cell, int header, Cell? section)
    {
        var path = new List<string>();
        for (int r = Math.Max(0, header - 1); r <= header; r++)
        {
            if (grid[r, cell.Column] is { } above && !ReferenceEquals(above, section) && (above.Row == r || r == header) && (r == header || IsColumnHeader(r)) && HeaderText.Clean(above.Text) is { Length: > 0 } text && !path.Contains(text))
            {
                path.Add(text);
            }
        }

        return path;
    }

    /// <summary>A row of two or more words that name columns.</summary>
    private bool IsColumnHeader(int row)
    {
        int names = 0;
        foreach (Cell cell in grid.Row(row))
        {
            string text = NameFolding.Fold(cell.Text);
            if (cell.Row != row || text.Length == 0)
            {
                continue;
            }

            if (NumberParser.Parse(text).IsNumeric)
            {
                return false;
            }

            names += ColumnName().IsMatch(text) ? 1 : 0;
        }

        return names >= 2 || (names == 1 && SingleColumnName(row));
    }

    /// <summary>总体目标 over two rows with 年度目标 in the first: the text stands in the second.</summary>
    private bool SingleColumnName(int row)
    {
        List<Cell> cells = [.. grid.Row(row)];
        return cells.Count == 2 && cells[0].RowSpan > 1 && cells[1].RowSpan == 1 && ColumnName().IsMatch(NameFolding.Fold(cells[1].Text));
    }

    private void Add(string label, string value, Cell cell, Cell? upper, IReadOnlyList<string> path)
    {
        string bare = label.Trim('：', ':', ' ');
        _used.Add(cell);
        if (value.Length == 0)
        {
            return;
        }

        if (Objective is null && ObjectiveLabel().IsMatch(NameFolding.Fold(bare)))
        {
            Objective = value;
            return;
        }

        ParsedNumber number = NumberParser.Parse(value);
        string name = path.Count > 0 ? path[^1] : bare;
        if (number.IsNumeric && (path.Count > 0 || IsFundLabel(bare) || (upper is not null && IsFundLabel(HeaderText.Clean(upper.Text)))))
        {
            (decimal? amount, string unit) = Value(number, name, cell);
            _funds.Add(new PerformanceFund(bare, path, amount, unit, value, cell.Page, cell.Box));
            return;
        }

        if (!number.IsEmpty)
        {
            _fields.Add(new FormField(bare, value, cell.Page, cell.Box));
        }
    }

    private (decimal? Amount, string Unit) Value(ParsedNumber number, string name, Cell cell)
    {
        if (number.Kind == NumberKind.Percent)
        {
            return (number.Value, "percent");
        }

        if (Score().IsMatch(name))
        {
            return (number.ScaledValue, "score");
        }

        MoneyUnit? unit = number.Money ?? UnitAround(cell) ?? tableUnit;
        return (number.ToAmount(unit)?.Value, "CNY");
    }

    /// <summary>The unit of money that the labels left of and above a figure state (项目资金（万元）).</summary>
    private MoneyUnit? UnitAround(Cell cell)
    {
        for (int c = cell.Column - 1; c >= 0; c--)
        {
            if (grid[cell.Row, c] is { } left && MoneyUnit.TryFind(left.Text, out MoneyUnit unit))
            {
                return unit;
            }
        }

        for (int r = cell.Row - 1; r >= 0; r--)
        {
            if (grid[r, cell.Column] is { } above && MoneyUnit.TryFind(above.Text, out MoneyUnit unit))
            {
                return unit;
            }
        }

        return null;
    }

    private static bool IsSpanning(Cell label, int row) => label.Row < row;

    private static bool IsLabel(string text) => text.Length <= MaxLabel && (text.EndsWith('：') || text.EndsWith(':') || IsKnownLabel(text));

    private static bool IsKnownLabel(string text) => KnownLabel().IsMatch(NameFolding.Fold(text));

    private static bool IsFundLabel(string text) => FundLabel().IsMatch(NameFolding.Fold(text));

    [GeneratedRegex(@"^(?<l>(?:其中[：:])?[^：:]{2,22})[：:](?<v>.*)$", RegexOptions.None, 10_000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"^(?:其中：?)?(?:年度|项目|当年|上年|本年|部门|单位)?.{0,6}(?:总额|拨款|资金|预算数|执行数|安排|结转|经费|金额|预算|其他|小计|合计|投入|支出)(?:（[^）]*）)?$", RegexOptions.NonBacktracking)]
    private static partial Regex FundLabel();

    [GeneratedRegex(@"^(?:其中：?)?(?:项目名称|项目负责人|联系人|部门联系人|联系电话|负责人|项目编码|项目代码|项目类别|项目类型|项目属性|项目期|项目起止时间|实施期限|开始时间|结束时间|起始时间|终止时间|主管部门|实施单位|项目实施单位|预算单位|单位名称|部门名称|填报人|填报日期|评价得分|自评等级|分值|得分|执行率|(?:年度)?(?:预算|资金)总额|财政拨款|当年财政拨款|其他资金|上级安排|本级安排|上级资金|本级资金|上年结转资金|财政资金|一般公共预算|政府性基金)(?:（[^）]*）)?$", RegexOptions.NonBacktracking)]
    private static partial Regex KnownLabel();

    [GeneratedRegex(@"^(?:预期目标|实际完成情况|年度目标|年度总体目标|中期目标|实施期目标|实施期总目标|全年实际完成情况|年初设定目标|目标完成情况|年初预算数|全年预算数|全年执行数|预算数|执行数|调整预算数|分值|分值权重|权重|执行率|得分|资金来源|资金总额(?:（[^）]*）)?|总额|财政拨款|其他资金|任务名称|主要内容|预算金额(?:（[^）]*）)?|金额(?:（[^）]*）)?|预算执行率)$", RegexOptions.NonBacktracking)]
    private static partial Regex ColumnName();

    [GeneratedRegex(@"^(?:项目|年度|部门|单位|整体|总体|年度总体|项目总体|年度绩效|绩效|总体绩效|预期|年度预期|部门（单位）|年初设定|实施期|实施期总)*(?:目标|总目标|任务目标)(?:（[^）]*）)?$", RegexOptions.NonBacktracking)]
    private static partial Regex ObjectiveLabel();

    [GeneratedRegex("(?:分值|权重|得分|评分)", RegexOptions.NonBacktracking)]
    private static partial Regex Score();
}

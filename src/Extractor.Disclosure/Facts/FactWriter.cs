using System.Globalization;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Numbers;
using Extractor.Disclosure.Rows;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Facts;

/// <summary>Turns the figures of a block into facts; what it cannot read goes to the unresolved list with the reason.</summary>
internal sealed class FactWriter(GridView grid, TableContext context, string tableId, MoneyUnit? unit, bool unitAssumed)
{
    public void Write(IReadOnlyList<RowInfo> rows, ColumnBlock block, List<Fact> facts, List<Unresolved> unresolved)
    {
        bool single = rows.Count(r => block.Amounts.Any(a => !string.IsNullOrWhiteSpace(grid.Origin(r.Row, a.Index)?.Text))) <= 1;
        foreach (RowInfo row in rows)
        {
            RowLabel? label = null;
            string? rowUnit = row.Name.Length > 0 ? UnitFinder.Counting(row.Name) : null;
            MoneyUnit? rowMoney = row.Name.Length > 0 && MoneyUnit.TryFind(row.Name, out MoneyUnit found) ? found : null;
            foreach (ColumnInfo column in block.Amounts)
            {
                Cell? cell = grid.Origin(row.Row, column.Index);
                if (cell is null || IsLabel(cell, block))
                {
                    continue;
                }

                ParsedNumber number = NumberParser.Parse(cell.Text);
                if (number.Kind == NumberKind.Blank && !row.HasLabel)
                {
                    continue;
                }

                if (!row.HasLabel && !single && !number.IsEmpty)
                {
                    unresolved.Add(Problem(row, column, cell, "figure in a row without a label"));
                    continue;
                }

                label ??= Label(row);
                if (TryFact(row, label, column, cell, number, rowUnit, rowMoney, out Fact? fact, out string? reason))
                {
                    facts.Add(fact!);
                }
                else if (reason is not null)
                {
                    unresolved.Add(Problem(row, column, cell, reason));
                }
            }
        }
    }

    /// <summary>A label merged over the stub and an amount column (支出合计) is no figure.</summary>
    private static bool IsLabel(Cell cell, ColumnBlock block) =>
        cell.ColumnSpan > 1 && !cell.Text.Any(char.IsAsciiDigit) && (block.Stub.Any(s => s.Index >= cell.Column && s.Index < cell.Column + cell.ColumnSpan) || cell.Text.Any(c => c >= '\u4e00'));

    private bool TryFact(RowInfo row, RowLabel label, ColumnInfo column, Cell cell, ParsedNumber number, string? rowUnit, MoneyUnit? rowMoney, out Fact? fact, out string? reason)
    {
        fact = null;
        reason = null;
        string columnUnit = UnitFinder.Counting(column.Leaf) ?? string.Empty;
        MoneyUnit? money = UnitFinder.OfPath(column.Path) ?? rowMoney ?? unit;
        string counted = columnUnit.Length > 0 ? columnUnit : rowUnit ?? string.Empty;
        decimal? value = null;
        string name = counted.Length > 0 ? counted : "CNY";
        switch (number.Kind)
        {
            case NumberKind.Blank:
            case NumberKind.Dash:
            case NumberKind.NotApplicable:
                break;
            case NumberKind.Percent:
                value = number.Value;
                name = "percent";
                break;
            case NumberKind.Number when number.Unit is not null && !cell.Text.Any(IsDigit):
                reason = "words in a column of amounts";
                return false;
            case NumberKind.Number when number.Unit is { } printed:
                value = number.ScaledValue;
                name = Counted(printed);
                break;
            case NumberKind.Number when counted.Length > 0 && number.Money is null:
                value = number.ScaledValue;
                break;
            case NumberKind.Number:
                Amount? amount = number.ToAmount(money);
                if (amount is null)
                {
                    reason = "no unit of money is stated for the table";
                    return false;
                }

                value = amount.Value.Value;
                name = "CNY";
                break;
            default:
                reason = Reason(number, cell.Text);
                return false;
        }

        fact = new Fact
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{tableId}.r{row.Row}.c{column.Index}"),
            Table = tableId,
            Row = label,
            Column = column.Path,
            ColumnKey = column.Key,
            Value = value,
            Unit = name,
            Raw = cell.Text.Trim(),
            Page = cell.Page,
            Box = cell.Box,
            IsDoubtful = value is not null && (number.IsDoubtful || cell.IsDoubtful || (unitAssumed && number.Money is null && name == "CNY")),
        };
        return true;
    }

    private static string? Reason(ParsedNumber number, string text)
    {
        bool digits = text.Any(IsDigit);
        return number.Kind switch
        {
            NumberKind.Range => "a range, not one amount",
            NumberKind.Date => "a date in a column of amounts",
            NumberKind.Ordinal => "a number that counts, not an amount",
            _ => digits ? "not understood as a number: " + number.Remark : "words in a column of amounts",
        };
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    private static string Counted(string printed) => printed switch
    {
        "人" or "名" or "人次" => "person",
        "辆" => "vehicle",
        "平方米" or "㎡" => "squareMetre",
        "批次" or "批" => "batch",
        _ => printed,
    };

    private RowLabel Label(RowInfo row)
    {
        CodeLookup? lookup = row.Code.IsEmpty ? null : CodeReference.Default.Look(row.Code, AccountName(row), context.Year);
        return new RowLabel
        {
            Code = row.Code.IsEmpty ? null : row.Code.Digits,
            Name = row.Name,
            Path = row.Code.IsEmpty ? [] : row.Code.Path,
            Group = row.Group,
            Role = row.Role,
            Parent = row.Parent?.Id,
            Inferred = row.CodeInferred ? true : null,
            Classification = row.Code.IsEmpty ? null : char.ToLowerInvariant(row.Code.Classification.ToString()[0]) + row.Code.Classification.ToString()[1..],
            CodeStatus = lookup is null ? null : lookup.Status.ToString().ToLowerInvariant(),
            OfficialName = lookup is { Status: not CodeStatus.Exact } ? lookup.OfficialName : null,
            Labels = row.Labels.Count > 1 ? row.Labels : [],
        };
    }

    /// <summary>The name that belongs to the code: not that of the project beside it.</summary>
    private static string AccountName(RowInfo row)
    {
        string name = row.Project is not null ? (row.Labels.Count > 1 ? row.Labels[0] : string.Empty) : row.Name;
        return row.CodeInferred ? RowLabels.Bare(name) : name;
    }

    private Unresolved Problem(RowInfo row, ColumnInfo column, Cell cell, string reason) =>
        new(tableId, row.Row, column.Index, cell.Text.Trim(), cell.Page, cell.Box, reason);
}

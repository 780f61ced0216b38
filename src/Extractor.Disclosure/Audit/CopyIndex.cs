using System.Runtime.InteropServices;
using Extractor.Disclosure.Audit.Rules;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Which values the document prints for a thing, and in which tables.</summary>
internal sealed class CopyIndex
{
    /// <summary>By thing and value: the first table that prints it, and whether another one does.</summary>
    private readonly Dictionary<(string Key, decimal Value), (string First, bool More)> _tables = [];
    private readonly Dictionary<decimal, List<Statement>> _statements = [];
    private readonly Dictionary<Quantity, (AuditTable Table, AuditCell Cell)> _cells = [];

    public static CopyIndex Build(AuditContext context)
    {
        var index = new CopyIndex();
        foreach (AuditTable table in context.Tables)
        {
            foreach (int row in table.Rows)
            {
                foreach (AuditCell cell in table.Row(row))
                {
                    index._cells[cell.Quantity] = (table, cell);
                    if (cell.Quantity.Key is { } key && cell.Quantity.Value != 0)
                    {
                        ref (string? First, bool More) tables = ref CollectionsMarshal.GetValueRefOrAddDefault(index._tables, (key, cell.Quantity.Value), out _)!;
                        tables = (tables.First ?? table.Id, tables.More || (tables.First is not null && tables.First != table.Id));
                    }
                }
            }
        }

        foreach (Statement statement in context.Entry.Statements)
        {
            if (statement.Amount is { } amount and not 0 && statement.Unit == "CNY")
            {
                if (!index._statements.TryGetValue(amount, out List<Statement>? list))
                {
                    index._statements[amount] = list = [];
                }

                list.Add(statement);
            }
        }

        return index;
    }

    /// <summary>
    /// True where another table prints this value for the same thing, or the narrative gives it, and the thing is a row of
    /// its own: totals of tables of different scope are different things.
    /// </summary>
    public bool IsAttested(Quantity quantity, decimal value) =>
        value != 0 && quantity.Key != "total" && (IsPrintedElsewhere(quantity, value) || IsSaid(quantity, value));

    private bool IsSaid(Quantity quantity, decimal value)
    {
        if (_cells.TryGetValue(quantity, out (AuditTable Table, AuditCell Cell) at) && _statements.TryGetValue(value, out List<Statement>? statements))
        {
            foreach (Statement statement in statements)
            {
                if (ProseTableRule.Speaks(new Spoken(statement), at.Table, at.Cell))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True where another table prints this value for the same thing.</summary>
    public bool IsPrintedElsewhere(Quantity quantity, decimal value)
    {
        if (quantity.Key is not { } key || !_tables.TryGetValue((key, value), out (string First, bool More) tables))
        {
            return false;
        }

        int dot = quantity.Id.IndexOf('.', StringComparison.Ordinal);
        return tables.More || dot < 0 || !quantity.Id.AsSpan(0, dot).SequenceEqual(tables.First);
    }
}

namespace Extractor.Disclosure.Audit;

/// <summary>Which values the document prints for a thing, and in which tables.</summary>
internal sealed class CopyIndex
{
    private readonly Dictionary<(string Key, decimal Value), HashSet<string>> _tables = [];

    public static CopyIndex Build(AuditContext context)
    {
        var index = new CopyIndex();
        foreach (AuditTable table in context.Tables)
        {
            foreach (int row in table.Rows)
            {
                foreach (AuditCell cell in table.Row(row))
                {
                    if (cell.Quantity.Key is { } key && cell.Quantity.Value != 0)
                    {
                        if (!index._tables.TryGetValue((key, cell.Quantity.Value), out HashSet<string>? tables))
                        {
                            index._tables[(key, cell.Quantity.Value)] = tables = new HashSet<string>(StringComparer.Ordinal);
                        }

                        tables.Add(table.Id);
                    }
                }
            }
        }

        return index;
    }

    /// <summary>True where another table prints this value for the same thing.</summary>
    public bool IsPrintedElsewhere(Quantity quantity, decimal value)
    {
        if (quantity.Key is not { } key || !_tables.TryGetValue((key, value), out HashSet<string>? tables))
        {
            return false;
        }

        int dot = quantity.Id.IndexOf('.', StringComparison.Ordinal);
        return tables.Count > 1 || dot < 0 || !tables.Contains(quantity.Id[..dot]);
    }
}

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Names rows of tables of one kind alike in two documents: by code, as the total, or by label.</summary>
internal static class RowKeys
{
    /// <summary>Cells by the name of their row; names that stand several times are left out.</summary>
    public static Dictionary<string, AuditCell> Index(AuditTable table, Func<AuditCell, bool> isWanted)
    {
        var cells = new Dictionary<string, AuditCell>(StringComparer.Ordinal);
        var twice = new HashSet<string>(StringComparer.Ordinal);
        foreach (AuditCell cell in table.Rows.SelectMany(table.Row))
        {
            if (isWanted(cell) && cell.Fact.Unit == "CNY" && Of(cell) is { } name && !cells.TryAdd(name, cell))
            {
                twice.Add(name);
            }
        }

        foreach (string name in twice)
        {
            cells.Remove(name);
        }

        return cells;
    }

    private static string? Of(AuditCell cell)
    {
        if (cell.Label.Role is "project" or "unit")
        {
            return null;
        }

        return cell.Label.Code ?? (ColumnGroups.IsTotal(cell) ? "total:" + Labels.WithoutBracket(Labels.Core(cell.Label.Name)) : Labels.Core(cell.Label.Name) is { Length: > 2 } name ? name : null);
    }
}

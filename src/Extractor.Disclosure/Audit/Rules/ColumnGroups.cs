using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Parents and children among the figures of one column.</summary>
internal static class ColumnGroups
{
    /// <summary>Figures of a column by the grid row of their parent row; −1 holds those at the top.</summary>
    public static SortedDictionary<int, List<AuditCell>> ByParent(AuditTable table, int column)
    {
        var groups = new SortedDictionary<int, List<AuditCell>>();
        foreach (AuditCell cell in table.Column(column))
        {
            int parent = table.RowOf(cell.Label.Parent) ?? -1;
            if (!groups.TryGetValue(parent, out List<AuditCell>? list))
            {
                groups[parent] = list = [];
            }

            list.Add(cell);
        }

        return groups;
    }

    public static bool IsOfWhich(AuditCell cell) => cell.Label.Role == "ofWhich" || Labels.IsOfWhich(cell.Label.Name);

    public static bool IsTotal(AuditCell cell) =>
        cell.Label.Role == "total" || (cell.Label.Role is null && cell.Label.Code is null && Labels.IsTotal(cell.Label.Name));
}

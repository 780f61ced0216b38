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
            if (!groups.TryGetValue(cell.Parent, out List<AuditCell>? list))
            {
                groups[cell.Parent] = list = [];
            }

            list.Add(cell);
        }

        return groups;
    }

    public static bool IsOfWhich(AuditCell cell) => IsOfWhich(cell.Label);

    public static bool IsOfWhich(RowLabel label) => label.Role == "ofWhich" || Labels.IsOfWhich(label.Name);

    public static bool IsTotal(AuditCell cell) => IsTotal(cell.Label);

    public static bool IsTotal(RowLabel label) =>
        label.Role == "total" || (label.Role is null && label.Code is null && Labels.IsTotal(label.Name));
}

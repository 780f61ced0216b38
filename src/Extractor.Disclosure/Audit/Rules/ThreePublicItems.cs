namespace Extractor.Disclosure.Audit.Rules;

/// <summary>The items of “三公”经费 by the labels of rows and sentences.</summary>
internal static class ThreePublicItems
{
    /// <summary>Canonical key of a label: abroad, vehicles, vehiclePurchase, vehicleOperation, reception, threePublic, total; null where it names none.</summary>
    public static string? KeyOf(string label)
    {
        string text = Labels.Core(label);
        bool Has(string word) => text.Contains(word, StringComparison.Ordinal);
        return Has("接待") ? "reception"
            : Has("出国") ? "abroad"
            : Has("购置") && (Has("运行") || Has("运维")) ? "vehicles"
            : Has("用车购置") ? "vehiclePurchase"
            : Has("用车运行") || Has("用车维护") ? "vehicleOperation"
            : Has("三公") ? "threePublic"
            : Labels.IsTotal(text) ? "total"
            : null;
    }

    /// <summary>
    /// The figure of an item in a 三公 table, which prints the items side by side (told by column keys) or one under the other (told by
    /// labels); null where it is not there once.
    /// </summary>
    /// <param name="table">A 三公 table.</param>
    /// <param name="item">A key of <see cref="KeyOf"/>; total and threePublic are the whole.</param>
    /// <param name="view">Last part of the column key where the table prints a budget beside an account: <c>budget</c>, <c>final</c>; null where it prints one figure an item.</param>
    public static AuditCell? Find(AuditTable table, string item, string? view)
    {
        List<AuditCell> cells = [.. table.Rows.SelectMany(table.Row).Where(c => c.Fact.Unit == "CNY")];
        string end = view is null ? "" : "." + view;
        string[] keys = item switch
        {
            "vehicles" => ["vehicles.total", "vehicles"],
            "vehiclePurchase" => ["vehicles.vehiclePurchase", "vehiclePurchase"],
            "vehicleOperation" => ["vehicles.vehicleOperation", "vehicleOperation"],
            "threePublic" or "total" => Prints(cells, "meeting") || Prints(cells, "training") ? ["threePublic.total", "threePublic"] : ["threePublic.total", "threePublic", "total"],
            _ => [item],
        };
        foreach (string key in keys)
        {
            List<AuditCell> found = [.. cells.Where(c => c.Fact.ColumnKey is { } its && (its == key + end || its.EndsWith("." + key + end, StringComparison.Ordinal)))];
            if (found.Count == 1)
            {
                return found[0];
            }
        }

        List<AuditCell> below = [.. cells.Where(c => IsFigure(c, view) && KeyOf(c.Label.Name) is { } key && (key == item || (key, item) is ("total", "threePublic") or ("threePublic", "total")))];
        return below.Count == 1 ? below[0] : null;
    }

    private static bool Prints(List<AuditCell> cells, string word) =>
        cells.Exists(c => c.Fact.ColumnKey is { } key && key.Split('.').Contains(word, StringComparer.Ordinal));

    private static bool IsFigure(AuditCell cell, string? view) => view is null ? cell.Fact.ColumnKey is "total" or "amount" or "budget" : cell.Fact.ColumnKey == view;
}

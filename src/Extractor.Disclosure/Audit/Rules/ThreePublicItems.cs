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
}

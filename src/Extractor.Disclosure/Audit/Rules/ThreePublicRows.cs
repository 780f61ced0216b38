namespace Extractor.Disclosure.Audit.Rules;

/// <summary>
/// The rows that every “三公”经费 table prints: 因公出国（境）费, 公务接待费, 公务用车购置费, 公务用车运行费 and their total (domain.md, 1, table 10). A
/// table that prints all but one of them has lost it.
/// </summary>
internal static class ThreePublicRows
{
    private const int Rows = 6;

    /// <summary>The missing row and, where the others tell it, its figure; null where none is or several are.</summary>
    public static (string Name, LabelledRow Before, AuditCell? Like, decimal? Value)? Missing(AuditTable table)
    {
        if (!table.Kind.EndsWith(".threePublic", StringComparison.Ordinal))
        {
            return null;
        }

        var found = new LabelledRow?[Rows];
        foreach (LabelledRow row in table.LabelledRows)
        {
            if (Kind(row) is { } kind)
            {
                found[(int)kind] ??= row;
            }
        }

        // Not every table prints the subtotal of the cars.
        Item? missing = null;
        for (var item = Item.Total; item <= Item.Running; item++)
        {
            if (found[(int)item] is null)
            {
                if (missing is not null)
                {
                    return null;
                }

                missing = item;
            }
        }

        if (missing is not { } lost)
        {
            return null;
        }

        LabelledRow before = Array.FindLast(found[..(int)lost], f => f is not null) ?? Array.Find(found, f => f is not null)!.Value;
        AuditCell? like = Array.Find(found, f => f?.Figure is not null)?.Figure;
        decimal? value = like is null ? null : lost switch
        {
            Item.Running => Left(Item.Cars, Item.Purchase),
            Item.Purchase => Left(Item.Cars, Item.Running),
            Item.Total => At(Item.Abroad) + At(Item.Reception) + (found[(int)Item.Cars] is null ? At(Item.Purchase) + At(Item.Running) : At(Item.Cars)),
            Item.Abroad => Left(Item.Total, Item.Reception) - At(Item.Cars),
            _ => Left(Item.Total, Item.Abroad) - At(Item.Cars),
        };
        return (Name(lost), before, like, value);

        decimal At(Item item) => found[(int)item] is { } row ? table.At(row.Row, like!.Column)?.Quantity.Value ?? 0 : 0;

        decimal? Left(Item whole, Item part) => found[(int)whole] is null ? null : At(whole) - At(part);
    }

    private static Item? Kind(LabelledRow row)
    {
        string label = Labels.Fold(row.Label.Name);
        bool bought = label.Contains("购置", StringComparison.Ordinal);
        bool run = label.Contains("运行", StringComparison.Ordinal);
        return label.Contains("出国", StringComparison.Ordinal) ? Item.Abroad
            : label.Contains("接待", StringComparison.Ordinal) ? Item.Reception
            : bought && run ? Item.Cars
            : bought ? Item.Purchase
            : run ? Item.Running
            : ColumnGroups.IsTotal(row.Label) ? Item.Total
            : null;
    }

    private static string Name(Item item) => item switch
    {
        Item.Total => "合计",
        Item.Abroad => "因公出国（境）费",
        Item.Reception => "公务接待费",
        Item.Purchase => "公务用车购置费",
        _ => "公务用车运行费",
    };

    private enum Item
    {
        Cars,
        Total,
        Abroad,
        Reception,
        Purchase,
        Running,
    }
}

using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>“三公”经费 in prose: the whole is 出国 + 公务用车 + 接待, and 公务用车 is 购置 + 运行; and each item is the table's.</summary>
internal sealed class ThreePublicProseRule : IAuditRule
{
    private static readonly string[] Views = ["年初预算", "全年预算", "调整预算", "预算", "决算"];

    public string Id => "prose.three-public";

    public int Version => 1;

    public string Name => "文字：三公经费分项";

    public string Reason => "“三公”经费 are three items, of which 公务用车购置及运行费 has two; a section gives each of them, for budget and account alike.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (IGrouping<string, Statement> section in context.Entry.Statements.GroupBy(s => string.Join('/', s.Section), StringComparer.Ordinal))
        {
            if (!section.Key.Contains("三公", StringComparison.Ordinal))
            {
                continue;
            }

            // One list for each view: 年初预算 of the whole is the sum of 年初预算 of its items, not of what was spent.
            foreach (IGrouping<string, Statement> view in section.Where(s => s.Unit == "CNY").GroupBy(s => View(s.Label), StringComparer.Ordinal))
            {
                List<(string Key, Quantity Figure)> items = [.. view.Select(s => (Key: ThreePublicItems.KeyOf(s.Label), Figure: ProseFigures.Amount(s)))
                    .Where(i => i is { Key: not null, Figure: not null }).Select(i => (i.Key!, i.Figure!))];
                Add(items, "threePublic", into);
                Add(items, "vehicles", into);
                Compare(context, items, view.Key, into);
            }
        }
    }

    /// <summary>
    /// Against the table of the section: what a budget plans, what an account spent. Budgets in an account are left alone, since 年初, 全年 and
    /// 调整 are not the same.
    /// </summary>
    private void Compare(AuditContext context, List<(string Key, Quantity Figure)> items, string view, IdentityCollector into)
    {
        bool isAccount = context.Entry.Kind == DisclosureKind.FinalAccount;
        if (isAccount ? view is not ("" or "决算") : view is not ("" or "预算"))
        {
            return;
        }

        List<AuditTable> tables = [.. context.Tables.Where(t => t.Kind.EndsWith(".threePublic", StringComparison.Ordinal))];
        if (tables.Count != 1)
        {
            into.Skip(Id, "", tables.Count == 0 ? "table-not-there" : "several-tables-of-the-kind");
            return;
        }

        foreach ((string key, Quantity figure) in items)
        {
            if (ThreePublicItems.Find(tables[0], key, isAccount ? "final" : null) is { } cell)
            {
                into.Add(new SumIdentity(figure, [new Term(cell.Quantity, 1)])
                {
                    Rule = Id,
                    Family = Id + ":table",
                    Text = $"文字 = {tables[0].Table.Title ?? tables[0].Id}（{cell.Quantity.Label}）",
                });
            }
        }
    }

    private void Add(List<(string Key, Quantity Figure)> items, string whole, IdentityCollector into)
    {
        if (One(items, whole) is not { } total)
        {
            return;
        }

        List<Quantity?> parts = whole == "vehicles"
            ? [One(items, "vehiclePurchase"), One(items, "vehicleOperation")]
            : One(items, "vehicles") is { } vehicles
                ? [One(items, "abroad"), vehicles, One(items, "reception")]
                : [One(items, "abroad"), One(items, "vehiclePurchase"), One(items, "vehicleOperation"), One(items, "reception")];
        if (parts.Contains(null))
        {
            into.Skip(Id, total.Id, "an-item-is-not-said-or-said-with-several-figures");
            return;
        }

        into.Add(new SumIdentity(total, [.. parts.OfType<Quantity>().Select(p => new Term(p, 1))])
        {
            Rule = Id,
            Family = Id,
            IsCertain = true,
            Severity = "warning",
            Text = whole == "vehicles" ? "公务用车购置及运行费 = 购置费 + 运行费" : "“三公”经费 = 因公出国（境）费 + 公务用车费 + 公务接待费",
        });
    }

    /// <summary>The figure of an item; null where the section gives none or several.</summary>
    private static Quantity? One(List<(string Key, Quantity Figure)> items, string key)
    {
        List<Quantity> found = [.. items.Where(i => i.Key == key).Select(i => i.Figure)];
        return found.Count > 0 && found.TrueForAll(f => f.Value == found[0].Value) ? found[0] : null;
    }

    private static string View(string label) => Array.Find(Views, v => label.Contains(v, StringComparison.Ordinal)) ?? "";
}

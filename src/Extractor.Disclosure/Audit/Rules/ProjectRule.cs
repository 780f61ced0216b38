using System.Globalization;
using System.Text;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>A project is one amount wherever it is told: in its block of the narrative, in its rows of the 项目支出表, in its 绩效 form.</summary>
/// <remarks>
/// Paired by name, and by unit where a name stands several times; a pair that is not certain is not compared. Money of other sources
/// and of earlier years is in some of the three and not in others, so that most pairs of the document must agree before one that does
/// not is told.
/// </remarks>
internal sealed class ProjectRule : IAuditRule
{
    public string Id => "project.match";

    public int Version => 1;

    public string Name => "项目：文字、项目支出表与绩效表";

    public string Reason => "The block of a project (预算安排规模), its rows of the table of projects and its 绩效 form give the same money.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        List<Item> rows = Rows(context);
        List<Item> blocks = [.. context.Entry.Projects.Where(p => p.Amount is not null).Select(Block)];
        List<Item> forms = [.. context.Entry.Performance.Where(f => f.Kind.StartsWith("project", StringComparison.Ordinal) && f.Project is not null).Select(Form).OfType<Item>()];
        Compare(blocks, rows, "blocks", "文字所列预算安排规模 = 项目支出表", into);
        Compare(forms, rows, "forms", "绩效表财政拨款 = 项目支出表", into);
        if (rows.Count == 0)
        {
            Compare(forms, blocks, "blocks-forms", "绩效表财政拨款 = 文字所列预算安排规模", into);
        }
    }

    private void Compare(List<Item> items, List<Item> others, string family, string text, IdentityCollector into)
    {
        if (items.Count == 0 || others.Count == 0)
        {
            return;
        }

        ILookup<string, Item> byName = others.ToLookup(o => o.Name, StringComparer.Ordinal);
        Dictionary<string, int> own = items.GroupBy(i => i.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (Item item in items)
        {
            List<Item> found = [.. byName[item.Name]];
            if (found.Count > 1 || own[item.Name] > 1)
            {
                found = [.. found.Where(f => f.Unit is not null && item.Unit is not null && IsSameUnit(f.Unit, item.Unit))];
                if (items.Count(i => i.Name == item.Name && i.Unit == item.Unit) > 1)
                {
                    found.Clear();
                }
            }

            if (found.Count != 1)
            {
                into.Skip(Id, family, found.Count == 0 ? "no-project-of-that-name" : "several-projects-of-that-name");
                continue;
            }

            into.Add(new SumIdentity(item.Parts[0], [.. found[0].Parts.Select(p => new Term(p, 1))])
            {
                Rule = Id,
                Family = $"{Id}:{family}",
                Severity = "warning",
                Text = text,
            });
        }
    }

    private static bool IsSameUnit(string a, string b) =>
        a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal);

    /// <summary>Rows of the table of projects; a project that is paid from several items (项) has several.</summary>
    private static List<Item> Rows(AuditContext context)
    {
        List<AuditTable> tables = [.. context.Tables.Where(t => t.Kind.EndsWith(".generalProject", StringComparison.Ordinal) || t.Kind.EndsWith(".appropriationProject", StringComparison.Ordinal))];
        if (tables.Count != 1)
        {
            return [];
        }

        return [.. tables[0].Rows.SelectMany(tables[0].Row)
            .Where(c => c is { Label.Role: "project", Fact: { ColumnKey: "total" or "amount", Unit: "CNY" } })
            .GroupBy(c => (Name: Bare(c.Label.Name), c.Label.Group))
            .Where(g => g.Key.Name.Length > 0)
            .Select(g => new Item(g.Key.Name, Unit(g.Key.Group), [.. g.Select(c => c.Quantity)]))];
    }

    private static Item Block(Project project)
    {
        string raw = project.AmountRaw ?? project.Amount!.Value.ToString(CultureInfo.InvariantCulture);
        return new Item(Bare(project.Name), Unit(project.Undertaker), [PerformanceFigures.Of(project.Id + ".amount", project.Amount!.Value, raw, project.Page, null, project.Name)]);
    }

    private static Item? Form(PerformanceForm form)
    {
        IReadOnlyList<(PerformanceFund Fund, Quantity Quantity)> funds = PerformanceFigures.Funds(form);
        List<Quantity> fiscal = [.. funds.Where(f => PerformanceFigures.IsFiscal(f.Fund)).Select(f => f.Quantity)];

        // A review has several columns (年初, 全年, 执行); which one the table of projects prints is not told.
        return fiscal.Count == 1 ? new Item(Bare(form.Project!), Unit(form.Unit), fiscal) : null;
    }

    private static string? Unit(string? unit) => unit is null ? null : Bare(unit);

    /// <summary>Letters and digits only: dashes and brackets vary from one copy to the next.</summary>
    private static string Bare(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in Labels.Fold(name))
        {
            if (char.IsLetterOrDigit(c) && c != '一')
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <param name="Parts">One figure, or the rows of a project that is paid from several items.</param>
    private sealed record Item(string Name, string? Unit, IReadOnlyList<Quantity> Parts);
}

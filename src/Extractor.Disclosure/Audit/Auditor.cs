using System.Runtime.InteropServices;
using Extractor.Disclosure.Audit.Rules;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Proves and checks the figures of unit-year files. Pure; the same input gives the same result.</summary>
public static class Auditor
{
    /// <summary>Every rule, in the order in which findings are told.</summary>
    public static IReadOnlyList<IAuditRule> Rules => RuleCatalogue.All;

    /// <summary>Audits every disclosure of a unit and year.</summary>
    /// <param name="unitYear">The file as extracted; proofs and findings of an earlier audit are replaced.</param>
    /// <param name="others">Other files of the same run, for comparisons over years; the file itself may be among them.</param>
    /// <param name="cancellationToken">Cancels between disclosures.</param>
    /// <returns>The file with the proofs of its facts and its findings, and a report for each disclosure.</returns>
    public static (UnitYear Audited, IReadOnlyList<AuditReport> Reports) Audit(
        UnitYear unitYear, IReadOnlyList<UnitYear>? others = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unitYear);
        List<DisclosureEntry> entries = [];
        List<AuditReport> reports = [];
        foreach (DisclosureEntry entry in unitYear.Disclosures)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (DisclosureEntry audited, AuditReport report) = Audit(unitYear, entry, others ?? []);
            entries.Add(audited);
            reports.Add(report);
        }

        return (unitYear with { Disclosures = entries }, reports);
    }

    private static (DisclosureEntry Entry, AuditReport Report) Audit(UnitYear unitYear, DisclosureEntry entry, IReadOnlyList<UnitYear> others)
    {
        try
        {
            return Prove(unitYear, entry, others);
        }
        catch (OverflowException)
        {
            // Only a hostile file holds figures that leave the range of decimals; one such document never loses the others.
            return Unaudited(unitYear, entry);
        }
    }

    private static (DisclosureEntry Entry, AuditReport Report) Unaudited(UnitYear unitYear, DisclosureEntry entry)
    {
        var finding = new Finding
        {
            Rule = "audit",
            Severity = "warning",
            Origin = "extraction",
            Message = "文件中有超出计算范围的数字，无法核对；请检查读取结果",
            Places = [],
        };

        // Proofs of an earlier audit are not those of this one.
        DisclosureEntry bare = entry with
        {
            Facts = [.. entry.Facts.Select(f => f with { Proof = [] })],
            Statements = [.. entry.Statements.Select(s => s with { Proof = [] })],
            Findings = [finding],
        };
        return (bare, new AuditReport
        {
            Unit = unitYear.Unit.Name,
            Year = unitYear.Year,
            Kind = entry.Kind,
            File = entry.Source.File,
            Coverage = new ProofCoverage(entry.Facts.Count(f => f.Value is not null), 0),
            Rules = [],
            Findings = [finding],
        });
    }

    private static (DisclosureEntry Entry, AuditReport Report) Prove(UnitYear unitYear, DisclosureEntry entry, IReadOnlyList<UnitYear> others)
    {
        AuditContext context = AuditContext.Build(unitYear, entry, others);
        var collected = new IdentityCollector();
        foreach (IAuditRule rule in Rules)
        {
            rule.Apply(context, collected);
        }

        GatedIdentities gated = IdentityGate.Filter(collected);
        CopyIndex copies = CopyIndex.Build(context);
        Dictionary<Identity, Culprit> lost = new LostRowFinder(context).Find(gated);
        IdentityRescue.Apply(gated, copies, collected);
        IReadOnlyList<(Identity Identity, Outcome Outcome)> identities = gated.Kept;
        var finder = new CulpritFinder(identities, copies);
        Dictionary<Identity, Culprit> culprits = finder.Find(identities, lost);
        IReadOnlyList<Finding> findings = FindingWriter.Write(context, identities, culprits, collected.Remarks, new OriginJudge(context, identities, finder));
        Dictionary<string, List<string>> proofs = Proofs(identities);
        DisclosureEntry audited = entry with
        {
            Facts = [.. entry.Facts.Select(f => f with { Proof = proofs.GetValueOrDefault(f.Id) ?? [] })],
            Statements = [.. entry.Statements.Select(s => s with { Proof = OfStatement(proofs, s.Id) })],
            Findings = findings,
        };
        return (audited, new AuditReport
        {
            Unit = unitYear.Unit.Name,
            Year = unitYear.Year,
            Kind = entry.Kind,
            File = entry.Source.File,
            Coverage = Coverage(context, proofs),
            Rules = Count(identities, collected),
            Findings = findings,
            Tables = entry.Tables.Where(t => t.Title is not null || t.Number is not null).ToDictionary(t => t.Id, NameOf, StringComparer.Ordinal),
        });
    }

    private static string NameOf(DisclosureTable table) =>
        string.Join(' ', new[] { table.Number, table.Title }.Where(s => !string.IsNullOrEmpty(s))) + (table.AmountUnit is { } unit ? $"（{unit}）" : "");

    /// <summary>Identities that hold, by figure. A rounding gap proves as well: the figures print values that fit.</summary>
    private static Dictionary<string, List<string>> Proofs(IReadOnlyList<(Identity Identity, Outcome Outcome)> identities)
    {
        var proofs = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach ((Identity identity, Outcome outcome) in identities)
        {
            // An inequality bounds a figure, it does not prove it.
            if (outcome == Outcome.Fails || identity is AtMostIdentity)
            {
                continue;
            }

            string id = identity.Id;
            foreach (Quantity quantity in identity.Quantities)
            {
                if (quantity.IsBlank)
                {
                    continue;
                }

                if (!proofs.TryGetValue(quantity.Id, out List<string>? list))
                {
                    proofs[quantity.Id] = list = [];
                }

                list.Add(id);
            }
        }

        return proofs;
    }

    private static IReadOnlyList<string> OfStatement(Dictionary<string, List<string>> proofs, string id) =>
        [.. new[] { "amount", "change", "rate", "share", "quantity", "completion", "base" }.SelectMany(field => proofs.GetValueOrDefault($"{id}.{field}") ?? []).Distinct(StringComparer.Ordinal)];

    private static ProofCoverage Coverage(AuditContext context, Dictionary<string, List<string>> proofs)
    {
        int facts = 0;
        int proven = 0;
        foreach (AuditTable table in context.Tables)
        {
            if (table.Kind == "other" || table.Kind.StartsWith("performance", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (int row in table.Rows)
            {
                foreach (AuditCell cell in table.Row(row))
                {
                    facts++;
                    proven += proofs.ContainsKey(cell.Quantity.Id) ? 1 : 0;
                }
            }
        }

        return new ProofCoverage(facts, proven);
    }

    private static IReadOnlyList<RuleCount> Count(IReadOnlyList<(Identity Identity, Outcome Outcome)> identities, IdentityCollector collected)
    {
        var counts = new Dictionary<string, (int Held, int Rounded, int Failed)>(StringComparer.Ordinal);
        foreach ((Identity identity, Outcome outcome) in identities)
        {
            ref (int Held, int Rounded, int Failed) count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, identity.Rule, out _);
            count.Held += outcome == Outcome.Holds ? 1 : 0;
            count.Rounded += outcome == Outcome.Rounded ? 1 : 0;
            count.Failed += outcome == Outcome.Fails ? 1 : 0;
        }

        foreach (Remark remark in collected.Remarks)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, remark.Rule, out _).Failed += remark.Severity == "info" ? 0 : 1;
        }

        ILookup<string, NotApplicable> skipped = collected.NotApplicable.ToLookup(s => s.Rule, StringComparer.Ordinal);
        return [.. Rules.Select(rule =>
        {
            (int held, int rounded, int failed) = counts.GetValueOrDefault(rule.Id);
            return new RuleCount(rule.Id, rule.Version, rule.Name, held + collected.Passed(rule.Id), rounded, failed, skipped[rule.Id].Sum(s => s.Count))
            {
                NotApplicableReasons = [.. skipped[rule.Id]],
            };
        })];
    }
}

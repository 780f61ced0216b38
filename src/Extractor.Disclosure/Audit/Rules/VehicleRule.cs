using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>共有车辆N辆，其中：…用车: the kinds add up to the whole, in number and, where it is said for each, in value.</summary>
internal sealed class VehicleRule : IAuditRule
{
    public string Id => "prose.vehicles";

    public int Version => 1;

    public string Name => "文字：车辆数";

    public string Reason => "The vehicles of a unit are listed by kind; a list that closes with 其他用车 names them all.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        IReadOnlyList<Statement> statements = context.Entry.Statements;
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is { Unit: "vehicle", Quantity: not null } whole && IsWhole(whole.Label))
            {
                Apply(statements, i, into);
            }
        }
    }

    private static bool IsWhole(string label)
    {
        string text = Labels.Fold(label);
        return text is "车辆" or "公务用车" || text.EndsWith("购置车辆", StringComparison.Ordinal) || text.EndsWith("车辆数", StringComparison.Ordinal);
    }

    private void Apply(IReadOnlyList<Statement> statements, int at, IdentityCollector into)
    {
        List<Statement> kinds = [];
        string section = string.Join('/', statements[at].Section);
        for (int i = at + 1; i < statements.Count && string.Join('/', statements[i].Section) == section; i++)
        {
            string label = Labels.Fold(statements[i].Label);
            if (statements[i] is { Unit: "vehicle", Quantity: not null })
            {
                if (IsWhole(label) || kinds.Exists(k => k.Label == statements[i].Label))
                {
                    break;
                }

                kinds.Add(statements[i]);
            }
        }

        if (kinds.Count < 2 || !kinds[0].Sentence.Contains("其中", StringComparison.Ordinal))
        {
            into.Skip(Id, statements[at].Id, "no-list-of-kinds");
            return;
        }

        bool isClosed = Labels.Fold(kinds[^1].Label).Contains("其他", StringComparison.Ordinal);
        var identity = new SumIdentity(ProseFigures.Count(statements[at])!, [.. kinds.Select(k => new Term(ProseFigures.Count(k)!, 1))])
        {
            Rule = Id,
            Family = Id,
            IsCertain = true,
            Severity = "warning",
            Text = $"{statements[at].Label} = 所列 {kinds.Count} 类之和",
        };

        // A list without 其他 may leave kinds out; more than the whole it cannot have.
        if (isClosed || identity.Evaluate() != Outcome.Fails || identity.Expected > identity.Whole.Value)
        {
            into.Add(identity);
        }
        else
        {
            into.Skip(Id, statements[at].Id, "the-list-may-leave-kinds-out");
        }
    }
}

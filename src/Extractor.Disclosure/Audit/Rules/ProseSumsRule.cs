using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>实有人数 = 在职 + 退休 + 离休, 政府采购 = 货物 + 工程 + 服务 and the like; the sums stand in <c>prose-sums.tsv</c>.</summary>
internal sealed class ProseSumsRule : IAuditRule
{
    private static readonly IReadOnlyList<SumOf> Sums = Load();

    public string Id => "prose.sum";

    public int Version => 1;

    public string Name => "文字：分项合计";

    public string Reason => "A sentence that counts people, purchases or money and then their kinds counts each once: 实有人数 = 在职 + 退休 + 离休.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        IReadOnlyList<Statement> statements = context.Entry.Statements;
        for (int i = 0; i < statements.Count; i++)
        {
            foreach (SumOf sum in Sums)
            {
                if (statements[i].Unit == sum.Unit && sum.Whole.Fits(statements[i].Label) && Figure(statements[i]) is { } whole)
                {
                    Apply(statements, i, whole, sum, into);
                }
            }
        }
    }

    private void Apply(IReadOnlyList<Statement> statements, int at, Quantity whole, SumOf sum, IdentityCollector into)
    {
        var parts = new Quantity?[sum.Parts.Count];
        bool strange = false;
        string section = string.Join('/', statements[at].Section);
        for (int i = at + 1; i < statements.Count && string.Join('/', statements[i].Section) == section; i++)
        {
            if (statements[i].Unit != sum.Unit || Figure(statements[i]) is not { } figure)
            {
                continue;
            }

            int part = sum.Parts.FindIndex(p => p.Fits(statements[i].Label));
            if (part < 0 && sum.Whole.Fits(statements[i].Label))
            {
                break;
            }

            if (part < 0)
            {
                // Another kind between the parts (聘用人员) is one that the list does not know.
                strange |= parts.Any(p => p is not null) && Array.Exists(parts, p => p is null) && sum.Unit != "CNY";
                continue;
            }

            if (parts[part] is not null)
            {
                break;
            }

            parts[part] = figure;
        }

        int missing = sum.Parts.Where((p, i) => parts[i] is null && !p.IsOptional).Count();
        if (missing == sum.Parts.Count(p => !p.IsOptional))
        {
            return;
        }

        if (missing > 0 || strange || parts.Count(p => p is not null) < 2)
        {
            into.Skip(Id, statements[at].Id, missing > 0 ? "a-part-is-not-said" : strange ? "a-kind-that-is-not-known" : "only-one-part");
            return;
        }

        into.Add(new SumIdentity(whole, [.. parts.OfType<Quantity>().Select(p => new Term(p, 1))])
        {
            Rule = Id,
            Family = Id,
            IsCertain = true,
            Severity = "warning",
            Text = $"{whole.Label} = {string.Join(" + ", parts.OfType<Quantity>().Select(p => p.Label))}",
        });
    }

    private static Quantity? Figure(Statement statement) => statement.Unit == "CNY" ? ProseFigures.Amount(statement) : ProseFigures.Count(statement);

    private static List<SumOf> Load()
    {
        List<SumOf> sums = [];
        foreach (string[] f in EmbeddedTable.Rows("Audit.prose-sums.tsv", 4))
        {
            sums.Add(new SumOf(f[1], new LabelSet(f[2]), [.. f[3].Split(';').Select(p => new LabelSet(p))]));
        }

        return sums;
    }

    private sealed record SumOf(string Unit, LabelSet Whole, List<LabelSet> Parts);

    /// <summary>Alternatives of a label.</summary>
    private sealed class LabelSet
    {
        private readonly string[] _alternatives;

        public LabelSet(string text)
        {
            IsOptional = text.EndsWith('?');
            _alternatives = text.TrimEnd('?').Split('|');
        }

        public bool IsOptional { get; }

        public bool Fits(string label)
        {
            string text = Labels.Fold(label);
            return Array.Exists(_alternatives, a => a[0] == '*' ? text.EndsWith(a[1..], StringComparison.Ordinal) : text == a);
        }
    }
}

using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>空表说明: where the narrative says that there is no budget of a fund, its table must be empty.</summary>
internal sealed class ProseNilRule : IAuditRule
{
    private static readonly (string Word, string Kind)[] Funds = [("政府性基金", "governmentFund"), ("国有资本经营", "stateCapital")];

    public string Id => "prose.nil";

    public int Version => 1;

    public string Name => "空表说明";

    public string Reason => "A unit that says it has no government fund budget publishes that table empty.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (Statement statement in context.Entry.Statements)
        {
            if (statement.IsNil != true)
            {
                continue;
            }

            foreach ((string word, string kind) in Funds)
            {
                if (statement.Label.Contains(word, StringComparison.Ordinal))
                {
                    Check(context, statement, kind, into);
                }
            }
        }
    }

    private void Check(AuditContext context, Statement statement, string kind, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            if (!table.Kind.EndsWith("." + kind, StringComparison.Ordinal))
            {
                continue;
            }

            AuditCell? printed = table.Rows.SelectMany(table.Row).FirstOrDefault(c => c.Quantity.Value != 0 && c.Fact.Unit == "CNY");
            if (printed is null)
            {
                into.Pass(Id);
            }
            else
            {
                into.Add(new Remark(
                    Id, "warning", $"文字称无此项（{statement.Sentence}），而 {table.Table.Title ?? table.Id} 印有 {printed.Quantity.Raw}", [printed.Quantity], "0", printed.Quantity.Raw));
            }
        }
    }
}

using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>增长/下降 p% = change / (amount ∓ change).</summary>
internal sealed class ProseRateRule : IAuditRule
{
    public string Id => "prose.rate";

    public int Version => 1;

    public string Name => "文字：增减幅度";

    public string Reason => "The rate of change is the change over the figure of the year before, which is the amount less an increase or plus a decrease.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (Statement statement in context.Entry.Statements)
        {
            if (ProseFigures.Rate(statement) is not { } rate || ProseFigures.Amount(statement) is not { } amount || ProseFigures.Change(statement) is not { } change)
            {
                continue;
            }

            int sign = statement.Direction == "decrease" ? 1 : statement.Direction == "increase" ? -1 : 0;
            if (sign == 0 || amount.Value + (sign * change.Value) <= 0)
            {
                into.Skip(Id, statement.Id, sign == 0 ? "no-direction" : "nothing-in-the-year-before");
                continue;
            }

            var identity = new RatioIdentity(rate, [new Term(change, 1)], [new Term(amount, 1), new Term(change, sign)])
            {
                Rule = Id,
                Family = Id,
                IsCertain = true,
                Text = sign > 0 ? "下降幅度 = 减少额 ÷ (本年数 + 减少额)" : "增长幅度 = 增加额 ÷ (本年数 − 增加额)",
            };
            if (identity.IsDefined)
            {
                into.Add(identity);
            }
            else
            {
                into.Skip(Id, statement.Id, "year-before-may-be-nothing");
            }
        }
    }
}

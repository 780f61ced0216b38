using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>比上年预算增加…: this year's amount and change lead back to what last year's disclosure printed.</summary>
internal sealed class YearProseRule : IAuditRule
{
    public string Id => "year.prose";

    public int Version => 1;

    public string Name => "跨年：文字增减与上年公开";

    public string Reason => "“比上年预算增加 d 万元” compares with the budget that the unit published a year ago: that budget is the amount less the increase.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (Statement statement in context.Entry.Statements)
        {
            DisclosureKind? kind = statement.Base switch { "上年预算" => DisclosureKind.Budget, "上年决算" => DisclosureKind.FinalAccount, _ => null };
            if (kind is null || statement.Direction is null || ProseFigures.Amount(statement) is not { } amount)
            {
                continue;
            }

            Quantity? change = ProseFigures.Change(statement);
            if (change is null && statement.Direction != "none")
            {
                continue;
            }

            if (context.Other(context.UnitYear.Year - 1, kind.Value) is not { } before)
            {
                into.Skip(Id, "", "no-disclosure-of-the-year-before");
                continue;
            }

            List<SumIdentity> readings = [.. PriorFigures.Of(before).For(statement).Select(prior => Make(amount, statement.Direction == "none" ? null : change, statement.Direction, before.Quote(prior)))];
            SumIdentity? best = readings.Find(r => r.Evaluate() != Outcome.Fails);
            if (best is null && readings.Count > 0 && readings.TrueForAll(r => r.Quantities[^1].Value == readings[0].Quantities[^1].Value))
            {
                best = readings[0];
            }

            if (best is not null)
            {
                into.Add(best);
            }
            else
            {
                into.Skip(Id, statement.Id, readings.Count == 0 ? "not-in-the-year-before" : "several-figures-in-the-year-before");
            }
        }
    }

    private SumIdentity Make(Quantity amount, Quantity? change, string direction, Quantity prior)
    {
        int sign = direction == "decrease" ? -1 : 1;
        return change is null
            ? new SumIdentity(amount, [new Term(prior, 1)]) { Rule = Id, Family = Id, Severity = "warning", Text = $"与上年持平，即上年公开数（{prior.File}：{prior.Raw}）" }
            : new SumIdentity(change, [new Term(amount, sign), new Term(prior, -sign)])
            {
                Rule = Id,
                Family = Id,
                Severity = "warning",
                Text = sign > 0 ? $"增加额 = 本年数 − 上年公开数（{prior.File}：{prior.Raw}）" : $"减少额 = 上年公开数（{prior.File}：{prior.Raw}）− 本年数",
            };
    }
}

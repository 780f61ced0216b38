using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>占 p% = part / whole, for the parts of one list; and the parts add up to the whole.</summary>
internal sealed class ProseShareRule : IAuditRule
{
    /// <summary>The whole stands at most so many figures before the list.</summary>
    private const int Reach = 6;

    public string Id => "prose.share";

    public int Version => 1;

    public string Name => "文字：占比";

    public string Reason => "The shares of a list are its amounts over the amount that the list divides.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (IGrouping<string, Statement> section in context.Entry.Statements.GroupBy(s => string.Join('/', s.Section), StringComparer.Ordinal))
        {
            List<Statement> statements = [.. section];
            int i = 0;
            while (i < statements.Count)
            {
                if (statements[i].Share is null)
                {
                    i++;
                    continue;
                }

                int start = i;
                while (i < statements.Count && statements[i].Share is not null)
                {
                    i++;
                }

                List(statements, start, i, into);
            }
        }
    }

    private void List(List<Statement> statements, int start, int end, IdentityCollector into)
    {
        List<(Quantity Share, Quantity Amount)> parts = [];
        for (int i = start; i < end; i++)
        {
            if (ProseFigures.Share(statements[i]) is { } share && ProseFigures.Amount(statements[i]) is { } amount)
            {
                parts.Add((share, amount));
            }
        }

        if (parts.Count == 0)
        {
            return;
        }

        Quantity? best = Divided(statements, start, parts);
        bool isDivided = best is not null;
        int held = 0;
        for (int k = start - 1; !isDivided && k >= 0 && k >= start - Reach; k--)
        {
            if (ProseFigures.Amount(statements[k]) is { } whole && whole.Range.Low > 0)
            {
                int fits = parts.Count(p => Make(p.Share, p.Amount, whole, false).Evaluate() != Outcome.Fails);
                if (fits > held)
                {
                    (best, held) = (whole, fits);
                }
            }
        }

        if (best is null)
        {
            into.Skip(Id, statements[start].Id, "whole-not-said-in-the-section", parts.Count);
            return;
        }

        foreach ((Quantity share, Quantity amount) in parts)
        {
            RatioIdentity identity = Make(share, amount, best, isDivided);
            if (isDivided && Math.Abs(share.Value - identity.Expected) < share.Range.High - share.Range.Low)
            {
                // Off by less than its last place: cut off, or bent so that the list makes 100.
                identity.Severity = "warning";
            }

            into.Add(identity);
        }

        // The list is whole where its shares add up to 100 within their rounding.
        Interval total = default;
        foreach ((Quantity share, _) in parts)
        {
            total += share.Range;
        }

        if (parts.Count > 1 && total.Contains(100))
        {
            into.Add(new SumIdentity(best, [.. parts.Select(p => new Term(p.Amount, 1))])
            {
                Rule = Id,
                Family = Id + ".sum",
                Text = $"{best.Label} = 所列 {parts.Count} 项之和",
            });
        }
    }

    /// <summary>The amount before a list that its parts add up to, where its shares make 100 as well: then nothing else can be meant; else null.</summary>
    private static Quantity? Divided(List<Statement> statements, int start, List<(Quantity Share, Quantity Amount)> parts)
    {
        Interval shares = default;
        Interval amounts = default;
        foreach ((Quantity share, Quantity amount) in parts)
        {
            shares += share.Range;
            amounts += amount.Range;
        }

        if (parts.Count < 2 || !shares.Contains(100))
        {
            return null;
        }

        for (int k = start - 1; k >= 0 && k >= start - Reach; k--)
        {
            if (ProseFigures.Amount(statements[k]) is { } whole && whole.Range.Low > 0 && whole.Range.Meets(amounts))
            {
                return whole;
            }
        }

        return null;
    }

    private RatioIdentity Make(Quantity share, Quantity amount, Quantity whole, bool isCertain) => new(share, [new Term(amount, 1)], [new Term(whole, 1)])
    {
        Rule = Id,
        Family = Id,
        IsCertain = isCertain,
        Text = $"占比 = {amount.Label} ÷ {whole.Label}",
    };
}

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>其中 rows: no part is larger than its whole; where all parts are named they add up to it.</summary>
internal sealed class OfWhichRule : IAuditRule
{
    public string Id => "of.which";

    public int Version => 1;

    public string Name => "其中项";

    public string Reason => "An 其中 row names a part of the row above it.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            foreach (int column in table.Columns)
            {
                foreach ((int parentRow, List<AuditCell> children) in ColumnGroups.ByParent(table, column))
                {
                    List<AuditCell> parts = children.FindAll(ColumnGroups.IsOfWhich);
                    if (parts.Count > 0 && parentRow >= 0 && table.At(parentRow, column) is { } whole)
                    {
                        Parts(whole, parts, into);
                    }
                }
            }
        }
    }

    private void Parts(AuditCell whole, List<AuditCell> parts, IdentityCollector into)
    {
        var sum = new SumIdentity(whole.Quantity, [.. parts.Select(p => new Term(p.Quantity, 1))])
        {
            Rule = Id,
            Family = Id,
            IsStructural = true,
            NeedsWitness = true,
            Text = $"{whole.Label.Name} = 其中 {parts.Count} 项之和",
        };

        // Lists of parts need not be complete, so a sum that does not fit says nothing without a witness; one that fits proves the figures.
        into.Add(sum);
        if (sum.Evaluate() == Outcome.Holds)
        {
            return;
        }

        foreach (AuditCell part in parts)
        {
            into.Add(new AtMostIdentity(part.Quantity, whole.Quantity)
            {
                Rule = Id,
                Family = Id + ".most",
                IsCertain = true,
                Text = $"不大于 {whole.Label.Name}",
            });
        }
    }
}

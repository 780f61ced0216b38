namespace Extractor.Disclosure.Audit.Rules;

/// <summary>
/// The same figure under the same code or label in another table of the document. It only confirms: that two tables
/// differ means nothing, because they may speak of different funds; <see cref="CrossTableRule"/> says which must agree.
/// </summary>
internal sealed class CrossMatchRule : IAuditRule
{
    public string Id => "cross.match";

    public int Version => 1;

    public string Name => "表间同数";

    public string Reason => "A figure that two tables print under one code was set twice by the publisher and read twice by us: it is no reading error.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        var first = new Dictionary<(string Key, decimal Value), (AuditTable Table, AuditCell Cell)>();
        foreach (AuditTable table in context.Tables)
        {
            foreach (int row in table.Rows)
            {
                foreach (AuditCell cell in table.Row(row))
                {
                    if (cell.Quantity.Value == 0 || cell.Fact.Unit != "CNY" || cell.Quantity.Key is not { } key)
                    {
                        continue;
                    }

                    if (!first.TryGetValue((key, cell.Quantity.Value), out (AuditTable Table, AuditCell Cell) other))
                    {
                        first[(key, cell.Quantity.Value)] = (table, cell);
                    }
                    else if (other.Table != table)
                    {
                        into.Add(new SumIdentity(cell.Quantity, [new Term(other.Cell.Quantity, 1)])
                        {
                            Rule = Id,
                            Family = Id,
                            ConfirmsOnly = true,
                            Text = $"= {other.Table.Table.Title ?? other.Table.Id} 同一科目",
                        });
                    }
                }
            }
        }
    }
}

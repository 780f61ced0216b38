using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>A row is the sum of the rows below it: 类 = Σ款, 款 = Σ项, unit = Σ its classes, item = Σ its projects.</summary>
internal sealed class RollupRule : IAuditRule
{
    public string Id => "rollup";

    public int Version => 1;

    public string Name => "上级 = 下级之和";

    public string Reason => "The classification is a tree: every figure of a class is divided over its sections, of a section over its items, of a unit over its classes.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            foreach (int column in table.Columns)
            {
                Column(table, column, into);
            }
        }
    }

    private void Column(AuditTable table, int column, IdentityCollector into)
    {
        foreach ((int parentRow, List<AuditCell> children) in ColumnGroups.ByParent(table, column))
        {
            if (parentRow < 0)
            {
                continue;
            }

            List<Term> terms = [.. children.Where(c => !ColumnGroups.IsOfWhich(c)).Select(c => new Term(c.Quantity, 1))];
            if (terms.Count == 0)
            {
                continue;
            }

            terms.AddRange(Blanks(table, parentRow, column, children[0]));

            Quantity? parent = table.At(parentRow, column)?.Quantity ?? table.BlankAsZero(parentRow, column, children[0]);
            if (parent is null || table.Labelling(parentRow, column)?.Row is not { } label)
            {
                into.Skip(Id, table.Id, "parent-row-has-no-figures", terms.Count);
                continue;
            }

            if (!ColumnGroups.IsTotal(label))
            {
                bool coded = IsCoded(label, children);
                into.Add(new SumIdentity(parent, terms)
                {
                    Rule = Id,
                    IsStructural = true,
                    Family = coded ? $"{Id}:coded" : $"{Id}:{table.Id}",
                    MayLeanOnDocument = coded,
                    Text = $"{label.Code ?? label.Name} = 下级 {children.Count} 行之和",
                });
            }
        }
    }

    /// <summary>Children whose cell is blank, as zeros, so that a figure that slipped out of the column can be told.</summary>
    private static IEnumerable<Term> Blanks(AuditTable table, int parentRow, int column, AuditCell neighbour)
    {
        foreach (BlankCell blank in table.Blanks(column))
        {
            if (blank.Parent == parentRow && !ColumnGroups.IsOfWhich(blank.Label) && table.BlankAsZero(blank.Row, column, neighbour) is { } zero)
            {
                yield return new Term(zero, 1);
            }
        }
    }

    /// <summary>
    /// Codes leave no doubt what belongs below what, so all coded rows of the document stand as one family: a table that
    /// the publisher got wrong in every class cannot hide behind its own errors.
    /// </summary>
    private static bool IsCoded(RowLabel parent, List<AuditCell> children) =>
        parent.Code is { } code
        && children.TrueForAll(c => c.Label.Code is { } child && c.Label.Inferred != true && (c.Label.Role == "project" || child.Length > code.Length) && child.StartsWith(code, StringComparison.Ordinal));
}

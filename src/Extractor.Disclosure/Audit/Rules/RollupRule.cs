using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>A row is the sum of the rows below it: 类 = Σ款, 款 = Σ项, unit = Σ its classes, item = Σ its projects.</summary>
internal sealed class RollupRule : IAuditRule
{
    private const int MostBlanks = 200;

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
                Bare(table, column, into);
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
                    LeansOnBlanks = parent.IsBlank || terms.Exists(t => t.Quantity.IsBlank),
                    Text = $"{label.Code ?? label.Name} = 下级 {children.Count} 行之和",
                });
            }
        }
    }

    /// <summary>
    /// A figure above rows that are all blank in its column. Tables may leave the details out, so it counts only with a
    /// witness: a figure that slipped into the next column, a row that is lost.
    /// </summary>
    private void Bare(AuditTable table, int column, IdentityCollector into)
    {
        var summed = new HashSet<int>();
        foreach (AuditCell cell in table.Column(column))
        {
            summed.Add(cell.Parent);
        }

        var bare = new SortedDictionary<int, List<BlankCell>>();
        foreach (BlankCell blank in table.Blanks(column))
        {
            if (blank.Parent >= 0 && !summed.Contains(blank.Parent) && table.At(blank.Parent, column) is { Quantity.Value: not 0 })
            {
                if (!bare.TryGetValue(blank.Parent, out List<BlankCell>? list))
                {
                    bare[blank.Parent] = list = [];
                }

                list.Add(blank);
            }
        }

        foreach ((int row, List<BlankCell> blanks) in bare)
        {
            AuditCell parent = table.At(row, column)!;
            List<Term> terms = [];
            foreach (BlankCell blank in blanks)
            {
                if (terms.Count < MostBlanks && table.BlankAsZero(blank.Row, column, parent) is { } zero)
                {
                    terms.Add(new Term(zero, 1));
                }
            }

            if (terms.Count > 0 && !ColumnGroups.IsTotal(parent))
            {
                into.Add(new SumIdentity(parent.Quantity, terms)
                {
                    Rule = Id,
                    IsStructural = true,
                    NeedsWitness = true,
                    Family = $"{Id}:bare",
                    Text = $"{parent.Label.Code ?? parent.Label.Name} = 下级 {terms.Count} 行之和，而各行均未印数",
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

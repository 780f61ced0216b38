using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>合计 = Σ of the columns beside it under the same header, level by level.</summary>
internal sealed class RowSumRule : IAuditRule
{
    public string Id => "row.sum";

    public int Version => 1;

    public string Name => "行内合计";

    public string Reason => "A total column stands beside the columns it adds up, under one header: 合计 = 基本支出 + 项目支出.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            Visit(table, ColumnNode.Build(table), "", into);
        }
    }

    private void Visit(AuditTable table, ColumnNode node, string path, IdentityCollector into)
    {
        foreach (ColumnNode child in node.Children)
        {
            if (!child.IsLeaf)
            {
                Visit(table, child, $"{path}/{child.Label}", into);
            }
        }

        for (int i = 0; i < node.Children.Count; i++)
        {
            ColumnNode total = node.Children[i];
            if (total.IsLeaf && Labels.IsTotal(total.Label) && Parts(table, node, i) is { Count: > 0 } parts)
            {
                Add(table, total, parts, $"{Id}:{table.Id}:{path}:{i}", into);
            }
        }
    }

    /// <summary>
    /// The columns a total adds up. Several readings are tried, because headers do not tell: all other siblings, those
    /// up to the next total, shorter runs. The one that the rows of the table confirm best is taken; with equal
    /// evidence the first, widest one.
    /// </summary>
    private static IReadOnlyList<int> Parts(AuditTable table, ColumnNode node, int totalIndex)
    {
        int total = node.Children[totalIndex].Column;
        List<IReadOnlyList<int>> readings = [];
        Offer(readings, Flatten(node.Children.Where((_, k) => k != totalIndex)));
        int next = totalIndex + 1;
        while (next < node.Children.Count && !(node.Children[next].IsLeaf && Labels.IsTotal(node.Children[next].Label)))
        {
            next++;
        }

        for (int end = next; end >= totalIndex + 2; end--)
        {
            Offer(readings, Flatten(node.Children.Skip(totalIndex + 1).Take(end - totalIndex - 1)));
        }

        if (totalIndex >= 2)
        {
            Offer(readings, Flatten(node.Children.Take(totalIndex)));
        }

        IReadOnlyList<int> best = [];
        (int Held, int Failed) evidence = (0, int.MaxValue);
        for (int i = 0; i < readings.Count; i++)
        {
            (int held, int failed) = Weigh(table, total, readings[i]);
            if (i == 0 || held - failed > evidence.Held - evidence.Failed)
            {
                best = readings[i];
                evidence = (held, failed);
            }
        }

        return best;
    }

    private static void Offer(List<IReadOnlyList<int>> readings, IReadOnlyList<int> columns)
    {
        if (columns.Count > 0 && !readings.Any(r => r.SequenceEqual(columns)))
        {
            readings.Add(columns);
        }
    }

    /// <summary>Leaves stand for themselves, a group for its total column, or for all its leaves where it has none; 其中 columns are in the one before.</summary>
    private static List<int> Flatten(IEnumerable<ColumnNode> nodes)
    {
        List<int> columns = [];
        foreach (ColumnNode node in nodes)
        {
            if (Labels.IsOfWhich(node.Label))
            {
                continue;
            }

            if (node.IsLeaf)
            {
                columns.Add(node.Column);
                continue;
            }

            ColumnNode? total = node.Children.Find(c => c.IsLeaf && Labels.IsTotal(c.Label));
            if (total is not null)
            {
                columns.Add(total.Column);
            }
            else
            {
                columns.AddRange(Flatten(node.Children));
            }
        }

        return columns;
    }

    private static (int Held, int Failed) Weigh(AuditTable table, int total, IReadOnlyList<int> parts)
    {
        int held = 0;
        int failed = 0;
        foreach (AuditCell cell in table.Column(total))
        {
            if (Make(table, cell, parts, "", "") is { IsTrivial: false } identity)
            {
                bool holds = identity.Evaluate() != Outcome.Fails;
                held += holds ? 1 : 0;
                failed += holds ? 0 : 1;
            }
        }

        return (held, failed);
    }

    private void Add(AuditTable table, ColumnNode total, IReadOnlyList<int> parts, string family, IdentityCollector into)
    {
        foreach (int row in table.Rows)
        {
            // A blank total beside printed parts is a figure that is missing or has slipped into another column.
            if (table.At(row, total.Column) is null && parts.Select(p => table.At(row, p)).FirstOrDefault(c => c is { Quantity.Value: not 0 }) is { } printed
                && table.BlankAsZero(row, total.Column, printed) is { } zero)
            {
                into.Add(new SumIdentity(zero, [.. parts.Select(p => table.At(row, p)).OfType<AuditCell>().Select(c => new Term(c.Quantity, 1))])
                {
                    Rule = Id,
                    IsStructural = true,
                    Family = family,
                    MayLeanOnDocument = true,
                    Text = $"{total.Label}未印出，而其各项有数",
                });
            }
        }

        string text = $"{total.Label} = {string.Join(" + ", parts.Select(p => LabelOf(table, p)))}";
        foreach (AuditCell cell in table.Column(total.Column))
        {
            if (Make(table, cell, parts, family, text) is { } identity)
            {
                into.Add(identity);
            }
            else
            {
                into.Skip(Id, table.Id, "no-parts-printed-in-the-row");
            }
        }
    }

    private static string LabelOf(AuditTable table, int column) =>
        table.ColumnInfo(column) is { Path.Count: > 0 } info
            ? (info.Path.Count > 1 && Labels.IsTotal(info.Path[^1]) ? info.Path[^2] : info.Path[^1])
            : $"第{column + 1}列";

    private static SumIdentity? Make(AuditTable table, AuditCell total, IReadOnlyList<int> parts, string family, string text)
    {
        List<Term> terms = [];
        foreach (int column in parts)
        {
            if (table.At(total.Row, column) is { } part)
            {
                // Blocks side by side label the same grid row differently; a sum stays within one block.
                terms.Add(new Term(part.Quantity, 1));
            }
            else if (table.BlankAsZero(total.Row, column, total) is { } zero)
            {
                terms.Add(new Term(zero, 1));
            }
            else
            {
                return null;
            }
        }

        return terms.TrueForAll(t => t.Quantity.IsBlank)
            ? null
            : new SumIdentity(total.Quantity, terms) { Rule = "row.sum", Family = family, IsStructural = true, Text = text, MayLeanOnDocument = true, LeansOnBlanks = terms.Exists(t => t.Quantity.IsBlank) };
    }
}

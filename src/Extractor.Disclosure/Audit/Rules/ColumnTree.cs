using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>The header tree over a table's amount columns.</summary>
/// <param name="Label">Header text; empty at the root.</param>
/// <param name="Column">Grid column of a leaf that holds figures, −1 for a group.</param>
/// <param name="Children">From left to right; empty for a leaf.</param>
internal sealed record ColumnNode(string Label, int Column, List<ColumnNode> Children)
{
    public bool IsLeaf => Column >= 0;

    /// <summary>Builds the tree from the paths of the columns that hold figures.</summary>
    public static ColumnNode Build(AuditTable table)
    {
        var root = new ColumnNode("", -1, []);
        foreach (int column in table.Columns)
        {
            IReadOnlyList<string> path = table.ColumnInfo(column)?.Path ?? table.Column(column)[0].Fact.Column;
            Insert(root, path, column);
        }

        return root;
    }

    private static void Insert(ColumnNode node, IReadOnlyList<string> path, int column)
    {
        for (int i = 0; i < path.Count - 1; i++)
        {
            // Only the last child can be the same group: an equal label further left heads another block.
            ColumnNode? last = node.Children.Count == 0 ? null : node.Children[^1];
            if (last is null || last.IsLeaf || !string.Equals(last.Label, path[i], StringComparison.Ordinal))
            {
                last = new ColumnNode(path[i], -1, []);
                node.Children.Add(last);
            }

            node = last;
        }

        node.Children.Add(new ColumnNode(path.Count == 0 ? "" : path[^1], column, []));
    }
}

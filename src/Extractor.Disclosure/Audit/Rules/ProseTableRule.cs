using System.Text;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>A figure said in prose and printed in a table must be one figure.</summary>
internal sealed class ProseTableRule : IAuditRule
{
    public string Id => "prose.table";

    public int Version => 1;

    public string Name => "文字与表格一致";

    public string Reason => "The narrative explains the tables: every amount it names by its classification or its column stands in them.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        Dictionary<decimal, List<(AuditTable Table, AuditCell Cell)>> byValue = Index(context);
        ILookup<string, (AuditTable Table, AuditCell Cell)> byCode = context.Tables
            .Where(t => t.Kind != "other")
            .SelectMany(t => t.Rows.SelectMany(t.Row).Where(c => c.Label.Code is not null && IsWhole(c)).Select(c => (Table: t, Cell: c)))
            .ToLookup(p => p.Cell.Label.Code!, StringComparer.Ordinal);
        foreach (Statement statement in context.Entry.Statements)
        {
            if (ProseFigures.Amount(statement) is not { } amount || amount.Value == 0)
            {
                continue;
            }

            bool found = false;
            var spoken = new Spoken(statement);
            foreach ((AuditTable table, AuditCell cell) in byValue.GetValueOrDefault(amount.Value) ?? [])
            {
                if (Speaks(spoken, table, cell))
                {
                    found = true;
                    into.Add(Make(amount, cell, "any"));
                }
            }

            string code = spoken.Code;
            if (found || code.Length < 3)
            {
                continue;
            }

            // Named by its code, not found with its value: one of the tables that print the code should have it.
            // Families go by table, so that a table of other funds, which never agrees with the prose, accuses nobody.
            foreach ((AuditTable table, AuditCell cell) in byCode[code])
            {
                if (cell.Label.Role != "project")
                {
                    into.Add(Make(amount, cell, $"{table.Id}:{string.Join('/', statement.Section)}"));
                }
            }
        }
    }

    /// <summary>Digits of a classification in a label: 社会保障和就业支出（208）…（05）…（05） → 2080505.</summary>
    internal static string CodeIn(string label)
    {
        var code = new StringBuilder();
        string text = Labels.Fold(label);
        int i = 0;
        while (i < text.Length)
        {
            int start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            int length = i - start;
            if (length is 2 or 3 or 5 or 7)
            {
                // A longer code says all; two digits go on from the class.
                if (length > 3 || code.Length == 0 || length == 3)
                {
                    code.Clear();
                }

                code.Append(text, start, length);
            }

            i = length == 0 ? i + 1 : i;
        }

        return code.Length is 3 or 5 or 7 ? code.ToString() : "";
    }

    /// <summary>
    /// The seven digits of the item (项) that a sentence is about: its own code, or that of the one row whose name its label
    /// ends in (…（款）农村环境保护（项）); null where there is none or several.
    /// </summary>
    internal static string? ItemOf(Statement statement, IReadOnlyList<AuditCell> rows)
    {
        if (CodeIn(statement.Label) is { Length: 7 } code)
        {
            return code;
        }

        string label = Labels.Fold(statement.Label);
        if (!label.EndsWith("(项)", StringComparison.Ordinal))
        {
            return null;
        }

        string name = label[(label[..^3].LastIndexOf(')') + 1)..^3];
        string? found = null;
        foreach (AuditCell cell in rows)
        {
            if (cell.Label.Code is { Length: 7 } its && (Labels.Fold(cell.Label.Name) == name || cell.Label.Labels.Any(l => Labels.Fold(l) == name)))
            {
                if (found is not null && found != its)
                {
                    return null;
                }

                found = its;
            }
        }

        return found;
    }

    private static Dictionary<decimal, List<(AuditTable Table, AuditCell Cell)>> Index(AuditContext context)
    {
        var index = new Dictionary<decimal, List<(AuditTable, AuditCell)>>();
        foreach (AuditTable table in context.Tables)
        {
            foreach (int row in table.Rows)
            {
                foreach (AuditCell cell in table.Row(row))
                {
                    if (cell.Fact.Unit == "CNY" && cell.Quantity.Value != 0)
                    {
                        if (!index.TryGetValue(cell.Quantity.Value, out var list))
                        {
                            index[cell.Quantity.Value] = list = [];
                        }

                        list.Add((table, cell));
                    }
                }
            }
        }

        return index;
    }

    /// <summary>True where the sentence names what the cell is: its code, its row label, its column, or the total of its table.</summary>
    internal static bool Speaks(Spoken spoken, AuditTable table, AuditCell cell)
    {
        if (cell.Label.Code is { } code && spoken.Code == code)
        {
            return true;
        }

        string name = cell.NameCore;
        if (name.Length >= 3 && (spoken.Label.Contains(name, StringComparison.Ordinal) || name.Contains(spoken.Core, StringComparison.Ordinal)))
        {
            return true;
        }

        if (!ColumnGroups.IsTotal(cell))
        {
            return false;
        }

        string column = cell.ColumnCore;
        if (column.Length >= 3 && (spoken.Label.Contains(column, StringComparison.Ordinal) || column.Contains(spoken.Core, StringComparison.Ordinal)))
        {
            return true;
        }

        string title = table.TitleCore;
        return title.Length >= 4 && spoken.Section.AsSpan().Contains(title.AsSpan(0, Math.Min(6, title.Length)), StringComparison.Ordinal);
    }

    private static bool IsWhole(AuditCell cell) => cell.Fact.ColumnKey == "total";

    private SumIdentity Make(Quantity amount, AuditCell cell, string family) => new(amount, [new Term(cell.Quantity, 1)])
    {
        Rule = Id,
        Family = $"{Id}:{family}",
        ConfirmsOnly = family == "any",
        Text = $"文字 = {cell.Quantity.Label}",
    };
}

/// <summary>What a statement is about, folded once.</summary>
internal readonly record struct Spoken
{
    public Spoken(Statement statement)
    {
        Label = Labels.Fold(statement.Label);
        Core = Labels.Core(statement.Label);
        Code = ProseTableRule.CodeIn(statement.Label);
        Section = Labels.Fold(statement.Section.Count > 0 ? statement.Section[^1] : "");
    }

    public string Label { get; }

    /// <summary>The label without numbering.</summary>
    public string Core { get; }

    /// <summary>The classification code in the label, or empty.</summary>
    public string Code { get; }

    /// <summary>The heading above.</summary>
    public string Section { get; }
}

using System.Text.RegularExpressions;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Kinds;

/// <summary>Tells what a table is from its title; the aliases are data (table-kinds.tsv).</summary>
public static partial class TableKinds
{
    /// <summary>Kind of a table that is not recognised; its grid and, where it prints amounts, its facts are kept all the same.</summary>
    public const string Other = "other";

    private static readonly Lazy<IReadOnlyList<Line>> Lines = new(Load);

    /// <summary>True for the forms of 绩效目标 and 绩效自评, which are label/value forms and no grids.</summary>
    public static bool IsPerformance(string kind) => kind.StartsWith("performance.", StringComparison.Ordinal);

    /// <summary>
    /// The kind by title, such as <c>income</c> or <c>performance.projectTarget</c>, without the document's prefix; null where no
    /// alias fits.
    /// </summary>
    public static string? ByTitle(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return null;
        }

        string folded = NameFolding.Fold(title);
        foreach (Line line in Lines.Value)
        {
            if (line.Fits(folded))
            {
                return line.Kind;
            }
        }

        return null;
    }

    /// <summary>Puts <c>budget.</c> or <c>final.</c> before a kind, by the title's own word first and the document's kind else.</summary>
    public static string Qualify(string kind, string? title, DisclosureKind? document)
    {
        if (kind == Other || IsPerformance(kind))
        {
            return kind;
        }

        string text = title ?? string.Empty;
        bool final = text.Contains("决算", StringComparison.Ordinal)
            || (document == DisclosureKind.FinalAccount && !PlainBudget().IsMatch(NameFolding.Fold(text)));
        return (final ? "final." : "budget.") + kind;
    }

    private static List<Line> Load()
    {
        var lines = new List<Line>();
        foreach (string[] row in EmbeddedTable.Rows("Kinds.table-kinds.tsv", 3))
        {
            lines.Add(new Line(row[0], [.. row[1].Split('+').Select(g => g.Split('|'))], row[2].Length == 0 ? [] : row[2].Split('|')));
        }

        return lines;
    }

    // 支出预算表 in a final account is the budget printed beside it; 一般公共预算… is only the name of the fund.
    [GeneratedRegex("(?:收支|收入|支出)预算(?:总)?表$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainBudget();

    private sealed record Line(string Kind, string[][] Groups, string[] None)
    {
        public bool Fits(string title)
        {
            foreach (string word in None)
            {
                if (title.Contains(word, StringComparison.Ordinal))
                {
                    return false;
                }
            }

            foreach (string[] group in Groups)
            {
                bool any = false;
                foreach (string word in group)
                {
                    any |= title.Contains(word, StringComparison.Ordinal);
                }

                if (!any)
                {
                    return false;
                }
            }

            return true;
        }
    }
}

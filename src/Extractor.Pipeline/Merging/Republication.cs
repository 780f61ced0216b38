using System.Text.RegularExpressions;
using Extractor.Disclosure.Model;

namespace Extractor.Pipeline.Merging;

/// <summary>Tells whether two disclosures of one unit, year and kind are the same document published twice, and which came later.</summary>
/// <remarks>
/// Two files of one kind are not always two publications: many regions publish narrative and tables apart, or a form per project.
/// So the tables must be the same ones, by title and, for performance forms, by project.
/// </remarks>
public static partial class Republication
{
    /// <summary>Share of common tables (of all tables of both) from which two documents are the same one.</summary>
    private const double SameFrom = 0.6;

    /// <summary>True where both hold the same document.</summary>
    public static bool IsSame(DisclosureEntry a, DisclosureEntry b)
    {
        if (a.Kind != b.Kind)
        {
            return false;
        }

        HashSet<string> left = Signature(a), right = Signature(b);
        int common = left.Count(right.Contains);
        int all = left.Count + right.Count - common;
        return all > 0 && common >= SameFrom * all;
    }

    /// <summary>Which is later: by date of publication, by a word for a correction in title or file name, by the time it was fetched.</summary>
    /// <returns>Positive where <paramref name="a"/> is later, negative where <paramref name="b"/> is, 0 where nothing tells.</returns>
    public static int Later(DisclosureEntry a, DisclosureEntry b)
    {
        if (a.Published is not null && b.Published is not null && a.Published != b.Published)
        {
            return string.CompareOrdinal(a.Published, b.Published);
        }

        bool left = IsCorrection(a), right = IsCorrection(b);
        if (left != right)
        {
            return left ? 1 : -1;
        }

        return a.Source.FetchedAt is not null && b.Source.FetchedAt is not null
            && DateTimeOffset.TryParse(a.Source.FetchedAt, System.Globalization.CultureInfo.InvariantCulture, out DateTimeOffset x)
            && DateTimeOffset.TryParse(b.Source.FetchedAt, System.Globalization.CultureInfo.InvariantCulture, out DateTimeOffset y)
                ? x.CompareTo(y)
                : 0;
    }

    /// <summary>True where every figure and every statement of both is printed the same.</summary>
    public static bool SaysTheSame(DisclosureEntry a, DisclosureEntry b) =>
        a.Facts.Select(f => (f.Id, f.Raw)).SequenceEqual(b.Facts.Select(f => (f.Id, f.Raw)))
        && a.Statements.Select(s => s.Sentence).SequenceEqual(b.Statements.Select(s => s.Sentence))
        && a.Performance.SelectMany(f => f.Indicators).Select(i => i.Raw).SequenceEqual(b.Performance.SelectMany(f => f.Indicators).Select(i => i.Raw));

    private static bool IsCorrection(DisclosureEntry entry) => Correction().IsMatch(entry.Title) || Correction().IsMatch(entry.Source.File);

    private static HashSet<string> Signature(DisclosureEntry entry)
    {
        var signature = new HashSet<string>(StringComparer.Ordinal);
        foreach (DisclosureTable table in entry.Tables)
        {
            string? project = entry.Performance.FirstOrDefault(f => f.Table == table.Id)?.Project;
            if (table.Title is not null || table.Kind != "other")
            {
                signature.Add($"{table.Kind}|{(table.Title is null ? "" : UnitRegistry.Fold(table.Title))}|{project}");
            }
        }

        if (signature.Count == 0)
        {
            signature.UnionWith(entry.Sections.Select(s => UnitRegistry.Fold(s.Title)));
        }

        return signature;
    }

    [GeneratedRegex("更正|勘误|修订|修正|更新|重新公开|补充公开", RegexOptions.NonBacktracking)]
    private static partial Regex Correction();
}

using Extractor.Pipeline.Merging;
using Extractor.Pipeline.Output;

namespace Extractor.Pipeline.Running;

/// <summary>Marks the documents that a later publication took the place of, and remembers it in a text, so that a run that merges nothing anew still tells.</summary>
internal sealed class UnitYearMarks(IReadOnlyList<RunItem> items)
{
    /// <summary>Marks.</summary>
    /// <param name="parts">The documents of a unit and year.</param>
    /// <param name="superseded">For each SHA-256 that was left out the one that superseded it.</param>
    /// <returns>The same as text: <c>earlier later</c>, a line each.</returns>
    public string Mark(ConvertedDocument[] parts, IReadOnlyDictionary<string, string> superseded)
    {
        foreach (ConvertedDocument part in parts)
        {
            if (superseded.TryGetValue(part.Sha256, out string? by) && Array.Find(parts, p => p.Sha256 == by) is { } later)
            {
                items[part.Index].Mark(DocumentStatus.Superseded, $"superseded by {items[later.Index].Document.Key}");
            }
        }

        return string.Join('\n', superseded.Select(s => $"{s.Key} {s.Value}").Order(StringComparer.Ordinal));
    }

    /// <summary>Marks from the text of an earlier run.</summary>
    public void Recall(ConvertedDocument[] parts, string superseded)
    {
        if (superseded.Length > 0)
        {
            Mark(parts, superseded.Split('\n').Select(l => l.Split(' ')).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal));
        }
    }
}

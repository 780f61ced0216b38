using System.Collections.Frozen;
using Extractor.Disclosure.Codes;

namespace Extractor.Disclosure.Audit;

/// <summary>What the keys of reasons say to people (<c>reasons.tsv</c>).</summary>
public static class SkipReasons
{
    private static readonly FrozenDictionary<string, string> Texts =
        EmbeddedTable.Rows("Audit.reasons.tsv", 2).ToFrozenDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    /// <summary>Chinese text of a reason; null where there is none.</summary>
    public static string? Text(string reason) => Texts.GetValueOrDefault(reason);
}

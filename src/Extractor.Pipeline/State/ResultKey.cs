using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Extractor.Crawl.Sources;

namespace Extractor.Pipeline.State;

/// <summary>Names a result of the convert stage.</summary>
/// <param name="Sha256">Of the document, lower-case hex.</param>
/// <param name="Variant">Eight digits over what the source said besides, because that may decide unit and year; empty where it said nothing.</param>
public readonly record struct ResultKey(string Sha256, string Variant)
{
    /// <summary>As it stands in names of files.</summary>
    public string Name => Variant.Length == 0 ? Sha256 : $"{Sha256}-{Variant}";

    /// <summary>The key of a document with these bytes.</summary>
    public static ResultKey Of(string sha256, SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        string?[] hints = [document.Title, document.Unit, document.Year?.ToString(CultureInfo.InvariantCulture), document.Published, document.Publisher];
        return new ResultKey(sha256, hints.All(h => h is null) ? "" : Fingerprint(hints.Select(h => h ?? ""))[..8]);
    }

    /// <summary>SHA-256 over texts, in lower-case hex.</summary>
    public static string Fingerprint(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}

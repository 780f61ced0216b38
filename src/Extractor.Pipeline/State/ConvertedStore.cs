using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Pipeline.Output;

namespace Extractor.Pipeline.State;

/// <summary>
/// Results of the convert stage by content: what was made of these bytes by this code. Two documents with the same bytes share
/// a result; another code revision makes its own. The summary is written last: where it stands, the result is whole.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="revision">Code revision, see <see cref="CodeRevision"/>.</param>
/// <remarks>Thread safe for different documents.</remarks>
public sealed class ConvertedStore(string folder, string revision)
{
    /// <summary>What is kept of a result in brief; null where there is none, or it is damaged.</summary>
    /// <param name="key">Names the result: SHA-256 of the document in lower-case hex, and more where more decides.</param>
    public ConvertedSummary? Find(string key)
    {
        string path = PathOf(key, "summary");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ConvertedSummaryContext.Plain.ConvertedSummary);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads one unit and year of a result.</summary>
    /// <exception cref="InvalidDataException">It is damaged; running again with --force makes it anew.</exception>
    public UnitYear Read(string key, int part)
    {
        string path = PathOf(key, Part(part));
        try
        {
            return UnitYearJson.Deserialize(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"the stored result {path} is damaged ({e.Message}); run again with --force", e);
        }
    }

    /// <summary>Keeps a result.</summary>
    public void Keep(string key, IReadOnlyList<UnitYear> unitYears, ConvertedSummary summary)
    {
        for (int i = 0; i < unitYears.Count; i++)
        {
            AtomicFile.Write(PathOf(key, Part(i)), UnitYearJson.Serialize(unitYears[i]));
        }

        AtomicFile.Write(PathOf(key, "summary"), JsonSerializer.SerializeToUtf8Bytes(summary, ConvertedSummaryContext.Plain.ConvertedSummary));
    }

    private static string Part(int part) => "part" + part.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string PathOf(string key, string what) =>
        Path.Combine(folder, "converted", revision, key[..2], $"{key}.{what}.json");
}

/// <summary>A result of the convert stage in brief.</summary>
/// <param name="Units">Units and years in the document, in its order.</param>
/// <param name="Pages">Pages of the document.</param>
/// <param name="Tables">Tables found.</param>
/// <param name="Facts">Facts read.</param>
/// <param name="Warnings">Warnings given.</param>
/// <param name="Notes">What the reader had to forgive, in brief.</param>
public sealed record ConvertedSummary(IReadOnlyList<ConvertedUnit> Units, int Pages, int Tables, int Facts, int Warnings, IReadOnlyList<string> Notes);

/// <summary>A unit and year of a document.</summary>
public sealed record ConvertedUnit(UnitInfo Unit, int Year, string Kind);

/// <summary>Serialisation code made at compile time.</summary>
[JsonSerializable(typeof(ConvertedSummary))]
internal sealed partial class ConvertedSummaryContext : JsonSerializerContext
{
    public static ConvertedSummaryContext Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}

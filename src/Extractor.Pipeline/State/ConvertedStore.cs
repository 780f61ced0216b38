using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Extractor.Crawl.Store;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;

namespace Extractor.Pipeline.State;

/// <summary>
/// Results of the convert stage by content: what was made of these bytes by this code. The figures are files, their summary is a
/// row of the catalogue that is written last: where it stands, the result is whole. Documents that cannot be converted are
/// remembered too.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="results">Stage results of the catalogue.</param>
/// <param name="revision">Code revision of the stage, see <see cref="StageRevisions"/>.</param>
/// <param name="clock">Tells when a result was made.</param>
/// <remarks>Thread safe for different documents.</remarks>
public sealed class ConvertedStore(string folder, StageResults results, string revision, TimeProvider clock)
{
    /// <summary>Name of the stage in the catalogue.</summary>
    public const string Stage = "convert";

    private const string Done = "done", Failed = "failed";

    private readonly SummaryPool _pool = new();

    /// <summary>What is kept of a result in brief; null where there is none, it is damaged, or it was told from another file name.</summary>
    /// <param name="key">Names the result.</param>
    /// <param name="file">File name of the document, which decides where the document itself does not say its unit or year.</param>
    public StoredConversion? Find(ResultKey key, string file)
    {
        if (results.Find(key.Sha256, key.Variant, Stage, revision) is not { } row)
        {
            return null;
        }

        try
        {
            ConvertedSummary? summary = row.Status == Done ? JsonSerializer.Deserialize(row.Summary, ConvertedSummaryContext.Plain.ConvertedSummary) : null;
            StoredFailure? failure = row.Status == Done ? null : JsonSerializer.Deserialize(row.Summary, ConvertedSummaryContext.Plain.StoredFailure);
            string? named = summary?.NamedBy ?? failure?.NamedBy;
            return named is not null && named != file
                ? null
                : new StoredConversion(summary is null ? null : _pool.Share(summary), failure is null ? null : new ConversionFailure(failure.Code, failure.Reason));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads one unit and year of a result.</summary>
    /// <exception cref="InvalidDataException">It is damaged or gone; it is forgotten then, so that the next run makes it anew.</exception>
    public UnitYear Read(ResultKey key, int part, string digest)
    {
        string path = PathOf(key, part);
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            return DocumentConverter.Sha256(bytes) == digest ? UnitYearJson.Deserialize(bytes) : throw new JsonException("its bytes are not those that were written");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            results.Forget(key.Sha256, key.Variant, Stage);
            throw new InvalidDataException($"the stored result {path} is damaged ({e.Message.TrimEnd('.')}); run again, it will be made anew", e);
        }
    }

    /// <summary>Keeps a result in place of those that other revisions made of the same bytes.</summary>
    /// <param name="key">Names the result.</param>
    /// <param name="file">File name of the document.</param>
    /// <param name="conversion">The result.</param>
    /// <returns>The result in brief.</returns>
    public ConvertedSummary Keep(ResultKey key, string file, ConversionResult conversion)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        var units = new List<ConvertedUnit>();
        foreach (UnitYear unitYear in conversion.UnitYears)
        {
            // What only this run's source knows is put in when the file is written; the result is of the bytes alone.
            byte[] bytes = UnitYearJson.Serialize(unitYear with
            {
                Disclosures = [.. unitYear.Disclosures.Select(d => d with { Source = d.Source with { Url = null, FetchedAt = null, WithdrawnAt = null } })],
            });
            AtomicFile.Write(PathOf(key, units.Count), bytes);
            units.Add(new ConvertedUnit(unitYear.Unit, unitYear.Year, KindName(unitYear.Disclosures[0].Kind), DocumentConverter.Sha256(bytes)));
        }

        var summary = new ConvertedSummary(
            units,
            conversion.PageCount,
            conversion.TableCount,
            conversion.UnitYears.Sum(u => u.Disclosures.Sum(d => d.Facts.Count)),
            conversion.UnitYears.Sum(u => u.Disclosures.Sum(d => d.Warnings.Count)),
            conversion.Notes)
        {
            NamedBy = conversion.UnitYears.Any(u => u.Disclosures.Any(d => d.Warnings.Any(w => w.Code.EndsWith("-from-file-name", StringComparison.Ordinal)))) ? file : null,
        };
        Keep(key, new StageResult(Done, Write(summary)));
        return summary;
    }

    /// <summary>Remembers that these bytes cannot be converted, so that they are not tried again and again.</summary>
    public void Keep(ResultKey key, string file, ConversionFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var stored = new StoredFailure(failure.Code, failure.Reason, failure.Code == "identity-unknown" ? file : null);
        Keep(key, new StageResult(Failed, JsonSerializer.Serialize(stored, ConvertedSummaryContext.Plain.StoredFailure)));
    }

    /// <summary>Forgets a result, so that it is made anew.</summary>
    public void Forget(ResultKey key) => results.Forget(key.Sha256, key.Variant, Stage);

    /// <summary>Removes the files of revisions that no result is of any more, which a killed run may have left behind.</summary>
    public void Sweep()
    {
        string root = Path.Combine(folder, "converted");
        if (!Directory.Exists(root))
        {
            return;
        }

        var used = new HashSet<string>(results.Revisions(Stage), StringComparer.Ordinal) { revision };
        foreach (string other in Directory.GetDirectories(root).Where(d => !used.Contains(Path.GetFileName(d))))
        {
            Directory.Delete(other, recursive: true);
        }
    }

    internal static string Write(ConvertedSummary summary) => JsonSerializer.Serialize(summary, ConvertedSummaryContext.Plain.ConvertedSummary);

    private void Keep(ResultKey key, StageResult result)
    {
        foreach (string other in results.Keep(key.Sha256, key.Variant, Stage, revision, result, clock.GetUtcNow()))
        {
            string old = FolderOf(key, other);
            foreach (string file in Directory.Exists(old) ? Directory.GetFiles(old, key.Name + ".part*.json") : [])
            {
                File.Delete(file);
            }
        }
    }

    private static string KindName(DisclosureKind kind) => kind switch
    {
        DisclosureKind.Budget => "budget",
        DisclosureKind.FinalAccount => "finalAccount",
        DisclosureKind.PerformanceTarget => "performanceTarget",
        _ => "performanceReview",
    };

    private string PathOf(ResultKey key, int part) =>
        Path.Combine(FolderOf(key, revision), string.Create(CultureInfo.InvariantCulture, $"{key.Name}.part{part}.json"));

    private string FolderOf(ResultKey key, string of) => Path.Combine(folder, "converted", of, key.Sha256[..2]);
}

/// <summary>A result of the convert stage: the summary, or why there is none.</summary>
public sealed record StoredConversion(ConvertedSummary? Summary, ConversionFailure? Failure);

/// <summary>A result of the convert stage in brief.</summary>
/// <param name="Units">Units and years in the document, in its order.</param>
/// <param name="Pages">Pages of the document.</param>
/// <param name="Tables">Tables found.</param>
/// <param name="Facts">Facts read.</param>
/// <param name="Warnings">Warnings given.</param>
/// <param name="Notes">What the reader had to forgive, in brief.</param>
public sealed record ConvertedSummary(IReadOnlyList<ConvertedUnit> Units, int Pages, int Tables, int Facts, int Warnings, IReadOnlyList<string> Notes)
{
    /// <summary>The file name, where unit or year were told from it; null where the document says them itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NamedBy { get; init; }
}

/// <summary>Why a document cannot be converted.</summary>
internal sealed record StoredFailure(string Code, string Reason, string? NamedBy);

/// <summary>A unit and year of a document.</summary>
/// <param name="Unit">The unit as the document says it.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Kind">Kind of the disclosure, as in the unit-year file.</param>
/// <param name="Digest">SHA-256 of the result's file.</param>
public sealed record ConvertedUnit(UnitInfo Unit, int Year, string Kind, string Digest);

/// <summary>Serialisation code made at compile time.</summary>
[JsonSerializable(typeof(ConvertedSummary))]
[JsonSerializable(typeof(StoredFailure))]
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

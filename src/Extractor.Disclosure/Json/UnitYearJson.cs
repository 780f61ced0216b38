using System.Collections;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Json;

/// <summary>
/// Reads and writes unit-year files: camelCase, UTF-8 without BOM, Chinese characters as they are, exact decimals, a newline
/// at the end; the same content gives the same bytes. Keys that the contract names are always written (null where there is
/// nothing), the further ones only where they say something.
/// </summary>
public static class UnitYearJson
{
    /// <summary>Deeper nesting than any disclosure has; a file beyond it is refused.</summary>
    private const int MaxDepth = 64;

    /// <summary>Members that are left out when null, empty or false: additions to the contract.</summary>
    private static readonly FrozenSet<string> Optional = new[]
    {
        "columnKey", "group", "role", "parent", "inferred", "classification", "codeStatus", "officialName", "labels", "isDoubtful",
        "whose", "base", "supersedes", "contents", "warnings", "glossary", "culprit", "statement", "file", "number", "formula", "printed", "formulas",
        "policyBasis", "amountRaw", "undertaker", "allocation", "period", "other", "fields", "comparator", "weight", "actual",
        "actualValue", "score", "basis", "lastYear", "reason", "totalScore", "key", "completionRate", "rule", "evidence", "start", "length", "proof", "objective", "project", "withdrawnAt",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Types whose optional members may be left out; everywhere else every member is written.</summary>
    private static readonly FrozenSet<Type> Trimmed = new[]
    {
        typeof(RowLabel), typeof(Fact), typeof(DisclosureEntry), typeof(Project), typeof(PerformanceForm), typeof(PerformanceIndicator),
        typeof(Finding), typeof(FindingPlace), typeof(TableColumn), typeof(SourceInfo),
    }.ToFrozenSet();

    /// <summary>A statement's base, reason and places are in the contract; these are not.</summary>
    private static readonly FrozenSet<string> OptionalOfStatement = new[]
    {
        "quantity", "quantityChange", "completion", "completionBase", "isNil", "baseAmount", "whose", "proof",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Options = Create(new TableConverter());

    /// <summary>Made when first asked for: only exports read files this way.</summary>
    private static readonly Lazy<JsonSerializerOptions> WithoutGrids = new(() =>
    {
        JsonSerializerOptions options = Create(new SkippedTableConverter());
        options.RespectNullableAnnotations = true;
        return options;
    });

    /// <summary>The settings with which files are written, for the schema.</summary>
    internal static JsonSerializerOptions SchemaOptions => Options;

    /// <summary>The file's content.</summary>
    public static byte[] Serialize(UnitYear unitYear)
    {
        ArgumentNullException.ThrowIfNull(unitYear);
        using var stream = new MemoryStream();
        Write(stream, unitYear);
        return stream.ToArray();
    }

    /// <summary>Writes the file's content; the stream is left open.</summary>
    public static void Write(Stream stream, UnitYear unitYear)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(unitYear);
        JsonSerializer.Serialize(stream, unitYear, TypeInfo<UnitYear>());
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads a unit-year file.</summary>
    /// <exception cref="JsonException">The text is no JSON, or a key is missing or of another type; the message says where.</exception>
    public static UnitYear Deserialize(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        return JsonSerializer.Deserialize(utf8, TypeInfo<UnitYear>()) ?? throw new JsonException("The file holds null.");
    }

    /// <summary>
    /// Reads a unit-year file piece by piece and leaves out the grids, which are most of its bytes: every <see cref="DisclosureTable.Grid"/>
    /// is empty. A null where the model has none is refused, except as an item of a list.
    /// </summary>
    /// <exception cref="JsonException">The text is no JSON, or a key is missing or of another type; the message says where.</exception>
    public static UnitYear ReadWithoutGrids(Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        return JsonSerializer.Deserialize(utf8, (JsonTypeInfo<UnitYear>)WithoutGrids.Value.GetTypeInfo(typeof(UnitYear))) ?? throw new JsonException("The file holds null.");
    }

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create(JsonConverter grids) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        MaxDepth = MaxDepth,
        AllowTrailingCommas = false,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        TypeInfoResolver = UnitYearJsonContext.Default.WithAddedModifier(LeaveOutEmpty),
        Converters =
        {
            new JsonStringEnumConverter<DisclosureKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new BoxConverter(), grids, new StringListConverter(), new PageListConverter(),
        },
    };

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        if (type.Type != typeof(Statement) && !Trimmed.Contains(type.Type))
        {
            return;
        }

        FrozenSet<string> optional = type.Type == typeof(Statement) ? OptionalOfStatement : Optional;
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (optional.Contains(property.Name) && !(type.Type == typeof(Finding) && property.Name == "printed") && !(type.Type == typeof(Fact) && property.Name == "proof"))
            {
                property.ShouldSerialize = static (_, value) => value switch
                {
                    null => false,
                    false => false,
                    ICollection { Count: 0 } => false,
                    IEnumerable items and not string => items.GetEnumerator().MoveNext(),
                    _ => true,
                };
            }
        }
    }
}

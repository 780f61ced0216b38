using System.Text.Json.Serialization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Json;

/// <summary>Generated contracts of the unit-year model (no reflection at run time).</summary>
[JsonSerializable(typeof(UnitYear))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class UnitYearJsonContext : JsonSerializerContext;

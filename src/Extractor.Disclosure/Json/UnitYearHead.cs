using System.Text.Json;

namespace Extractor.Disclosure.Json;

/// <summary>Whose file it is, without reading the rest of it.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Aliases">Other forms of the name.</param>
public sealed record UnitYearHead(string Unit, IReadOnlyList<string> Aliases)
{
    /// <summary>Reads the unit, which stands before the disclosures; null where the text is no JSON or names no unit before them.</summary>
    public static UnitYearHead? Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        try
        {
            var reader = new Utf8JsonReader(utf8);
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    bool isUnit = reader.ValueTextEquals("unit"u8);
                    reader.Read();
                    if (isUnit)
                    {
                        using JsonDocument unit = JsonDocument.ParseValue(ref reader);
                        return Of(unit.RootElement);
                    }

                    reader.Skip();
                }
            }
        }
        catch (JsonException)
        {
            // Whoever reads the whole file says what is wrong with it.
        }

        return null;
    }

    private static UnitYearHead? Of(JsonElement unit)
    {
        if (unit.ValueKind != JsonValueKind.Object || !unit.TryGetProperty("name", out JsonElement name) || name.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        List<string> aliases = [];
        if (unit.TryGetProperty("aliases", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            aliases.AddRange(list.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()!));
        }

        return new UnitYearHead(name.GetString()!, aliases);
    }
}

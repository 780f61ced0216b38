using System.Globalization;

namespace Extractor.Export.Model;

/// <summary>What a field holds.</summary>
public enum FieldKind
{
    /// <summary>Nothing is said.</summary>
    Null,

    /// <summary>Text, or the JSON text of a list or an object.</summary>
    Text,

    /// <summary>A number with exact decimal digits.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,
}

/// <summary>One value of a row. Numbers keep their digits and their scale: 21469000.00 stays 21469000.00.</summary>
public readonly struct Field : IEquatable<Field>
{
    private Field(FieldKind kind, string? text, decimal number)
    {
        Kind = kind;
        Text = text;
        Number = number;
    }

    public FieldKind Kind { get; }

    /// <summary>The text; null unless <see cref="Kind"/> is <see cref="FieldKind.Text"/>.</summary>
    public string? Text { get; }

    /// <summary>The number, or 1 and 0 for yes and no.</summary>
    public decimal Number { get; }

    public bool IsNull => Kind == FieldKind.Null;

    /// <summary>
    /// A text; null and the empty text both give <see cref="FieldKind.Null"/>, because CSV cannot tell them apart and every format
    /// must say the same. U+0000, which no database and no XML can hold, becomes U+FFFD.
    /// </summary>
    public static Field Of(string? text) => string.IsNullOrEmpty(text) ? default : new(FieldKind.Text, JsonText.Clean(text), 0);

    /// <summary>A date; what is no ISO 8601 date gives <see cref="FieldKind.Null"/>.</summary>
    public static Field OfDate(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? new(FieldKind.Text, text, 0) : default;

    /// <summary>JSON text.</summary>
    public static Field OfJson(string json) => new(FieldKind.Text, json, 0);

    public static Field Of(decimal? number) => number is { } n ? new(FieldKind.Number, null, n) : default;

    public static Field Of(int? number) => number is { } n ? new(FieldKind.Number, null, n) : default;

    /// <summary>A coordinate in points, two decimals as in the unit-year file.</summary>
    public static Field OfPoints(double? points) =>
        points is { } p && double.IsFinite(p) && Math.Abs(p) < 1e9 ? new(FieldKind.Number, null, Math.Round((decimal)p, 2)) : default;

    public static Field Of(bool? flag) => flag is { } f ? new(FieldKind.Boolean, null, f ? 1 : 0) : default;

    /// <summary>A list of texts as a JSON array; an empty list is <c>[]</c>, so that every array column can be parsed.</summary>
    public static Field Of(IReadOnlyList<string> list) => new(FieldKind.Text, JsonText.Array(list), 0);

    /// <summary>A list of numbers as a JSON array.</summary>
    public static Field Of(IReadOnlyList<int> list) => new(FieldKind.Text, "[" + string.Join(',', list.Select(v => v.ToString(CultureInfo.InvariantCulture))) + "]", 0);

    public bool Equals(Field other) => Kind == other.Kind && Text == other.Text && Number == other.Number;

    public override bool Equals(object? obj) => obj is Field other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, Text, Number);

    /// <summary>The value as every text format writes it: invariant, no grouping, <c>true</c> and <c>false</c>; empty for null.</summary>
    public override string ToString() => Kind switch
    {
        FieldKind.Text => Text!,
        FieldKind.Number => Number.ToString(CultureInfo.InvariantCulture),
        FieldKind.Boolean => Number == 0 ? "false" : "true",
        _ => string.Empty,
    };
}

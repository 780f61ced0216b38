namespace Extractor.Pdf.Objects;

/// <summary>Typed, resolved access to dictionary entries; a wrong type counts as absent.</summary>
internal static class ObjectSourceExtensions
{
    public static PdfObject Get(this IObjectSource source, PdfDictionary dictionary, string key) => source.Resolve(dictionary.Raw(key));

    public static string? GetName(this IObjectSource source, PdfDictionary dictionary, string key) => (source.Get(dictionary, key) as PdfName)?.Value;

    public static double? GetNumber(this IObjectSource source, PdfDictionary dictionary, string key) => (source.Get(dictionary, key) as PdfNumber)?.Value;

    public static int? GetInt(this IObjectSource source, PdfDictionary dictionary, string key) => (source.Get(dictionary, key) as PdfNumber)?.ToInt32();

    public static bool? GetBool(this IObjectSource source, PdfDictionary dictionary, string key) => (source.Get(dictionary, key) as PdfBoolean)?.Value;

    public static byte[]? GetString(this IObjectSource source, PdfDictionary dictionary, string key) => (source.Get(dictionary, key) as PdfString)?.Bytes;

    public static PdfArray? GetArray(this IObjectSource source, PdfDictionary dictionary, string key) => source.Get(dictionary, key) as PdfArray;

    public static PdfStream? GetStream(this IObjectSource source, PdfDictionary dictionary, string key) => source.Get(dictionary, key) as PdfStream;

    /// <summary>A dictionary, also where a stream stands in its place (then the stream's dictionary).</summary>
    public static PdfDictionary? GetDictionary(this IObjectSource source, PdfDictionary dictionary, string key) => source.Get(dictionary, key) switch
    {
        PdfDictionary d => d,
        PdfStream s => s.Dictionary,
        _ => null,
    };
}

using System.Text;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Tests.Fonts;

/// <summary>An object source without a file: objects stand as they are, streams hold their bytes.</summary>
internal sealed class FontSource : IObjectSource
{
    public PdfLimits Limits { get; } = new();

    public WarningSink Warnings { get; } = new();

    public static PdfName Name(string value) => new(value);

    public static PdfNumber Number(double value) => new(value);

    public static PdfArray Array(params PdfObject[] items) => new(items);

    public static PdfArray Numbers(params double[] items) => new(items.Select(i => (PdfObject)new PdfNumber(i)).ToArray());

    public static PdfDictionary Dictionary(params (string Key, PdfObject Value)[] entries) => new(entries.ToDictionary(e => e.Key, e => e.Value));

    public static PdfStream Stream(string text, params (string Key, PdfObject Value)[] entries) => Stream(Encoding.Latin1.GetBytes(text), entries);

    public static PdfStream Stream(byte[] data, params (string Key, PdfObject Value)[] entries) => new(Dictionary(entries), data, 0, 0);

    public PdfObject Resolve(PdfObject? value) => value ?? PdfNull.Instance;

    public ReadOnlyMemory<byte> Decode(PdfStream stream) => stream.RawBytes;
}

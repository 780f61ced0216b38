using Extractor.Pdf.Content.Color;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <summary>The colour of an image so thin that it is a line.</summary>
internal static class ImageColor
{
    private const int MaxSamples = 1 << 16;

    /// <summary>Mean colour of the samples; black where they cannot be read; null where the image is masked and so perhaps not seen.</summary>
    public static PdfColor? Uniform(PdfStream? stream, PdfDictionary named, IObjectSource source)
    {
        if (stream is null)
        {
            return PdfColor.Black;
        }

        PdfDictionary d = stream.Dictionary;
        if (source.Get(d, "SMask") is PdfStream || source.Get(d, "Mask") is not PdfNull)
        {
            return null;
        }

        ColorSpace space = ColorSpace.Parse(d.Raw("ColorSpace"), named, source);
        int n = space.Components;
        ReadOnlySpan<byte> samples = source.Decode(stream).Span;
        if (source.GetInt(d, "BitsPerComponent") != 8 || samples.Length < n || samples.Length > MaxSamples || n is 0 or > 4)
        {
            return PdfColor.Black;
        }

        bool indexed = n == 1 && source.GetArray(d, "ColorSpace") is { Count: >= 4 } array && source.Resolve(array.Items[0]) is PdfName { Value: "Indexed" or "I" };
        Span<double> components = stackalloc double[n];
        long r = 0, g = 0, b = 0;
        int count = samples.Length / n;
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < n; k++)
            {
                components[k] = indexed ? samples[(i * n) + k] : samples[(i * n) + k] / 255.0;
            }

            PdfColor color = space.ToRgb(components);
            r += color.R;
            g += color.G;
            b += color.B;
        }

        return new PdfColor((byte)(r / count), (byte)(g / count), (byte)(b / count));
    }
}

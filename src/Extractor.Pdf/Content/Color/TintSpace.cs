using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content.Color;

/// <summary>Separation and DeviceN: a tint function into another space. Without a usable function, more ink is darker.</summary>
internal sealed class TintSpace(int components, bool isNone, ColorSpace alternate, PdfFunction? tint) : ColorSpace
{
    public override int Components => components;

    public override PdfColor Initial
    {
        get
        {
            Span<double> full = stackalloc double[components];
            full.Fill(1);
            return ToRgb(full);
        }
    }

    public static TintSpace Parse(PdfArray array, PdfDictionary? named, IObjectSource source, int depth)
    {
        PdfObject names = source.Resolve(array.Items[1]);
        int count = names is PdfArray several ? Math.Clamp(several.Count, 1, PdfFunction.MaxArity) : 1;
        ColorSpace under = ColorSpace.Parse(array.Items[2], named, source, depth + 1);
        return new TintSpace(count, names is PdfName { Value: "None" }, under, PdfFunction.Parse(array.Items[3], source));
    }

    public override PdfColor ToRgb(ReadOnlySpan<double> v)
    {
        if (isNone)
        {
            return PdfColor.White;
        }

        Span<double> output = stackalloc double[PdfFunction.MaxArity];
        int n = tint?.Evaluate(v, output) ?? 0;
        if (n > 0)
        {
            return alternate.ToRgb(output[..n]);
        }

        double ink = 0;
        foreach (double x in v)
        {
            ink = Math.Max(ink, x);
        }

        return FromGray(1 - ink);
    }
}

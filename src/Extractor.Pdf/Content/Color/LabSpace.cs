namespace Extractor.Pdf.Content.Color;

/// <summary>CIE L*a*b* (ISO 32000-1, 8.6.5.4), taken as under D65 so that white stays white.</summary>
internal sealed class LabSpace(double[] range) : ColorSpace
{
    public override int Components => 3;

    public override PdfColor ToRgb(ReadOnlySpan<double> v)
    {
        double l = (Math.Clamp(At(v, 0), 0, 100) + 16) / 116;
        double x = 0.95047 * Inverse(l + (At(v, 1) / 500));
        double y = Inverse(l);
        double z = 1.08883 * Inverse(l - (At(v, 2) / 200));
        return FromRgb(
            Gamma((3.2406 * x) - (1.5372 * y) - (0.4986 * z)),
            Gamma((-0.9689 * x) + (1.8758 * y) + (0.0415 * z)),
            Gamma((0.0557 * x) - (0.2040 * y) + (1.0570 * z)));
    }

    /// <summary>Components of an indexed table (0 to 1) → L 0 to 100, a and b over their ranges.</summary>
    public double[] FromBytes(ReadOnlySpan<double> unit) => [At(unit, 0) * 100, Spread(At(unit, 1), 0), Spread(At(unit, 2), 2)];

    private double Spread(double unit, int at)
    {
        double low = range.Length > at + 1 ? range[at] : -100;
        double high = range.Length > at + 1 ? range[at + 1] : 100;
        return low + (unit * (high - low));
    }

    private static double Inverse(double t) => t > 6.0 / 29 ? t * t * t : 108.0 / 841 * (t - (4.0 / 29));

    private static double Gamma(double linear) => linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
}

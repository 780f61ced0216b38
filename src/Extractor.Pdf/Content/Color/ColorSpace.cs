using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content.Color;

/// <summary>A colour space reduced to what is needed to tell colours apart: components → RGB (ISO 32000-1, 8.6).</summary>
/// <remarks>ICC profiles are not evaluated; their number of components decides.</remarks>
internal abstract class ColorSpace
{
    public static readonly ColorSpace Gray = new DeviceSpace(1);
    public static readonly ColorSpace Rgb = new DeviceSpace(3);
    public static readonly ColorSpace Cmyk = new DeviceSpace(4);
    public static readonly ColorSpace Pattern = new PatternSpace(null);

    private const int MaxDepth = 6;

    public abstract int Components { get; }

    public virtual bool IsPattern => false;

    /// <summary>The colour in force right after the space is chosen.</summary>
    public virtual PdfColor Initial
    {
        get
        {
            Span<double> zeros = stackalloc double[Math.Min(Components, PdfFunction.MaxArity)];
            return ToRgb(zeros);
        }
    }

    /// <summary>The colour of a value; missing components count as 0.</summary>
    public abstract PdfColor ToRgb(ReadOnlySpan<double> components);

    public static PdfColor FromGray(double g) => FromRgb(g, g, g);

    public static PdfColor FromRgb(double r, double g, double b) => new(Channel(r), Channel(g), Channel(b));

    public static PdfColor FromCmyk(double c, double m, double y, double k) =>
        FromRgb((1 - Unit(c)) * (1 - Unit(k)), (1 - Unit(m)) * (1 - Unit(k)), (1 - Unit(y)) * (1 - Unit(k)));

    public static ColorSpace OfComponents(int count) => count switch
    {
        1 => Gray,
        4 => Cmyk,
        _ => Rgb,
    };

    /// <summary>Reads a colour space; gray where it makes no sense.</summary>
    /// <param name="named">The resources' /ColorSpace, for names that are none of the device spaces.</param>
    public static ColorSpace Parse(PdfObject? value, PdfDictionary? named, IObjectSource source, int depth = 0)
    {
        PdfObject resolved = source.Resolve(value);
        if (depth > MaxDepth)
        {
            return Gray;
        }

        if (resolved is PdfName name)
        {
            return OfName(name.Value) ?? (named?.Raw(name.Value) is { } raw ? Parse(raw, named, source, depth + 1) : Gray);
        }

        if (resolved is not PdfArray array || array.Count == 0 || source.Resolve(array.Items[0]) is not PdfName family)
        {
            return Gray;
        }

        PdfObject? second = array.Count > 1 ? array.Items[1] : null;
        switch (family.Value)
        {
            case "ICCBased":
                return source.Resolve(second) is PdfStream profile ? OfIccProfile(profile, named, source, depth) : Gray;
            case "CalGray":
                return Gray;
            case "CalRGB":
                return Rgb;
            case "Lab":
                return new LabSpace(source.Resolve(second) is PdfDictionary lab ? PdfFunction.Numbers(source.GetArray(lab, "Range"), source) : []);
            case "Indexed" or "I":
                return array.Count < 4 ? Gray : new IndexedSpace(Parse(second, named, source, depth + 1), Bytes(array.Items[3], source));
            case "Separation" or "DeviceN":
                return array.Count < 4 ? Gray : TintSpace.Parse(array, named, source, depth);
            case "Pattern":
                return second is null ? Pattern : new PatternSpace(Parse(second, named, source, depth + 1));
            default:
                return OfName(family.Value) ?? Gray;
        }
    }

    private static ColorSpace? OfName(string name) => name switch
    {
        "DeviceGray" or "G" or "CalGray" => Gray,
        "DeviceRGB" or "RGB" or "CalRGB" => Rgb,
        "DeviceCMYK" or "CMYK" or "CalCMYK" => Cmyk,
        "Pattern" => Pattern,
        _ => null,
    };

    private static ColorSpace OfIccProfile(PdfStream profile, PdfDictionary? named, IObjectSource source, int depth)
    {
        int? n = source.GetInt(profile.Dictionary, "N");
        if (n is 1 or 3 or 4)
        {
            // A Lab profile has three components too; its alternate tells it apart.
            return n == 3 && profile.Dictionary.Raw("Alternate") is { } lab && Parse(lab, named, source, depth + 1) is LabSpace space ? space : OfComponents(n.Value);
        }

        return profile.Dictionary.Raw("Alternate") is { } alternate ? Parse(alternate, named, source, depth + 1) : Gray;
    }

    private static ReadOnlyMemory<byte> Bytes(PdfObject value, IObjectSource source) => source.Resolve(value) switch
    {
        PdfString s => s.Bytes,
        PdfStream s => source.Decode(s),
        _ => default,
    };

    private static double Unit(double value) => value >= 0 ? Math.Min(value, 1) : 0;

    private static byte Channel(double value) => (byte)((Unit(value) * 255) + 0.5);

    private sealed class DeviceSpace(int components) : ColorSpace
    {
        public override int Components => components;

        public override PdfColor Initial => PdfColor.Black;

        public override PdfColor ToRgb(ReadOnlySpan<double> v) => components switch
        {
            1 => FromGray(At(v, 0)),
            3 => FromRgb(At(v, 0), At(v, 1), At(v, 2)),
            _ => FromCmyk(At(v, 0), At(v, 1), At(v, 2), At(v, 3)),
        };
    }

    private sealed class PatternSpace(ColorSpace? under) : ColorSpace
    {
        public override int Components => under?.Components ?? 0;

        public override bool IsPattern => true;

        public override PdfColor Initial => PdfColor.Black;

        public override PdfColor ToRgb(ReadOnlySpan<double> v) => under?.ToRgb(v) ?? PdfColor.Black;
    }

    private sealed class IndexedSpace(ColorSpace under, ReadOnlyMemory<byte> table) : ColorSpace
    {
        public override int Components => 1;

        public override PdfColor ToRgb(ReadOnlySpan<double> v)
        {
            int n = Math.Min(under.Components, PdfFunction.MaxArity);
            int index = (int)Math.Clamp(At(v, 0), 0, 255);
            Span<double> entry = stackalloc double[n];
            if ((index + 1) * n <= table.Length)
            {
                for (int i = 0; i < n; i++)
                {
                    entry[i] = table.Span[(index * n) + i] / 255.0;
                }
            }

            return under.ToRgb(under is LabSpace lab ? lab.FromBytes(entry) : entry);
        }
    }

    private protected static double At(ReadOnlySpan<double> v, int index) => index < v.Length ? v[index] : 0;
}

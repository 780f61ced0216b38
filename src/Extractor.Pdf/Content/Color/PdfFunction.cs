using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content.Color;

/// <summary>A PDF function (ISO 32000-1, 7.10), used for tints and gradients. Bad functions give zeros.</summary>
internal abstract class PdfFunction
{
    /// <summary>Most inputs or outputs of a function that is used.</summary>
    public const int MaxArity = 32;

    private const int MaxDepth = 8;

    /// <summary>Evaluates the function.</summary>
    /// <returns>Number of outputs written, at most <c>output.Length</c>.</returns>
    public abstract int Evaluate(ReadOnlySpan<double> input, Span<double> output);

    /// <summary>Reads a function; null where it is none or broken.</summary>
    public static PdfFunction? Parse(PdfObject? value, IObjectSource source, int depth = 0)
    {
        PdfObject resolved = source.Resolve(value);
        if (depth > MaxDepth)
        {
            return null;
        }

        if (resolved is PdfArray several)
        {
            return FunctionArray.Parse(several, source, depth);
        }

        PdfDictionary? dictionary = resolved as PdfDictionary ?? (resolved as PdfStream)?.Dictionary;
        if (dictionary is null)
        {
            return null;
        }

        double[] domain = Numbers(source.GetArray(dictionary, "Domain"), source);
        double[] range = Numbers(source.GetArray(dictionary, "Range"), source);
        return source.GetInt(dictionary, "FunctionType") switch
        {
            0 when resolved is PdfStream stream => SampledFunction.Parse(stream, domain, range, source),
            2 => ExponentialFunction.Parse(dictionary, source),
            3 => StitchingFunction.Parse(dictionary, domain, source, depth),
            4 when resolved is PdfStream stream => CalculatorFunction.Parse(source.Decode(stream).Span, domain, range),
            _ => null,
        };
    }

    /// <summary>The numbers of an array; what is no number counts as 0.</summary>
    public static double[] Numbers(PdfArray? array, IObjectSource source)
    {
        if (array is null)
        {
            return [];
        }

        var numbers = new double[Math.Min(array.Count, 4096)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (source.Resolve(array.Items[i]) as PdfNumber)?.Value ?? 0;
        }

        return numbers;
    }

    protected static double Clamp(double value, double[] limits, int index)
    {
        if (!double.IsFinite(value))
        {
            value = 0;
        }

        return limits.Length > (2 * index) + 1 && limits[2 * index] <= limits[(2 * index) + 1]
            ? Math.Clamp(value, limits[2 * index], limits[(2 * index) + 1])
            : value;
    }

    protected static double Interpolate(double x, double x0, double x1, double y0, double y1) =>
        x1 == x0 ? y0 : y0 + ((x - x0) * (y1 - y0) / (x1 - x0));
}

using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content.Color;

/// <summary>Type 2: C0 + x^N · (C1 − C0).</summary>
internal sealed class ExponentialFunction(double[] c0, double[] c1, double exponent) : PdfFunction
{
    public static ExponentialFunction Parse(PdfDictionary dictionary, IObjectSource source)
    {
        double[] c0 = Numbers(source.GetArray(dictionary, "C0"), source);
        double[] c1 = Numbers(source.GetArray(dictionary, "C1"), source);
        return new ExponentialFunction(c0.Length == 0 ? [0] : c0, c1.Length == 0 ? [1] : c1, source.GetNumber(dictionary, "N") ?? 1);
    }

    public override int Evaluate(ReadOnlySpan<double> input, Span<double> output)
    {
        double x = input.Length > 0 ? Math.Clamp(input[0], 0, 1) : 0;
        double power = exponent == 1 ? x : Math.Pow(x, exponent);
        int n = Math.Min(Math.Min(c0.Length, c1.Length), output.Length);
        for (int i = 0; i < n; i++)
        {
            output[i] = c0[i] + (power * (c1[i] - c0[i]));
        }

        return n;
    }
}

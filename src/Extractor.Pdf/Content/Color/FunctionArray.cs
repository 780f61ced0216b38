using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content.Color;

/// <summary>Several functions of one output each, as shadings allow.</summary>
internal sealed class FunctionArray(PdfFunction[] parts) : PdfFunction
{
    public static FunctionArray? Parse(PdfArray array, IObjectSource source, int depth)
    {
        if (array.Count is 0 or > MaxArity)
        {
            return null;
        }

        var parts = new PdfFunction[array.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            if (PdfFunction.Parse(array.Items[i], source, depth + 1) is not { } part)
            {
                return null;
            }

            parts[i] = part;
        }

        return new FunctionArray(parts);
    }

    public override int Evaluate(ReadOnlySpan<double> input, Span<double> output)
    {
        Span<double> one = stackalloc double[MaxArity];
        int n = 0;
        for (; n < parts.Length && n < output.Length; n++)
        {
            output[n] = parts[n].Evaluate(input, one) > 0 ? one[0] : 0;
        }

        return n;
    }
}

using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content.Color;

/// <summary>Type 3: one function for each part of the domain.</summary>
internal sealed class StitchingFunction(PdfFunction[] parts, double[] bounds, double[] encode, double[] domain) : PdfFunction
{
    public static StitchingFunction? Parse(PdfDictionary dictionary, double[] domain, IObjectSource source, int depth)
    {
        PdfArray? functions = source.GetArray(dictionary, "Functions");
        if (functions is null || functions.Count is 0 or > 256 || domain.Length < 2)
        {
            return null;
        }

        var parts = new PdfFunction[functions.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            if (PdfFunction.Parse(functions.Items[i], source, depth + 1) is not { } part)
            {
                return null;
            }

            parts[i] = part;
        }

        double[] bounds = Numbers(source.GetArray(dictionary, "Bounds"), source);
        return bounds.Length < parts.Length - 1
            ? null
            : new StitchingFunction(parts, bounds, Numbers(source.GetArray(dictionary, "Encode"), source), domain);
    }

    public override int Evaluate(ReadOnlySpan<double> input, Span<double> output)
    {
        double x = Clamp(input.Length > 0 ? input[0] : 0, domain, 0);
        int k = 0;
        while (k < parts.Length - 1 && x >= bounds[k])
        {
            k++;
        }

        double low = k == 0 ? domain[0] : bounds[k - 1];
        double high = k == parts.Length - 1 ? domain[1] : bounds[k];
        double e0 = encode.Length > (2 * k) + 1 ? encode[2 * k] : 0;
        double e1 = encode.Length > (2 * k) + 1 ? encode[(2 * k) + 1] : 1;
        Span<double> inner = [Interpolate(x, low, high, e0, e1)];
        return parts[k].Evaluate(inner, output);
    }
}

using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content.Color;

/// <summary>Type 0: a table of samples. The first input is interpolated, the others take the nearest sample, which is enough to tell colours apart.</summary>
internal sealed class SampledFunction : PdfFunction
{
    private readonly ReadOnlyMemory<byte> _samples;
    private readonly int[] _size;
    private readonly double[] _domain;
    private readonly double[] _range;
    private readonly double[] _encode;
    private readonly double[] _decode;
    private readonly int _bits;

    private SampledFunction(ReadOnlyMemory<byte> samples, int[] size, int bits, double[] domain, double[] range, double[] encode, double[] decode)
    {
        _samples = samples;
        _size = size;
        _bits = bits;
        _domain = domain;
        _range = range;
        _encode = encode;
        _decode = decode;
    }

    public static SampledFunction? Parse(PdfStream stream, double[] domain, double[] range, IObjectSource source)
    {
        double[] sizes = Numbers(source.GetArray(stream.Dictionary, "Size"), source);
        int bits = source.GetInt(stream.Dictionary, "BitsPerSample") ?? 8;
        int inputs = domain.Length / 2;
        if (inputs is 0 or > MaxArity || range.Length is < 2 or > 2 * MaxArity || sizes.Length < inputs || bits is not (1 or 2 or 4 or 8 or 12 or 16 or 24 or 32))
        {
            return null;
        }

        var size = new int[inputs];
        for (int i = 0; i < inputs; i++)
        {
            size[i] = (int)Math.Clamp(sizes[i], 1, 1 << 20);
        }

        return new SampledFunction(
            source.Decode(stream),
            size,
            bits,
            domain,
            range,
            Numbers(source.GetArray(stream.Dictionary, "Encode"), source),
            Numbers(source.GetArray(stream.Dictionary, "Decode"), source));
    }

    public override int Evaluate(ReadOnlySpan<double> input, Span<double> output)
    {
        int outputs = Math.Min(_range.Length / 2, output.Length);
        long index = 0;
        long stride = 1;
        double fraction = 0;
        for (int i = 0; i < _size.Length; i++)
        {
            double x = Clamp(i < input.Length ? input[i] : 0, _domain, i);
            double e0 = _encode.Length > (2 * i) + 1 ? _encode[2 * i] : 0;
            double e1 = _encode.Length > (2 * i) + 1 ? _encode[(2 * i) + 1] : _size[i] - 1;
            double e = Math.Clamp(Interpolate(x, _domain[2 * i], _domain[(2 * i) + 1], e0, e1), 0, _size[i] - 1);
            double whole = i == 0 ? Math.Floor(e) : Math.Round(e);
            fraction = i == 0 ? e - whole : fraction;
            index += (long)whole * stride;
            stride *= _size[i];
            if (stride > int.MaxValue)
            {
                return 0;
            }
        }

        int all = _range.Length / 2;
        double top = Math.Pow(2, _bits) - 1;
        for (int j = 0; j < outputs; j++)
        {
            double sample = Sample((index * all) + j);
            if (fraction > 0)
            {
                sample += fraction * (Sample(((index + 1) * all) + j) - sample);
            }

            double d0 = _decode.Length > (2 * j) + 1 ? _decode[2 * j] : _range[2 * j];
            double d1 = _decode.Length > (2 * j) + 1 ? _decode[(2 * j) + 1] : _range[(2 * j) + 1];
            output[j] = Clamp(Interpolate(sample, 0, top, d0, d1), _range, j);
        }

        return outputs;
    }

    private double Sample(long index)
    {
        long bit = index * _bits;
        ReadOnlySpan<byte> bytes = _samples.Span;
        if (bit < 0 || (bit + _bits + 7) / 8 > bytes.Length)
        {
            return 0;
        }

        uint value = 0;
        for (int i = 0; i < _bits;)
        {
            int at = (int)((bit + i) & 7);
            int take = Math.Min(8 - at, _bits - i);
            int part = (bytes[(int)((bit + i) >> 3)] >> (8 - at - take)) & ((1 << take) - 1);
            value = (value << take) | (uint)part;
            i += take;
        }

        return value;
    }
}

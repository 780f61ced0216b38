using Extractor.Pdf.Fonts.CMaps;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>DW, W, DW2 and W2 of a CIDFont (ISO 32000-1, 9.7.4.3), in thousandths of the font size.</summary>
internal sealed class CompositeWidths
{
    private const double Limit = 100_000;

    private readonly double _default;
    private readonly CodeRanges _ranges = new();
    private readonly List<double> _widths = [];
    private readonly double _defaultOriginY = 880;
    private readonly double _defaultAdvance = -1000;
    private readonly CodeRanges _verticalRanges = new();
    private readonly List<(double Advance, double X, double Y)> _verticals = [];

    public CompositeWidths(PdfDictionary cidFont, IObjectSource source)
    {
        _default = Bound(source.GetNumber(cidFont, "DW") ?? 1000);
        if (source.GetArray(cidFont, "W") is { } w)
        {
            Read(w, source, 1, _ranges, numbers => _widths.Add(numbers[0]), () => _widths.Count);
        }

        if (source.GetArray(cidFont, "DW2") is { Count: >= 2 } dw2
            && source.Resolve(dw2.Items[0]) is PdfNumber y && source.Resolve(dw2.Items[1]) is PdfNumber advance)
        {
            _defaultOriginY = Bound(y.Value);
            _defaultAdvance = Bound(advance.Value);
        }

        if (source.GetArray(cidFont, "W2") is { } w2)
        {
            Read(w2, source, 3, _verticalRanges, numbers => _verticals.Add((numbers[0], numbers[1], numbers[2])), () => _verticals.Count);
        }
    }

    /// <summary>CIDs that have a width of their own, at most so many.</summary>
    public IEnumerable<int> Cids(int limit)
    {
        foreach ((uint start, uint end) in _ranges.All())
        {
            for (uint cid = start; cid <= end && limit > 0; cid++, limit--)
            {
                yield return (int)cid;
            }
        }
    }

    public double Width(int cid) => cid >= 0 && _ranges.TryFind((uint)cid, out long index) ? _widths[(int)index] : _default;

    /// <summary>Vertical advance w1y and position vector v.</summary>
    public (double Advance, double X, double Y) Vertical(int cid) => cid >= 0 && _verticalRanges.TryFind((uint)cid, out long index)
        ? _verticals[(int)index]
        : (_defaultAdvance, Width(cid) / 2, _defaultOriginY);

    private static double Bound(double value) => double.IsFinite(value) ? Math.Clamp(value, -Limit, Limit) : 0;

    /// <summary>Reads "c [n …]" and "c1 c2 n" entries whose values are groups of numbers.</summary>
    private static void Read(PdfArray array, IObjectSource source, int size, CodeRanges ranges, Action<double[]> add, Func<int> count)
    {
        var group = new double[size];
        int i = 0;
        while (i + 1 < array.Count)
        {
            if (source.Resolve(array.Items[i]) is not PdfNumber first)
            {
                i++;
                continue;
            }

            PdfObject second = source.Resolve(array.Items[i + 1]);
            if (second is PdfArray list)
            {
                int start = count();
                int groups = 0;
                for (int k = 0; k + size <= list.Count; k += size, groups++)
                {
                    Group(list, k, source, group);
                    add(group);
                }

                if (groups > 0 && first.ToInt32() is >= 0 and int from)
                {
                    ranges.Add((uint)from, (uint)from + (uint)groups - 1, start);
                }

                i += 2;
            }
            else if (second is PdfNumber last && i + 1 + size < array.Count)
            {
                int index = count();
                Group(array, i + 2, source, group);
                add(group);
                if (first.ToInt32() is >= 0 and int from && last.ToInt32() >= from)
                {
                    ranges.Add((uint)from, (uint)last.ToInt32(), index, grows: false);
                }

                i += 2 + size;
            }
            else
            {
                i++;
            }
        }
    }

    private static void Group(PdfArray array, int start, IObjectSource source, double[] group)
    {
        for (int i = 0; i < group.Length; i++)
        {
            group[i] = source.Resolve(array.Items[start + i]) is PdfNumber number ? Bound(number.Value) : 0;
        }
    }
}

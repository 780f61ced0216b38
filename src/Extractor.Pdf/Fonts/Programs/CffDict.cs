using System.Globalization;
using System.Text;

namespace Extractor.Pdf.Fonts.Programs;

/// <summary>A DICT of a CFF file: operator (12 x as 1200 + x) → operands.</summary>
internal sealed class CffDict
{
    private const int MaxOperands = 48;

    private readonly Dictionary<int, double[]> _entries = [];

    public CffDict(FontBytes data)
    {
        var operands = new List<double>();
        int i = 0;
        while (i < data.Length)
        {
            int b = data.U8(i++);
            if (b <= 21)
            {
                int key = b == 12 ? 1200 + data.U8(i++) : b;
                _entries[key] = [.. operands];
                operands.Clear();
                continue;
            }

            double value = 0;
            if (b == 28)
            {
                value = data.S16(i);
                i += 2;
            }
            else if (b == 29)
            {
                value = (int)data.U32(i);
                i += 4;
            }
            else if (b == 30)
            {
                value = Real(data, ref i);
            }
            else if (b is >= 32 and <= 246)
            {
                value = b - 139;
            }
            else if (b is >= 247 and <= 250)
            {
                value = ((b - 247) * 256) + data.U8(i++) + 108;
            }
            else if (b is >= 251 and <= 254)
            {
                value = -((b - 251) * 256) - data.U8(i++) - 108;
            }
            else
            {
                continue;
            }

            if (operands.Count < MaxOperands)
            {
                operands.Add(value);
            }
        }
    }

    public bool Has(int key) => _entries.ContainsKey(key);

    public double[]? Numbers(int key) => _entries.GetValueOrDefault(key);

    public double Number(int key, double fallback) => _entries.TryGetValue(key, out double[]? values) && values.Length > 0 ? values[^1] : fallback;

    private static double Real(FontBytes data, ref int i)
    {
        var text = new StringBuilder();
        while (i < data.Length && text.Length < 64)
        {
            int b = data.U8(i++);
            foreach (int nibble in (ReadOnlySpan<int>)[b >> 4, b & 15])
            {
                switch (nibble)
                {
                    case <= 9:
                        text.Append((char)('0' + nibble));
                        break;
                    case 10:
                        text.Append('.');
                        break;
                    case 11:
                        text.Append('E');
                        break;
                    case 12:
                        text.Append("E-");
                        break;
                    case 14:
                        text.Append('-');
                        break;
                    case 15:
                        return double.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : 0;
                }
            }
        }

        return 0;
    }
}

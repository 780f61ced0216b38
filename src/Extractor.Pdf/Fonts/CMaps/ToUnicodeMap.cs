using System.Text;
using Extractor.Pdf.Fonts.Encodings;

namespace Extractor.Pdf.Fonts.CMaps;

/// <summary>Codes → text, as a ToUnicode CMap says (ISO 32000-1, 9.10.3). Text is as written: not folded, U+0000 and private use kept.</summary>
internal sealed class ToUnicodeMap
{
    private readonly CodeRanges _ranges = new();

    // A value of 0 or more is a code point that grows with the code; below 0 it is ~index into the texts.
    private readonly List<string> _texts = [];

    private ToUnicodeMap()
    {
    }

    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>The ranges of codes that are mapped, sorted.</summary>
    public IEnumerable<(uint Start, uint End)> Ranges => _ranges.All();

    public static ToUnicodeMap Parse(ReadOnlySpan<byte> data)
    {
        var map = new ToUnicodeMap();
        var tokens = new CMapTokens(data);
        while (tokens.Read())
        {
            if (tokens.Is("beginbfrange"u8))
            {
                map.ReadRanges(ref tokens);
            }
            else if (tokens.Is("beginbfchar"u8))
            {
                map.ReadChars(ref tokens);
            }
        }

        return map;
    }

    /// <summary>The text of a code, or null where the map has none.</summary>
    public string? Find(uint code)
    {
        if (!_ranges.TryFind(code, out long value))
        {
            return null;
        }

        if (value >= 0)
        {
            return value <= 0x10FFFF && Rune.IsValid((int)value) ? char.ConvertFromUtf32((int)value) : "\uFFFD";
        }

        return _texts[(int)~value];
    }

    private void ReadChars(ref CMapTokens tokens)
    {
        while (tokens.Read() && tokens.Kind == CMapTokenKind.Hex)
        {
            uint code = tokens.Value;
            if (!tokens.Read())
            {
                return;
            }

            if (tokens.Kind == CMapTokenKind.Hex)
            {
                Add(code, code, tokens.Text);
            }
            else if (tokens.Kind == CMapTokenKind.Name)
            {
                AddText(code, GlyphNames.ToText(Encoding.Latin1.GetString(tokens.Text)));
            }
            else
            {
                return;
            }
        }
    }

    private void ReadRanges(ref CMapTokens tokens)
    {
        while (tokens.Read() && tokens.Kind == CMapTokenKind.Hex)
        {
            uint low = tokens.Value;
            if (!tokens.Read() || tokens.Kind != CMapTokenKind.Hex)
            {
                return;
            }

            uint high = tokens.Value;
            if (!tokens.Read())
            {
                return;
            }

            if (tokens.Kind == CMapTokenKind.Hex)
            {
                Add(low, high, tokens.Text);
            }
            else if (tokens.Kind == CMapTokenKind.ArrayStart)
            {
                for (uint code = low; tokens.Read() && tokens.Kind is CMapTokenKind.Hex or CMapTokenKind.Name; code++)
                {
                    if (code < low || code > high)
                    {
                        continue;
                    }

                    if (tokens.Kind == CMapTokenKind.Hex)
                    {
                        Add(code, code, tokens.Text);
                    }
                    else
                    {
                        AddText(code, GlyphNames.ToText(Encoding.Latin1.GetString(tokens.Text)));
                    }
                }
            }
            else
            {
                return;
            }
        }
    }

    private void AddText(uint code, string? text)
    {
        if (text is not null)
        {
            Add(code, code, text);
        }
    }

    private void Add(uint low, uint high, ReadOnlySpan<byte> digits) => Add(low, high, Decode(digits));

    private void Add(uint low, uint high, string text)
    {
        if (_ranges.Count >= CodeRanges.MaxRanges)
        {
            return;
        }

        if (text.Length > 0 && Rune.TryGetRuneAt(text, 0, out Rune rune) && rune.Utf16SequenceLength == text.Length)
        {
            _ranges.Add(low, high, rune.Value);
        }
        else if (low == high)
        {
            _texts.Add(text);
            _ranges.Add(low, high, ~(_texts.Count - 1), grows: false);
        }
        else
        {
            // One range a code keeps the index right; the last byte alone grows, so there are 256 at most.
            uint last = Math.Min(high, low > uint.MaxValue - 255 ? uint.MaxValue : low + 255);
            for (uint i = 0; low <= last && i <= last - low; i++)
            {
                _texts.Add(text.Length == 0 ? text : text[..^1] + (char)(text[^1] + i));
                _ranges.Add(low + i, low + i, ~(_texts.Count - 1), grows: false);
            }
        }
    }

    /// <summary>Hexadecimal digits → UTF-16. Up to four digits are one unit, as in files that leave leading zeros out.</summary>
    private static string Decode(ReadOnlySpan<byte> digits)
    {
        Span<char> units = stackalloc char[128];
        int count = 0;
        int inUnit = 0;
        int unit = 0;
        foreach (byte b in digits)
        {
            int digit = CMapTokens.HexDigit(b);
            if (digit < 0)
            {
                continue;
            }

            unit = (unit << 4) | digit;
            if (++inUnit == 4)
            {
                if (count == units.Length)
                {
                    break;
                }

                units[count++] = (char)unit;
                unit = inUnit = 0;
            }
        }

        if (inUnit > 0 && count == 0)
        {
            units[count++] = (char)unit;
        }

        return new string(units[..count]);
    }
}

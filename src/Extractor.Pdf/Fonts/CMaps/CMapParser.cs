using System.Text;

namespace Extractor.Pdf.Fonts.CMaps;

/// <summary>Reads the text of a CMap (Adobe technical note 5014) that maps codes to CIDs.</summary>
internal static class CMapParser
{
    private const int MaxCodeSpaces = 256;

    /// <param name="data">The CMap file.</param>
    /// <param name="used">The CMap that the stream dictionary's UseCMap names, or null.</param>
    /// <param name="isVertical">WMode of the stream dictionary; the file's own wins.</param>
    /// <param name="predefined">Finds the CMap that usecmap names, or null.</param>
    public static CMap Parse(ReadOnlySpan<byte> data, CMap? used, bool isVertical, Func<string, CMap?> predefined)
    {
        var spaces = new List<CodeSpace>();
        var ranges = new CodeRanges?[4];
        string name = "";
        string lastName = "";
        ReadOnlySpan<byte> key = default;
        uint number = 0;
        var tokens = new CMapTokens(data);
        while (tokens.Read())
        {
            if (tokens.Kind == CMapTokenKind.Name)
            {
                if (key.SequenceEqual("CMapName"u8))
                {
                    name = Latin(tokens.Text);
                }

                lastName = Latin(tokens.Text);
                key = tokens.Text;
            }
            else if (tokens.Kind == CMapTokenKind.Number)
            {
                number = tokens.Value;
            }
            else if (tokens.Is("def"u8))
            {
                if (key.SequenceEqual("WMode"u8))
                {
                    isVertical = number == 1;
                }

                key = default;
            }
            else if (tokens.Is("usecmap"u8))
            {
                used ??= predefined(lastName);
            }
            else if (tokens.Is("begincodespacerange"u8))
            {
                ReadSpaces(ref tokens, spaces);
            }
            else if (tokens.Is("begincidrange"u8))
            {
                ReadRanges(ref tokens, ranges, isChar: false);
            }
            else if (tokens.Is("begincidchar"u8))
            {
                ReadRanges(ref tokens, ranges, isChar: true);
            }
        }

        return new CMap(name, isVertical, spaces, ranges, used);
    }

    private static string Latin(ReadOnlySpan<byte> text) => Encoding.Latin1.GetString(text[..Math.Min(text.Length, 128)]);

    private static void ReadSpaces(ref CMapTokens tokens, List<CodeSpace> spaces)
    {
        while (tokens.Read() && tokens.Kind == CMapTokenKind.Hex)
        {
            uint low = tokens.Value;
            int length = tokens.Length;
            if (!tokens.Read() || tokens.Kind != CMapTokenKind.Hex)
            {
                return;
            }

            if (length == tokens.Length && length is >= 1 and <= 4 && spaces.Count < MaxCodeSpaces)
            {
                spaces.Add(new CodeSpace(length, low, tokens.Value));
            }
        }
    }

    private static void ReadRanges(ref CMapTokens tokens, CodeRanges?[] ranges, bool isChar)
    {
        while (tokens.Read() && tokens.Kind == CMapTokenKind.Hex)
        {
            uint low = tokens.Value;
            uint high = low;
            int length = tokens.Length;
            if (!isChar)
            {
                if (!tokens.Read() || tokens.Kind != CMapTokenKind.Hex)
                {
                    return;
                }

                high = tokens.Value;
            }

            if (!tokens.Read() || tokens.Kind != CMapTokenKind.Number)
            {
                return;
            }

            if (length is >= 1 and <= 4)
            {
                (ranges[length - 1] ??= new CodeRanges()).Add(low, high, (int)tokens.Value);
            }
        }
    }
}

using System.Buffers;

namespace Extractor.Pdf.Objects;

/// <summary>Character classes of ISO 32000-1, 7.2.2, tables 1 and 2.</summary>
internal static class CharClass
{
    private const byte R = 0;
    private const byte W = 1;
    private const byte D = 2;

    /// <summary>The six white-space characters.</summary>
    public static readonly SearchValues<byte> White = SearchValues.Create("\0\t\n\f\r "u8);

    // One row is sixteen byte values; what is neither white space (W) nor delimiter (D) is regular (R).
    private static ReadOnlySpan<byte> Classes =>
    [
        W, R, R, R, R, R, R, R, R, W, W, R, W, W, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        W, R, R, R, R, D, R, R, D, D, R, R, R, R, R, D,
        R, R, R, R, R, R, R, R, R, R, R, R, D, R, D, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        R, R, R, R, R, R, R, R, R, R, R, D, R, D, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        R, R, R, R, R, R, R, R, R, R, R, D, R, D, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
        R, R, R, R, R, R, R, R, R, R, R, R, R, R, R, R,
    ];

    public static bool IsWhite(byte b) => Classes[b] == W;

    public static bool IsRegular(byte b) => Classes[b] == R;

    public static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    /// <summary>The value of a hexadecimal digit, or −1.</summary>
    public static int HexValue(byte b)
    {
        if (IsDigit(b))
        {
            return b - '0';
        }

        int letter = (b | 0x20) - 'a';
        return (uint)letter <= 5 ? letter + 10 : -1;
    }
}

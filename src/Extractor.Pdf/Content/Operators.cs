namespace Extractor.Pdf.Content;

#pragma warning disable IDE1006 // Operator names are spelled as in ISO 32000-1, annex A.

/// <summary>Keys of the operators, see <see cref="ContentScanner.Key"/>.</summary>
internal static class Operators
{
    public const uint q = 'q', Q = 'Q', w = 'w', J = 'J', d = 'd', m = 'm', l = 'l', c = 'c', v = 'v', y = 'y', h = 'h';
    public const uint S = 'S', s = 's', f = 'f', F = 'F', B = 'B', b = 'b', n = 'n', W = 'W', i = 'i', j = 'j', M = 'M';
    public const uint g = 'g', G = 'G', k = 'k', K = 'K', Quote = '\'', DoubleQuote = '"';
    public const uint cm = 'c' | ('m' << 8);
    public const uint gs = 'g' | ('s' << 8);
    public const uint re = 'r' | ('e' << 8);
    public const uint ri = 'r' | ('i' << 8);
    public const uint rg = 'r' | ('g' << 8);
    public const uint RG = 'R' | ('G' << 8);
    public const uint cs = 'c' | ('s' << 8);
    public const uint CS = 'C' | ('S' << 8);
    public const uint sc = 's' | ('c' << 8);
    public const uint SC = 'S' | ('C' << 8);
    public const uint scn = 's' | ('c' << 8) | ('n' << 16);
    public const uint SCN = 'S' | ('C' << 8) | ('N' << 16);
    public const uint sh = 's' | ('h' << 8);
    public const uint fStar = 'f' | ('*' << 8);
    public const uint BStar = 'B' | ('*' << 8);
    public const uint bStar = 'b' | ('*' << 8);
    public const uint WStar = 'W' | ('*' << 8);
    public const uint BT = 'B' | ('T' << 8);
    public const uint ET = 'E' | ('T' << 8);
    public const uint Tc = 'T' | ('c' << 8);
    public const uint Tw = 'T' | ('w' << 8);
    public const uint Tz = 'T' | ('z' << 8);
    public const uint TL = 'T' | ('L' << 8);
    public const uint Tf = 'T' | ('f' << 8);
    public const uint Tr = 'T' | ('r' << 8);
    public const uint Ts = 'T' | ('s' << 8);
    public const uint Td = 'T' | ('d' << 8);
    public const uint TD = 'T' | ('D' << 8);
    public const uint Tm = 'T' | ('m' << 8);
    public const uint TStar = 'T' | ('*' << 8);
    public const uint Tj = 'T' | ('j' << 8);
    public const uint TJ = 'T' | ('J' << 8);
    public const uint Do = 'D' | ('o' << 8);
    public const uint BI = 'B' | ('I' << 8);
    public const uint ID = 'I' | ('D' << 8);
    public const uint EI = 'E' | ('I' << 8);
    public const uint MP = 'M' | ('P' << 8);
    public const uint DP = 'D' | ('P' << 8);
    public const uint BX = 'B' | ('X' << 8);
    public const uint EX = 'E' | ('X' << 8);
    public const uint d0 = 'd' | ('0' << 8);
    public const uint d1 = 'd' | ('1' << 8);
    public const uint BMC = 'B' | ('M' << 8) | ('C' << 16);
    public const uint BDC = 'B' | ('D' << 8) | ('C' << 16);
    public const uint EMC = 'E' | ('M' << 8) | ('C' << 16);
}

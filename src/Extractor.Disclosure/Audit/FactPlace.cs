using System.Globalization;

namespace Extractor.Disclosure.Audit;

/// <summary>Reads row and column out of a fact's id, <c>t5.r12.c4</c>.</summary>
internal static class FactPlace
{
    public static bool TryParse(string id, out int row, out int column)
    {
        row = column = 0;
        int c = id.LastIndexOf(".c", StringComparison.Ordinal);
        int r = c < 0 ? -1 : id.LastIndexOf(".r", c, StringComparison.Ordinal);
        return r >= 0
            && int.TryParse(id.AsSpan(r + 2, c - r - 2), NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && int.TryParse(id.AsSpan(c + 2), NumberStyles.None, CultureInfo.InvariantCulture, out column);
    }
}

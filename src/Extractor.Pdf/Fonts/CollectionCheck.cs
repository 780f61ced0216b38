using Extractor.Pdf.Fonts.CMaps;
using Extractor.Pdf.Fonts.Programs;

namespace Extractor.Pdf.Fonts;

/// <summary>
/// Tests whether a font means the character collection it names. Some producers name Adobe's and write the glyph
/// numbers of a TrueType file; read by the collection, such text is wrong though it looks like text.
/// </summary>
internal static class CollectionCheck
{
    private const int MaxCids = 4096;

    /// <summary>An ideograph narrower than this (of the font size) is none.</summary>
    private const double MinIdeograph = 0.7;

    /// <summary>Half-width letters are half an em wide; wider than this they are none.</summary>
    private const double MaxHalfWidth = 0.7;

    /// <param name="ordering">GB1, CNS1, Japan1 or Korea1.</param>
    /// <param name="collection">Its texts.</param>
    /// <param name="widths">The font's widths.</param>
    /// <param name="program">The embedded file where its glyph numbers are the CIDs; else null.</param>
    /// <returns>False where widths of the font contradict the collection.</returns>
    public static bool Fits(string ordering, CidToUnicode collection, CompositeWidths widths, FontProgram? program)
    {
        int ideographs = 0;
        int narrow = 0;
        foreach (int cid in widths.Cids(MaxCids))
        {
            if (collection.Text(cid) is [>= '\u4E00' and <= '\u9FFF'])
            {
                ideographs++;
                narrow += widths.Width(cid) is > 0 and < MinIdeograph * 1000 ? 1 : 0;
            }
        }

        return !(narrow >= 2 && narrow * 5 >= ideographs) && !(program is TrueTypeProgram trueType && HasWideHalfWidths(ordering, trueType));
    }

    private static bool HasWideHalfWidths(string ordering, TrueTypeProgram program)
    {
        (int first, int last) = ordering switch
        {
            "GB1" => (814, 907),
            "CNS1" => (13648, 13741),
            "Japan1" => (231, 324),
            _ => (8094, 8189),
        };
        int known = 0;
        int wide = 0;
        for (int cid = first; cid <= last && cid < program.OwnAdvances; cid++)
        {
            if (program.Advance(cid) is > 0 and var advance)
            {
                known++;
                wide += advance > MaxHalfWidth ? 1 : 0;
            }
        }

        return known > 20 && wide * 2 > known;
    }
}

namespace Extractor.Pdf.Content.Marks;

/// <summary>Marks letters that have the colour of what lies below them, and those that something opaque covers later.</summary>
internal static class BackgroundMarker
{
    /// <summary>Channels that differ by no more cannot be told apart.</summary>
    private const int SameChannel = 6;

    /// <summary>Part of the letter's box, from its middle, that must be covered: boxes are taller than ink.</summary>
    private const double Core = 0.7;

    public static void Mark(PageCanvas canvas, AreaIndex index)
    {
        Span<DrawnLetter> letters = canvas.Letters;
        List<PaintedArea> areas = canvas.Areas;
        int lastOpaque = LastOpaqueOrder(areas);
        HashSet<int> colors = ColorsOf(areas);
        for (int i = 0; i < letters.Length; i++)
        {
            ref DrawnLetter letter = ref letters[i];
            TextStyle style = letter.Style;
            if (style.HasPlainColor && (style.Color.IsWhite || (colors.Count > 0 && MayMatch(colors, style.Color))) && IsSame(letter, i, index))
            {
                letter.Marks |= LetterMarks.SameAsBackground;
            }

            if (i < lastOpaque && index.IsCovered(Middle(letter.Box), 0, i + 1, 0))
            {
                letter.Marks |= LetterMarks.Covered;
            }
        }
    }

    private static bool IsSame(in DrawnLetter letter, int order, AreaIndex index)
    {
        PaintedArea? below = index.Below(letter.Box.CenterX, letter.Box.CenterY, int.MaxValue, order);
        if (below is not { } area)
        {
            return letter.Style.Color.IsWhite;
        }

        // On pictures and gradients nobody knows; on an odd shape only its bounds are known.
        return area.Kind == AreaKind.Rectangle && IsClose(area.Color, letter.Style.Color);
    }

    private static Box Middle(Box box) => box.Inflate(-box.Width * (1 - Core) / 2, -box.Height * (1 - Core) / 2);

    private static bool IsClose(PdfColor a, PdfColor b) =>
        Math.Abs(a.R - b.R) <= SameChannel && Math.Abs(a.G - b.G) <= SameChannel && Math.Abs(a.B - b.B) <= SameChannel;

    private static int LastOpaqueOrder(List<PaintedArea> areas)
    {
        int last = 0;
        foreach (PaintedArea area in areas)
        {
            if (area is { IsOpaque: true, Kind: AreaKind.Rectangle })
            {
                last = Math.Max(last, area.Order);
            }
        }

        return last;
    }

    private static HashSet<int> ColorsOf(List<PaintedArea> areas)
    {
        var colors = new HashSet<int>();
        foreach (PaintedArea area in areas)
        {
            if (area.Kind == AreaKind.Rectangle && colors.Count < 64)
            {
                colors.Add((area.Color.R << 16) | (area.Color.G << 8) | area.Color.B);
            }
        }

        return colors;
    }

    private static bool MayMatch(HashSet<int> colors, PdfColor color)
    {
        foreach (int c in colors)
        {
            if (IsClose(new PdfColor((byte)(c >> 16), (byte)(c >> 8), (byte)c), color))
            {
                return true;
            }
        }

        return false;
    }
}

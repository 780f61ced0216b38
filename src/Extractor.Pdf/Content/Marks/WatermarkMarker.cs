namespace Extractor.Pdf.Content.Marks;

/// <summary>Marks text laid over the page: slanted and light, large or across other text, or upright, light and across other text.</summary>
/// <remarks>What repeats on every page is the layout's to find; here only one page is known. Slanted table headers in plain ink stay text.</remarks>
internal static class WatermarkMarker
{
    /// <summary>Luminance from which text is light, for slanted and for upright text.</summary>
    private const double LightSlanted = 0.45;
    private const double LightUpright = 0.6;

    /// <summary>Size relative to the page's usual one from which slanted text is large.</summary>
    private const double Large = 2;

    /// <summary>Letters that must lie on others, in number and as a share of the run (tiles of a watermark mostly lie on blank paper).</summary>
    private const int MinCrossing = 2;
    private const double MinCrossingShare = 0.04;

    public static void Mark(PageCanvas canvas)
    {
        Span<DrawnLetter> letters = canvas.Letters;
        bool isNeeded = false;
        for (int i = 0; i < letters.Length && !isNeeded; i++)
        {
            isNeeded = IsSlanted(letters[i].Style) || letters[i].Style.Color.Luminance >= LightUpright;
        }

        if (!isNeeded)
        {
            return;
        }

        double usual = UsualSize(letters);
        LetterGrid? grid = null;
        for (int first = 0; first < letters.Length;)
        {
            int end = first + 1;
            while (end < letters.Length && ReferenceEquals(letters[end].Style, letters[first].Style))
            {
                end++;
            }

            if (IsWatermark(letters, first, end, usual, ref grid))
            {
                for (int i = first; i < end; i++)
                {
                    letters[i].Marks |= LetterMarks.Watermark;
                }
            }

            first = end;
        }
    }

    private static bool IsWatermark(Span<DrawnLetter> letters, int first, int end, double usual, ref LetterGrid? grid)
    {
        TextStyle style = letters[first].Style;
        double light = style.Color.Luminance;
        bool large = style.FontSize >= Large * usual;
        if (IsSlanted(style))
        {
            return light >= LightSlanted || large || CrossesOthers(letters, first, end, ref grid);
        }

        return light >= LightUpright && !style.Color.IsWhite && CrossesOthers(letters, first, end, ref grid);
    }

    private static bool IsSlanted(TextStyle style) => style.Direction == TextDirection.Other;

    /// <summary>True where letters of the run lie on top of other letters, which text that belongs to the page never does.</summary>
    private static bool CrossesOthers(Span<DrawnLetter> letters, int first, int end, ref LetterGrid? grid)
    {
        grid ??= new LetterGrid(letters);
        int crossing = 0, all = 0;
        for (int i = first; i < end; i++)
        {
            if (string.IsNullOrWhiteSpace(letters[i].Text))
            {
                continue;
            }

            all++;
            crossing += grid.Crosses(letters, i) ? 1 : 0;
        }

        return crossing >= MinCrossing && crossing >= MinCrossingShare * all;
    }

    /// <summary>Median size of the upright letters that are seen; 12 where there are none.</summary>
    private static double UsualSize(Span<DrawnLetter> letters)
    {
        // A histogram by half points is enough.
        var counts = new int[200];
        int total = 0;
        foreach (ref DrawnLetter letter in letters)
        {
            if (letter.Style.Direction != TextDirection.Other && (letter.Marks & LetterMarks.NotSeen) == 0)
            {
                counts[(int)Math.Clamp(letter.Style.FontSize * 2, 0, counts.Length - 1)]++;
                total++;
            }
        }

        int half = 0;
        for (int i = 0; i < counts.Length && total > 0; i++)
        {
            half += counts[i];
            if (half * 2 >= total)
            {
                return Math.Max(i / 2.0, 1);
            }
        }

        return 12;
    }
}

namespace Extractor.Pdf.Content.Marks;

/// <summary>Marks text laid over the page: slanted and light or large, or upright, light, large and across other text.</summary>
/// <remarks>What repeats on every page is the layout's to find; here only one page is known. Slanted table headers in plain ink stay text.</remarks>
internal static class WatermarkMarker
{
    /// <summary>Luminance from which text is light, for slanted and for upright text.</summary>
    private const double LightSlanted = 0.45;
    private const double LightUpright = 0.6;

    /// <summary>Sizes relative to the page's usual one.</summary>
    private const double LargeSlanted = 2;
    private const double LargeUpright = 2;

    private const double MinUprightSize = 24;

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
        for (int first = 0; first < letters.Length;)
        {
            int end = first + 1;
            while (end < letters.Length && ReferenceEquals(letters[end].Style, letters[first].Style))
            {
                end++;
            }

            if (IsWatermark(letters, first, end, usual))
            {
                for (int i = first; i < end; i++)
                {
                    letters[i].Marks |= LetterMarks.Watermark;
                }
            }

            first = end;
        }
    }

    private static bool IsWatermark(Span<DrawnLetter> letters, int first, int end, double usual)
    {
        TextStyle style = letters[first].Style;
        double light = style.Color.Luminance;
        if (IsSlanted(style))
        {
            return light >= LightSlanted || style.FontSize >= LargeSlanted * usual;
        }

        return light >= LightUpright && !style.Color.IsWhite && style.FontSize >= Math.Max(MinUprightSize, LargeUpright * usual)
            && CrossesOthers(letters, first, end, usual);
    }

    private static bool IsSlanted(TextStyle style) => style.Direction == TextDirection.Other;

    /// <summary>True where letters of usual size stand within the box of the run.</summary>
    private static bool CrossesOthers(Span<DrawnLetter> letters, int first, int end, double usual)
    {
        Box box = letters[first].Box;
        for (int i = first + 1; i < end; i++)
        {
            box = box.Union(letters[i].Box);
        }

        int inside = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            if ((i < first || i >= end) && letters[i].Style.FontSize <= 1.5 * usual && box.Contains(letters[i].Box.CenterX, letters[i].Box.CenterY)
                && !string.IsNullOrWhiteSpace(letters[i].Text) && ++inside >= 2)
            {
                return true;
            }
        }

        return false;
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

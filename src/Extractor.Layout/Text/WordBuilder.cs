using System.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>Cuts a band of letters into words and says which words have a blank between them.</summary>
internal static class WordBuilder
{
    /// <summary>Gap between Latin letters that is a blank, in type sizes (the blank of most fonts is 0.25 to 0.33).</summary>
    private const double LatinGap = 0.2;

    /// <summary>Gap beside an ideograph that ends a word; justified and stretched text stays below it.</summary>
    private const double CjkGap = 0.6;

    /// <summary>Gap beside an ideograph that is a blank: as wide as a letter.</summary>
    private const double CjkBlank = 0.9;

    public static List<Word> Build(ReadOnlySpan<LineItem> band)
    {
        var words = new List<Word>();
        double stretch = Stretch(band);
        var letters = new List<Letter>();
        LineItem last = default;
        double blankFrom = 0;
        bool blank = false;
        foreach (LineItem item in band)
        {
            if (item.IsBlank)
            {
                blankFrom = blank ? Math.Min(blankFrom, item.Start) : item.Start;
                blank = true;
                continue;
            }

            if (letters.Count > 0 && IsBreak(last, item, blank, stretch))
            {
                words.Add(MakeWord(letters));
                letters = [];
            }

            letters.Add(item.Letter);
            last = item;
            blank = false;
        }

        if (letters.Count > 0)
        {
            words.Add(MakeWord(letters));
        }

        return words;
    }

    /// <summary>Words joined by the CJK rules: a blank between Latin words, or where the gap is as wide as a letter.</summary>
    public static string JoinText(IReadOnlyList<Word> words, TextDirection direction)
    {
        if (words.Count == 1)
        {
            return words[0].Text;
        }

        var text = new StringBuilder(words[0].Text);
        for (int i = 1; i < words.Count; i++)
        {
            Word left = words[i - 1];
            Word right = words[i];
            if (IsLatin(left.Letters[^1]) && IsLatin(right.Letters[0])
                || Gap(left, right, direction) >= CjkBlank * Math.Min(left.Letters[^1].FontSize, right.Letters[0].FontSize))
            {
                text.Append(' ');
            }

            text.Append(right.Text);
        }

        return text.ToString();
    }

    private static double Gap(Word left, Word right, TextDirection direction) =>
        direction == TextDirection.Other ? 0 : LineFrame.Extent(right.Box, direction).Start - LineFrame.Extent(left.Box, direction).End;

    private static bool IsBreak(LineItem left, LineItem right, bool blank, double stretch)
    {
        double gap = right.Start - left.End;
        double size = Math.Min(left.Size, right.Size);
        if (IsLatin(left.Letter) && IsLatin(right.Letter))
        {
            // A drawn blank that takes no room is not seen; one drawn narrower than usual still is.
            return blank && stretch < LatinGap * size ? gap > 0.08 * size : gap > (LatinGap * size) + stretch;
        }

        return gap > (blank ? 0.2 : CjkGap) * size || gap < -2 * size;
    }

    /// <summary>Letter spacing of the band: the median gap between Latin letters without a blank between them, at most half a type size.</summary>
    private static double Stretch(ReadOnlySpan<LineItem> band)
    {
        List<double>? gaps = null;
        double size = 0;
        for (int i = 1; i < band.Length; i++)
        {
            if (!band[i].IsBlank && !band[i - 1].IsBlank && IsLatin(band[i].Letter) && IsLatin(band[i - 1].Letter))
            {
                double gap = band[i].Start - band[i - 1].End;
                if (gap < band[i].Size)
                {
                    (gaps ??= []).Add(gap);
                    size = Math.Max(size, band[i].Size);
                }
            }
        }

        if (gaps is null || gaps.Count < 4)
        {
            return 0;
        }

        gaps.Sort();
        return Math.Clamp(gaps[gaps.Count / 2], 0, 0.5 * size);
    }

    private static Word MakeWord(List<Letter> letters)
    {
        if (letters.Count == 1)
        {
            return new Word(TextJoiner.Normalize(letters[0].Text), letters[0].Box, letters);
        }

        var text = new StringBuilder(letters.Count);
        Box box = letters[0].Box;
        foreach (Letter letter in letters)
        {
            text.Append(letter.Text);
            box = box.Union(letter.Box);
        }

        return new Word(TextJoiner.Normalize(text.ToString()), box, letters);
    }

    private static bool IsLatin(Letter letter)
    {
        string text = letter.Text;
        return text.Length > 0 && text[0] < 0x2E80 && !CharKind.IsCjk(text[0]) && !CharKind.IsShared(text[0]);
    }
}

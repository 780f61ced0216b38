using System.Buffers;
using System.Runtime.InteropServices;
using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>
/// Letters of a page (or of any part of it, such as a cell) → words and lines. Letters may come in any order; only their places
/// count. Pure and linear but for sorting.
/// </summary>
/// <remarks>
/// 1. Letters are turned into the frame of their direction (u along the text, v across it) and sorted by baseline.
/// 2. Baselines closer than a fifth of the type size make one band; raised or lowered letters (superscripts, mixed sizes) join
///    the band that they touch sideways.
/// 3. Letters of a band are ordered along u; where runs overlap (text that flows over a neighbour) each run stays together.
/// 4. Gaps and drawn blanks cut the band into words: between Latin letters a quarter of the type size is a blank, between
///    ideographs only a gap as wide as a letter is one.
/// </remarks>
public static class LineBuilder
{
    /// <summary>Lines of a page, top to bottom (turned text after upright text).</summary>
    /// <param name="page">The page.</param>
    /// <param name="allText">Also use text that a reader does not see (but no doubles of fake bold).</param>
    public static IReadOnlyList<TextLine> Build(Page page, bool allText = false) => Build(Visible(page, allText));

    /// <summary>The letters of a page that count as its text.</summary>
    public static List<Letter> Visible(Page page, bool allText = false)
    {
        var letters = new List<Letter>(page.Letters.Count);
        foreach (Letter letter in page.Letters)
        {
            if (allText ? (letter.Marks & LetterMarks.Duplicate) == 0 : letter.IsVisible)
            {
                letters.Add(letter);
            }
        }

        return letters;
    }

    /// <summary>Lines of the given letters; every letter that is no blank is in exactly one word.</summary>
    public static IReadOnlyList<TextLine> Build(IReadOnlyList<Letter> letters)
    {
        var lines = new List<TextLine>();
        if (letters.Count == 0)
        {
            return lines;
        }

        TextDirection first = letters[0].Direction;
        bool oneFrame = first != TextDirection.Other;
        for (int i = 1; oneFrame && i < letters.Count; i++)
        {
            oneFrame = letters[i].Direction == first;
        }

        if (oneFrame)
        {
            AddLines(lines, letters, new LineFrame(first, 0));
            return lines;
        }

        var frames = new SortedDictionary<(int Direction, int Angle), List<Letter>>();
        foreach (Letter letter in letters)
        {
            var key = ((int)letter.Direction, letter.Direction == TextDirection.Other ? (int)Math.Round(letter.Angle) % 360 : 0);
            if (!frames.TryGetValue(key, out List<Letter>? group))
            {
                frames.Add(key, group = []);
            }

            group.Add(letter);
        }

        foreach (((int direction, int angle), List<Letter> group) in frames)
        {
            AddLines(lines, group, new LineFrame((TextDirection)direction, angle));
        }

        return lines;
    }

    private static void AddLines(List<TextLine> lines, IReadOnlyList<Letter> letters, LineFrame frame)
    {
        LineItem[] rented = ArrayPool<LineItem>.Shared.Rent(letters.Count);
        try
        {
            Span<LineItem> items = rented.AsSpan(0, letters.Count);
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = frame.Place(letters[i]);
            }

            if (IsPlainLine(items))
            {
                AddLine(lines, items, frame.Direction);
                return;
            }

            foreach (List<LineItem> band in BandFinder.Find(items))
            {
                AddLine(lines, CollectionsMarshal.AsSpan(band), frame.Direction);
            }
        }
        finally
        {
            ArrayPool<LineItem>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>Most cells: letters on one baseline, drawn in their order, none over another. They are a band as they stand.</summary>
    private static bool IsPlainLine(ReadOnlySpan<LineItem> items)
    {
        bool ink = !items[0].IsBlank;
        for (int i = 1; i < items.Length; i++)
        {
            if (items[i].Baseline != items[0].Baseline || items[i].Start <= items[i - 1].Start)
            {
                return false;
            }

            ink |= !items[i].IsBlank;
        }

        return ink && !RunOrder.Interleaves(items);
    }

    private static void AddLine(List<TextLine> lines, ReadOnlySpan<LineItem> band, TextDirection direction)
    {
        List<Word> words = WordBuilder.Build(band);
        if (words.Count > 0)
        {
            lines.Add(FromWords(words, direction));
        }
    }

    /// <summary>A line of some words that stand in order on one baseline, such as the part of a line in one column.</summary>
    public static TextLine FromWords(IReadOnlyList<Word> words, TextDirection direction)
    {
        Box box = words[0].Box;
        for (int i = 1; i < words.Count; i++)
        {
            box = box.Union(words[i].Box);
        }

        return new TextLine(WordBuilder.JoinText(words, direction), box, direction, words);
    }
}

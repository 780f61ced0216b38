namespace Extractor.Layout.Tables;

/// <summary>The segments of one cell's letters.</summary>
internal static class CellSegments
{
    public static List<TextSegment> Of(PageView view, List<int> letters) => [.. Lines(view, letters).SelectMany(l => l.Segments)];

    /// <summary>Whether a cell's letters, as drawn, plainly are one line without a gap: one segment, found without looking further.</summary>
    public static bool IsPlain(PageView view, List<int> letters)
    {
        ref readonly ViewLetter last = ref view.Letters[letters[0]];
        if (!last.IsUpright || last.Source.IsWhiteSpace)
        {
            return false;
        }

        for (int i = 1; i < letters.Count; i++)
        {
            ref readonly ViewLetter next = ref view.Letters[letters[i]];
            if (!next.IsUpright || next.Source.IsWhiteSpace || next.CenterY != last.CenterY || next.Left < last.Left
                || next.Left - last.Right > SegmentBuilder.Gap * next.Size)
            {
                return false;
            }

            last = ref next;
        }

        return true;
    }

    public static List<SegmentLine> Lines(PageView view, List<int> letters)
    {
        var owner = new int[letters.Count];
        var own = new ViewLetter[letters.Count];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = view.Letters[letters[i]];
        }

        List<SegmentLine> lines = SegmentBuilder.Build(own, owner);
        foreach (SegmentLine line in lines)
        {
            foreach (TextSegment segment in line.Segments)
            {
                for (int k = 0; k < segment.Letters.Count; k++)
                {
                    segment.Letters[k] = letters[segment.Letters[k]];
                }
            }
        }

        AddBlanks(lines, own, letters);

        return lines;
    }

    /// <summary>Drawn blanks go with the segment they stand in, so that words stay apart.</summary>
    private static void AddBlanks(List<SegmentLine> lines, ViewLetter[] own, List<int> letters)
    {
        for (int i = 0; i < own.Length; i++)
        {
            if (!own[i].Source.IsWhiteSpace)
            {
                continue;
            }

            TextSegment? home = null;
            foreach (SegmentLine line in lines)
            {
                if (Math.Abs(line.Y - own[i].CenterY) < 0.5 * line.Size)
                {
                    home ??= line.Segments.Find(s => own[i].CenterX >= s.Left && own[i].CenterX <= s.Right);
                }
            }

            home?.Letters.Add(letters[i]);
        }
    }
}

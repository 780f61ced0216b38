namespace Extractor.Layout.Tables;

/// <summary>Brings columns found in the body together with a line of column numbers (※ ※ 1 2 3), each of which stands in the middle of its column.</summary>
internal static class NumberedColumns
{
    public static List<TextColumn> Find(SegmentLine marks, List<TextColumn> body)
    {
        var columns = new List<TextColumn>(body);
        var claimed = new bool[columns.Count];
        var rest = new List<TextSegment>();
        foreach (TextSegment mark in marks.Segments)
        {
            int over = columns.FindIndex(c => c.Left < mark.Right && c.Right > mark.Left);
            if (over >= 0)
            {
                claimed[over] = true;
            }
            else
            {
                rest.Add(mark);
            }
        }

        var added = new List<TextColumn>();
        foreach (TextSegment mark in rest)
        {
            int after = Free(columns, claimed, marks, mark, right: true);
            int before = Free(columns, claimed, marks, mark, right: false);
            if (after >= 0 && columns[after].Figures >= 0.5)
            {
                // Figures stand at the right of their cell.
                claimed[after] = true;
                columns[after] = columns[after] with { Left = mark.Left };
            }
            else if (before >= 0 && columns[before].Figures < 0.5)
            {
                // Labels stand at the left of theirs.
                claimed[before] = true;
                columns[before] = columns[before] with { Right = mark.Right };
            }
            else
            {
                added.Add(new TextColumn(mark.Left, mark.Right, 0));
            }
        }

        columns.AddRange(added);
        columns.Sort((a, b) => a.Left.CompareTo(b.Left));
        return columns;
    }

    /// <summary>The nearest column beside a mark that no mark has claimed, with no other mark between.</summary>
    private static int Free(List<TextColumn> columns, bool[] claimed, SegmentLine marks, TextSegment mark, bool right)
    {
        int c = right ? columns.FindIndex(k => k.Left >= mark.Right) : columns.FindLastIndex(k => k.Right <= mark.Left);
        if (c < 0 || claimed[c])
        {
            return -1;
        }

        double from = right ? mark.Right : columns[c].Right;
        double to = right ? columns[c].Left : mark.Left;
        return marks.Segments.Exists(m => m != mark && m.CenterX > from && m.CenterX < to) ? -1 : c;
    }
}

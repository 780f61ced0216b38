namespace Extractor.Layout.Tables;

/// <summary>A label of a header that no rules frame: one or more lines of text, and the columns it stands over.</summary>
internal sealed class HeaderLabel
{
    public List<TextSegment> Segments { get; } = [];

    public double Left { get; private set; } = double.MaxValue;

    public double Right { get; private set; } = double.MinValue;

    public double First { get; private set; } = double.MaxValue;

    public double Last { get; private set; } = double.MinValue;

    public double Size { get; private set; }

    public double Y => (First + Last) / 2;

    public double CenterX => (Left + Right) / 2;

    /// <summary>First and last column.</summary>
    public int From { get; set; } = -1;

    public int To { get; set; } = -1;

    /// <summary>Ends of a rule drawn right below the label over just its columns.</summary>
    public (double Start, double End)? Underline { get; set; }

    /// <summary>Width of the last line.</summary>
    public double LastWidth { get; set; }

    public void Add(TextSegment segment)
    {
        Segments.Add(segment);
        Left = Math.Min(Left, segment.Left);
        Right = Math.Max(Right, segment.Right);
        First = Math.Min(First, segment.Y);
        Last = Math.Max(Last, segment.Y);
        Size = Math.Max(Size, segment.Size);
    }
}

/// <summary>Groups the segments of header lines to labels.</summary>
internal static class HeaderLabels
{
    /// <summary>Letter-spaced labels (合 计) have gaps up to this many type sizes inside.</summary>
    private const double WordGap = 1.15;

    /// <summary>Blanks between the Latin words of a label are up to this wide.</summary>
    private const double LatinGap = 0.7;

    /// <summary>Lines of one label stand closer than this, in type sizes.</summary>
    private const double Leading = 1.5;

    /// <summary>Wider set lines still are one label where the upper one is the longer: it was wrapped.</summary>
    private const double WrapLeading = 1.78;

    /// <summary>Lines wide apart that stand as far apart as this part of the rows' distance are rows.</summary>
    private const double RowPitch = 0.95;

    /// <param name="lines">Lines of the header.</param>
    /// <param name="columns">Columns of the body.</param>
    /// <param name="rules">Rules inside the header.</param>
    /// <param name="pitch">Distance of the body's rows: lines that far apart are rows of the header.</param>
    public static List<HeaderLabel> Build(List<SegmentLine> lines, List<TextColumn> columns, List<RuleSegment> rules, double pitch)
    {
        var labels = new List<HeaderLabel>();
        foreach (SegmentLine line in lines)
        {
            foreach (List<TextSegment> word in Words(line, columns))
            {
                HeaderLabel? label = labels.FindLast(l => Continues(l, word, rules, pitch));
                if (label is null)
                {
                    labels.Add(label = new HeaderLabel());
                }

                word.ForEach(label.Add);
                label.LastWidth = word[^1].Right - word[0].Left;
            }
        }

        return labels;
    }

    private static List<List<TextSegment>> Words(SegmentLine line, List<TextColumn> columns)
    {
        var words = new List<List<TextSegment>>();
        TextSegment? last = null;
        foreach (TextSegment s in line.Segments)
        {
            double gap = last is null ? double.MaxValue : s.Left - last.Right;
            bool joined = last is not null && !Parted(columns, last, s)
                && ((gap <= WordGap * s.Size && (last.Text.Length == 1 || s.Text.Length == 1)) || (gap <= LatinGap * s.Size && IsLatin(last.Text[^1]) && IsLatin(s.Text[0])));
            if (joined)
            {
                words[^1].Add(s);
            }
            else
            {
                words.Add([s]);
            }

            last = s;
        }

        return words;
    }

    private static bool IsLatin(char c) => c < 0x250 && !char.IsDigit(c);

    /// <summary>Whether two segments stand in the middle of different columns.</summary>
    private static bool Parted(List<TextColumn> columns, TextSegment a, TextSegment b)
    {
        foreach (TextColumn column in columns)
        {
            if (a.CenterX >= column.Left && a.CenterX <= column.Right && b.CenterX > column.Right + 2)
            {
                return columns.Exists(c => b.CenterX >= c.Left && b.CenterX <= c.Right);
            }
        }

        return false;
    }

    private static bool Continues(HeaderLabel label, List<TextSegment> word, List<RuleSegment> rules, double pitch)
    {
        double left = word[0].Left;
        double right = word[^1].Right;
        double y = word[0].Y;
        double overlap = Math.Min(right, label.Right) - Math.Max(left, label.Left);
        double step = y - label.Last;
        bool wraps = step < RowPitch * pitch && label.LastWidth >= right - left - (1.15 * label.Size) && label.LastWidth > 2.5 * label.Size
            && Math.Abs(label.CenterX - ((left + right) / 2)) < 0.7 * label.Size;
        return step > 0.4 * label.Size && step <= (wraps ? WrapLeading : Leading) * label.Size && overlap >= 0.6 * Math.Min(right - left, label.Right - label.Left)
            && !rules.Exists(r => r.Position > label.Last && r.Position < y && r.Start <= (left + right) / 2 && r.End >= (left + right) / 2);
    }
}

namespace Extractor.Layout.Text;

/// <summary>Decides whether a line goes on with the paragraph before it, from indentation, line lengths and leading.</summary>
internal sealed class ParagraphJoiner(TextFrames frames)
{
    public bool Continues(LineGroup group, PageLine next, bool overTable)
    {
        PageLine prev = group.Last;
        PageLine first = group.First;
        double em = prev.Size;
        if (prev.IsTurned != next.IsTurned || (prev.IsTurned && prev.Direction != next.Direction) || Math.Abs(prev.Size - next.Size) > 0.12 * em || ContentsFinder.HasLeader(prev.Text))
        {
            return false;
        }

        bool samePlace = prev.Page == next.Page && prev.Region == next.Region;
        double step = next.Box.CenterY - prev.Box.CenterY;
        bool title = IsDistinct(prev) && prev.Text.Length <= 60 && (frames.IsCentered(prev) || Fills(prev)) && IsDistinct(next) && next.Text.Length <= 45 && frames.IsCentered(next) && prev.IsBold == next.IsBold && HeadingNumber.Read(next.Text) is null;
        if (samePlace && (step < 0.3 * em || step > Math.Max(1.45 * frames.Leading * Math.Max(1, em / frames.BodySize), 1.9 * em)))
        {
            return false;
        }

        if (title)
        {
            // A centred heading over two lines; on another page, or across a table, it is another one.
            return samePlace && !overTable && !EndsSentence(prev.Text);
        }

        if (prev.IsTurned)
        {
            return samePlace && !EndsSentence(prev.Text) && Math.Abs(prev.Box.Left - next.Box.Left) + Math.Abs(prev.Box.Top - next.Box.Top) < 40 * em;
        }

        // Left edges are compared within the columns they stand in.
        double indent = next.Box.Left - frames[next].Left;
        double firstIndent = first.Box.Left - frames[first].Left;
        bool numbered = HeadingNumber.Read(next.Text) is not null;
        TextFrame frame = frames[prev];
        double slack = frame.Right - prev.Box.Right;
        if (slack > next.FirstUnit + (Leeway(prev, next) * em))
        {
            // Ragged lines: where first lines are indented, a line that is not, after no end of a sentence, goes on.
            return samePlace && !overTable && !numbered && !EndsSentence(prev.Text) && prev.IsBold == next.IsBold && frames.IsMeasured(prev)
                && firstIndent > 1.2 * em && firstIndent < 3 * em && Math.Abs(indent) < 0.5 * em && slack < 0.3 * (frame.Right - frame.Left);
        }

        if ((overTable || next.Page > prev.Page + 1 || !frames.IsMeasured(prev)) && (EndsSentence(prev.Text) || !samePlace))
        {
            return false;
        }

        double tolerance = 0.7 * em;
        if (indent < firstIndent - tolerance)
        {
            return true;
        }

        if (indent > firstIndent + tolerance)
        {
            // Hanging: the first line sticks out, the others agree among themselves.
            bool hanging = firstIndent < tolerance && (group.Lines.Count == 1
                ? !EndsSentence(prev.Text) || StartsWithMark(first.Text)
                : Math.Abs(indent - (prev.Box.Left - frames[prev].Left)) < tolerance);
            return hanging && !numbered;
        }

        if (group.Lines.Count > 1)
        {
            double restIndent = prev.Box.Left - frames[prev].Left;
            if (Math.Abs(restIndent - firstIndent) > tolerance)
            {
                return false;
            }
        }
        else if (firstIndent > 1.2 * em && (EndsSentence(prev.Text) || numbered || firstIndent < 3 * em))
        {
            return false;
        }

        return !numbered && !(EndsSentence(prev.Text) && slack > 0.8 * em);
    }

    /// <summary>
    /// Room beyond the first unit that a full line may leave, in ems. Before a number or a Latin word it is more: office programs set a
    /// quarter of an em between them and ideographs, and many keep a number together with its unit (0.94万).
    /// </summary>
    private static double Leeway(PageLine prev, PageLine next) =>
        !EndsSentence(prev.Text) && next.Text.Length > 0 && char.IsAsciiLetterOrDigit(next.Text[0]) ? 1.4 : 0.4;

    private bool IsDistinct(PageLine line) => line.Size > 1.1 * frames.BodySize || (line.IsBold && !frames.BodyBold);

    /// <summary>Reaches from edge to edge, within the room that centring leaves.</summary>
    private bool Fills(PageLine line)
    {
        TextFrame frame = frames[line];
        return line.Box.Left - frame.Left < 3 * line.Size && frame.Right - line.Box.Right < 3 * line.Size;
    }

    private static bool StartsWithMark(string text) => HeadingNumber.Read(text) is not null || text[0] is '•' or '·' or '-' or '–' or '—' or '●' or '■' or '◆' or '▪' or '\uF06C' or '\uF0B7';

    /// <summary>True where a text ends as a sentence or list item does.</summary>
    public static bool EndsSentence(string text)
    {
        int i = text.Length - 1;
        while (i > 0 && (CharKind.IsBlank(text[i]) || text[i] is '”' or '’' or '"' or '）' or ')' or '》'))
        {
            i--;
        }

        return i >= 0 && text[i] is '。' or '；' or '：' or '！' or '？' or '.' or ';' or ':' or '!' or '?';
    }
}

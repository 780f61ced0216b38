using System.Text.RegularExpressions;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Finds stretches of lines that may be tables: between rules of one width, and where lines fall into parts.</summary>
internal static class ZoneFinder
{
    /// <summary>Rules whose ends agree this well belong to one table, in points.</summary>
    private const double SameEnds = 6;

    /// <summary>Line pitch, in type sizes, that ends an unruled table.</summary>
    private const double MaxPitch = 3.2;

    /// <summary>Steps over one blank row, in steps of the rows around it.</summary>
    private const double BlankRow = 2.3;

    /// <summary>Width of the narrowest table between rules, in points, and the rules that such a narrow one must have.</summary>
    private const double MinWidth = 100;

    private const int MinRows = 5;

    /// <summary>How far a header may stand off the place that the rows have above their rules, in points.</summary>
    private const double OffRow = 1.5;

    /// <summary>Highest row of a form, in points.</summary>
    private const double MaxRow = 200;

    /// <summary>Indent, in type sizes, that no prose has.</summary>
    private const double CellIndent = 3.5;

    /// <param name="lines">Lines outside tables, by height.</param>
    /// <param name="rules">Horizontal rules outside tables, by height.</param>
    /// <param name="width">Width of the view.</param>
    public static List<StreamZone> Find(List<SegmentLine> lines, List<RuleSegment> rules, double width)
    {
        var zones = new List<StreamZone>();
        var used = new bool[lines.Count];
        List<List<RuleSegment>> frames = Frames(lines, rules, width);
        foreach (List<RuleSegment> frame in CutForms(lines, rules, width, frames))
        {
            AddRuled(zones, lines, used, rules, frame);
        }

        foreach (List<RuleSegment> frame in frames)
        {
            AddRuled(zones, lines, used, rules, frame);
        }

        AddUnruled(zones, lines, used);
        return zones;
    }

    /// <summary>Sequences of long rules with the same ends and nothing but table lines between them.</summary>
    private static List<List<RuleSegment>> Frames(List<SegmentLine> lines, List<RuleSegment> rules, double width)
    {
        var frames = new List<List<RuleSegment>>();
        foreach (RuleSegment rule in rules)
        {
            if (rule.Length < Math.Min(0.25 * width, MinWidth))
            {
                continue;
            }

            List<RuleSegment>? frame = frames.FindLast(f => Math.Abs(f[0].Start - rule.Start) <= SameEnds && Math.Abs(f[0].End - rule.End) <= SameEnds);
            if (frame is not null && IsTabular(lines, frame[^1].Position, rule))
            {
                frame.Add(rule);
            }
            else
            {
                frames.Add([rule]);
            }
        }

        // Short rules may underline anything, but not row by row.
        frames.RemoveAll(f => f.Count < (f[0].Length < 0.25 * width ? MinRows : 2));
        return frames;
    }

    /// <summary>
    /// Forms cut by the page break: rules of at least three heights stop short of one common edge, and no full rule closes the
    /// form above or below. They are one piece, not a table for each length of rule.
    /// </summary>
    private static List<List<RuleSegment>> CutForms(List<SegmentLine> lines, List<RuleSegment> rules, double width, List<List<RuleSegment>> frames)
    {
        // Few ends are common to all rules of a page: the widest rule of each.
        var wide = new List<RuleSegment>();
        foreach (RuleSegment rule in rules)
        {
            int at = wide.FindIndex(r => Math.Abs(r.End - rule.End) <= SameEnds);
            if (at < 0)
            {
                wide.Add(rule);
            }
            else if (rule.Length > wide[at].Length)
            {
                wide[at] = rule;
            }
        }

        var forms = new List<List<RuleSegment>>();
        var chain = new List<RuleSegment>();
        foreach (RuleSegment rule in rules)
        {
            if (rule.Length < 0.25 * width)
            {
                continue;
            }

            if (chain.Count > 0 && !(Math.Abs(chain[^1].End - rule.End) <= SameEnds
                && IsTabular(lines, chain[^1].Position, Widest(rule) with { Position = rule.Position })))
            {
                Close();
            }

            chain.Add(rule);
        }

        Close();
        return forms;

        RuleSegment Widest(RuleSegment rule) => wide.Where(r => Math.Abs(r.End - rule.End) <= SameEnds).Append(rule).MaxBy(r => r.Length);

        void Close()
        {
            if (chain.Count > 0)
            {
                RuleSegment widest = Widest(chain[0]);
                bool whole = frames.Exists(f => f[0].Position <= chain[0].Position && f[^1].Position >= chain[^1].Position);
                if (!whole && chain.Count(r => r.Length < 0.95 * widest.Length) >= 3)
                {
                    forms.Add([widest with { Position = chain[0].Position }, widest with { Position = chain[^1].Position }]);
                }
            }

            chain = [];
        }
    }

    /// <summary>Whether the lines between two rules can be rows: no caption, no prose over the whole width.</summary>
    private static bool IsTabular(List<SegmentLine> lines, double top, RuleSegment bottom)
    {
        int parted = 0;
        int count = 0;
        foreach (SegmentLine line in lines)
        {
            if (line.Y <= top || line.Y >= bottom.Position || line.Right < bottom.Start || line.Left > bottom.End)
            {
                continue;
            }

            count++;
            if ((IsCaption(line) && !IsCellEnd(line, bottom)) || line.Left < bottom.Start - 12 || line.Right > bottom.End + 12)
            {
                return false;
            }

            // Text that begins well behind the first column stands in a cell.
            parted += line.WideParts > 1 || line.Left - bottom.Start > CellIndent * line.Size ? 1 : 0;
        }

        return count == 0 ? bottom.Position - top < 40 : parted > 0 || count <= 3;
    }

    /// <summary>The last line of a paragraph inside a cell: it begins well behind the first column, where prose would begin.</summary>
    private static bool IsCellEnd(SegmentLine line, RuleSegment rule) =>
        line.Text.EndsWith('。') && line.Left - rule.Start > CellIndent * line.Size;

    private static void AddRuled(List<StreamZone> zones, List<SegmentLine> lines, bool[] used, List<RuleSegment> rules, List<RuleSegment> frame)
    {
        double left = frame[0].Start - 3;
        double right = frame[0].End + 3;
        double top = Reach(lines, rules, frame, -1);
        double bottom = Reach(lines, rules, frame, 1);
        var inside = new List<int>();
        for (int i = 0; i < lines.Count; i++)
        {
            if (!used[i] && lines[i].Y > top && lines[i].Y < bottom && lines[i].Right > left && lines[i].Left < right)
            {
                inside.Add(i);
            }
        }

        AddHead(lines, used, inside, frame);
        Extend(lines, used, inside, frame);
        if (inside.Count < 2)
        {
            return;
        }

        double end = Math.Max(bottom, lines[inside[^1]].Y);
        var zone = new StreamZone([], []);
        foreach (int i in inside)
        {
            used[i] = true;
            zone.Lines.Add(lines[i]);
        }

        foreach (RuleSegment rule in rules)
        {
            if (rule.Position >= top - 1 && rule.Position <= end + 1 && rule.Start >= left - 6 && rule.End <= right + 6)
            {
                zone.Rules.Add(rule);
            }
        }

        CutForm.Close(zone, lines, used, frame[0].Start, frame[0].End);
        zones.Add(zone);
    }

    /// <summary>
    /// How far a table reaches beyond its first or last whole rule: over shorter rules that end where it ends, because a cell beside
    /// them goes on over the page.
    /// </summary>
    private static double Reach(List<SegmentLine> lines, List<RuleSegment> rules, List<RuleSegment> frame, int step)
    {
        RuleSegment whole = frame[0];
        double reach = step < 0 ? whole.Position : frame[^1].Position;
        int i = rules.FindIndex(r => r.Position >= reach - 0.1);
        for (i += step; i >= 0 && i < rules.Count; i += step)
        {
            RuleSegment rule = rules[i];
            double distance = step * (rule.Position - reach);
            if (distance <= RuledGrid.LineDistance)
            {
                continue;
            }

            bool same = rule.Start > whole.Start + SameEnds && Math.Abs(rule.End - whole.End) <= SameEnds && rule.Length >= 0.25 * whole.Length;
            if (!same || distance > MaxRow || !IsTabular(lines, Math.Min(reach, rule.Position), whole with { Position = Math.Max(reach, rule.Position) }))
            {
                break;
            }

            reach = rule.Position;
        }

        return reach;
    }

    /// <summary>
    /// A table that goes on over the page has no rule at its foot: where what stands above the last rule is only a header, the
    /// lines right below it that fall into parts belong to it.
    /// </summary>
    private static void Extend(List<SegmentLine> lines, bool[] used, List<int> inside, List<RuleSegment> frame)
    {
        foreach (int i in inside)
        {
            if (lines[i].Segments.Exists(s => FigureText.IsAmount(s.Text)))
            {
                AddCutRow(lines, used, inside, frame);
                return;
            }
        }

        double last = frame[^1].Position;
        for (int i = 0; i < lines.Count; i++)
        {
            SegmentLine line = lines[i];
            if (used[i] || line.Y <= frame[^1].Position)
            {
                continue;
            }

            bool near = line.Y - last <= MaxPitch * line.Size;
            bool fits = line.Left >= frame[0].Start - 3 && line.Right <= frame[0].End + 3;
            if (!near || !fits || IsCaption(line) || (line.WideParts < 2 && line.Right - line.Left > 0.5 * frame[0].Length))
            {
                return;
            }

            inside.Add(i);
            last = line.Y;
        }
    }

    /// <summary>
    /// Rows that have a rule below them only: the first row stands above the first rule, as far from it as the others from theirs, and
    /// in their type.
    /// </summary>
    private static void AddHead(List<SegmentLine> lines, bool[] used, List<int> inside, List<RuleSegment> frame)
    {
        if (frame.Count < 3 || inside.Count == 0)
        {
            return;
        }

        var drops = new List<double>();
        for (int r = 1; r < frame.Count; r++)
        {
            int last = inside.FindLastIndex(i => lines[i].Y < frame[r].Position);
            if (last >= 0 && lines[inside[last]].Y > frame[r - 1].Position)
            {
                drops.Add(frame[r].Position - lines[inside[last]].Y);
            }
        }

        drops.Sort();
        int head = inside[0] - 1;
        double size = lines[inside[0]].Size;
        double below = frame[0].Position;
        if (head < 0 || drops.Count < 2 || Math.Abs(below - lines[head].Y - drops[drops.Count / 2]) > OffRow
            || (lines[head].WideParts < 2 && (lines[head].Segments.Exists(s => s.IsFigure) || lines[inside[0]].Segments.Exists(s => s.IsFigure))))
        {
            return;
        }

        while (head >= 0 && !used[head] && below - lines[head].Y <= 1.6 * size && Math.Abs(lines[head].Size - size) < 0.3
            && lines[head].Left >= frame[0].Start - 3 && lines[head].Right <= frame[0].End + 3 && !HasCaption(lines[head]))
        {
            inside.Insert(0, head);
            below = lines[head].Y;
            head--;
        }
    }

    /// <summary>Whether any part of a line is one of a caption: 编制部门：… 单位：万元.</summary>
    private static bool HasCaption(SegmentLine line) =>
        IsCaption(line) || line.Segments.Exists(s => CaptionPatterns.AmountUnit().IsMatch(s.Text) || CaptionPatterns.Period().IsMatch(s.Text)
            || CaptionPatterns.Preparer().IsMatch(s.Text) || CaptionPatterns.Number() is var number && number.Match(s.Text) is { Success: true } m && m.Groups["rest"].Length == 0);

    /// <summary>
    /// The page may end inside the last row of a table ruled row by row: amounts right below its last rule, and nothing behind them
    /// but the page's number, are that row.
    /// </summary>
    private static void AddCutRow(List<SegmentLine> lines, bool[] used, List<int> inside, List<RuleSegment> frame)
    {
        if (frame.Count < 4)
        {
            return;
        }

        var row = new List<int>();
        double last = frame[^1].Position;
        bool amounts = false;
        for (int i = 0; i < lines.Count; i++)
        {
            SegmentLine line = lines[i];
            if (line.Y <= frame[^1].Position || (line.WideParts == 1 && CaptionPatterns.PageNumber().IsMatch(line.Text)))
            {
                continue;
            }

            if (used[i] || line.Y - last > 2 * line.Size || IsCaption(line) || line.Left < frame[0].Start - 3 || line.Right > frame[0].End + 3)
            {
                return;
            }

            row.Add(i);
            last = line.Y;
            amounts |= line.WideParts > 1 && line.Segments.Exists(s => FigureText.IsAmount(s.Text));
        }

        if (amounts)
        {
            inside.AddRange(row);
        }
    }

    private static void AddUnruled(List<StreamZone> zones, List<SegmentLine> lines, bool[] used)
    {
        double textWidth = lines.Count == 0 ? 0 : lines.Max(l => l.Right) - lines.Min(l => l.Left);
        int i = 0;
        while (i < lines.Count)
        {
            if (used[i] || lines[i].WideParts < 2 || IsCaption(lines[i]))
            {
                i++;
                continue;
            }

            int start = i;
            while (start > 0 && IsHead(lines, used, start - 1, start, textWidth))
            {
                start--;
            }

            int end = i + 1;
            int last = end;
            int parted = 1;
            double pitch = double.MaxValue;
            while (end < lines.Count && !used[end] && !IsCaption(lines[end]) && IsNear(lines[end - 1], lines[end], pitch) && lines[end].Size <= 1.15 * lines[i].Size
                && (lines[end].WideParts > 1 || lines[end].Right - lines[end].Left < 0.55 * textWidth))
            {
                pitch = Math.Min(pitch, lines[end].Y - lines[end - 1].Y > 1.5 * lines[end].Size ? lines[end].Y - lines[end - 1].Y : double.MaxValue);
                if (lines[end].WideParts > 1)
                {
                    parted++;
                    last = end + 1;
                }
                else if (end - last < 1)
                {
                    last = end + 1;
                }

                end++;
            }

            bool captioned = start > 0 && IsCaption(lines[start - 1]) && IsNear(lines[start - 1], lines[start], double.MaxValue);
            if (parted >= 3 || (captioned && last - start >= 2))
            {
                zones.Add(new StreamZone(lines.GetRange(start, last - start), []) { IsCaptioned = captioned });
                for (int k = start; k < last; k++)
                {
                    used[k] = true;
                }
            }

            i = Math.Max(last, i + 1);
        }
    }

    /// <summary>Whether a line is near enough to be a row of the same table; over a blank row too, where the line falls into parts.</summary>
    private static bool IsNear(SegmentLine before, SegmentLine line, double pitch)
    {
        double step = line.Y - before.Y;
        return step <= MaxPitch * line.Size || (line.WideParts > 1 && step <= BlankRow * pitch);
    }

    /// <summary>A short line right above the first parted line may be the top of the header.</summary>
    private static bool IsHead(List<SegmentLine> lines, bool[] used, int i, int below, double textWidth) =>
        !used[i] && !IsCaption(lines[i]) && lines[below].Y - lines[i].Y <= 2.6 * lines[below].Size
        && lines[i].Size <= lines[below].Size * 1.15 && lines[i].Right - lines[i].Left < 0.35 * textWidth;

    /// <summary>Caption lines, notes and page numbers are no rows.</summary>
    internal static bool IsCaption(SegmentLine line)
    {
        string text = line.Text;
        Match number = CaptionPatterns.Number().Match(text);
        return CaptionPatterns.PageNumber().IsMatch(text) && line.Segments.Count == 1
            || (number.Success && number.Groups["rest"].Length == 0) || CaptionPatterns.Preparer().IsMatch(text)
            || (line.WideParts == 1 && (CaptionPatterns.Note().IsMatch(text) || CaptionPatterns.Period().IsMatch(text)
                || CaptionPatterns.AmountUnit().IsMatch(text) || (text.EndsWith('表') && text.Length > 5) || text.EndsWith('。')));
    }
}

namespace Extractor.Layout.Tables;

/// <summary>
/// A form ruled on one axis that the page cuts: its first or last rule stops short, because a cell beside it goes on over the page.
/// The lines beyond that rule belong to the form, and the end of the page closes it.
/// </summary>
internal static class CutForm
{
    /// <summary>Line pitch, in type sizes, that ends the form.</summary>
    private const double MaxPitch = 3.2;

    /// <summary>Most that a rule which closes the form may stop short of its width, in points.</summary>
    private const double Short = 8;

    /// <summary>Closes the form where the page cuts it.</summary>
    /// <param name="zone">The zone; lines and rules are added to it.</param>
    /// <param name="lines">All lines, by height.</param>
    /// <param name="used">Lines that are in a zone.</param>
    /// <param name="left">Left edge of the form.</param>
    /// <param name="right">Right edge of the form.</param>
    public static void Close(StreamZone zone, List<SegmentLine> lines, bool[] used, double left, double right)
    {
        if (zone.Rules.Count < 2)
        {
            return;
        }

        zone.Rules.Sort((a, b) => a.Position.CompareTo(b.Position));
        RuleSegment first = zone.Rules[0];
        RuleSegment last = zone.Rules[^1];
        if (!IsWhole(zone.Rules, last.Position, right - left))
        {
            double end = Take(zone, lines, used, left, right, lines.FindIndex(l => l.Y > last.Position), 1);
            zone.Rules.Add(new RuleSegment(true, double.IsNaN(end) ? last.Position : end, left, right, last.Thickness));
        }

        if (!IsWhole(zone.Rules, first.Position, right - left))
        {
            double end = Take(zone, lines, used, left, right, lines.FindLastIndex(l => l.Y < first.Position), -1);
            zone.Rules.Insert(0, new RuleSegment(true, double.IsNaN(end) ? first.Position : end, left, right, first.Thickness));
        }

        zone.Lines.Sort((a, b) => a.Y.CompareTo(b.Y));
    }

    /// <summary>Takes the lines up to the end of the page, or none where something else stands there.</summary>
    /// <returns>Height at which the form ends, NaN where no line was taken.</returns>
    private static double Take(StreamZone zone, List<SegmentLine> lines, bool[] used, double left, double right, int from, int step)
    {
        var taken = new List<int>();
        double y = step > 0 ? zone.Rules[^1].Position : zone.Rules[0].Position;
        for (int i = from; i >= 0 && i < lines.Count; i += step)
        {
            SegmentLine line = lines[i];
            bool near = Math.Abs(line.Y - y) <= MaxPitch * line.Size;
            if (!near)
            {
                // Page headers and footers stand apart.
                break;
            }

            if (used[i] || ZoneFinder.IsCaption(line) || line.Left < left - 3 || line.Right > right + 3)
            {
                return double.NaN;
            }

            taken.Add(i);
            y = line.Y;
        }

        foreach (int i in taken)
        {
            used[i] = true;
            zone.Lines.Add(lines[i]);
        }

        return taken.Count == 0 ? double.NaN : y + (step * 0.8 * lines[taken[^1]].Size);
    }

    private static bool IsWhole(List<RuleSegment> rules, double y, double width)
    {
        double length = 0;
        foreach (RuleSegment rule in rules)
        {
            length += Math.Abs(rule.Position - y) <= RuledGrid.LineDistance ? rule.Length : 0;
        }

        return length >= width - Short;
    }
}

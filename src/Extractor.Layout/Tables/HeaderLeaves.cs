namespace Extractor.Layout.Tables;

/// <summary>Tells the lowest labels of a header, which stand over one column each, from those over groups.</summary>
internal static class HeaderLeaves
{
    /// <summary>Part of a type size by which a label may stand higher than the header's middle and still fill its whole height.</summary>
    private const double OffMiddle = 0.35;

    /// <param name="labels">All labels.</param>
    /// <param name="sure">Whether each leaf is one for certain; one that may as well head a group is not.</param>
    /// <returns>Leaves, left to right.</returns>
    public static List<HeaderLabel> Find(List<HeaderLabel> labels, out List<bool> sure)
    {
        double top = labels.Min(l => l.First);
        double bottom = labels.Max(l => l.Last);
        var leaves = new List<HeaderLabel>();
        foreach (HeaderLabel label in labels)
        {
            if (label.Underline is null && !labels.Exists(l => IsBelow(l, label)))
            {
                leaves.Add(label);
            }
        }

        leaves.Sort((a, b) => a.CenterX.CompareTo(b.CenterX));
        sure = leaves.ConvertAll(l => !MayHeadGroup(l, leaves, (top + bottom) / 2));
        return leaves;
    }

    /// <summary>Whether a label stands below another one.</summary>
    private static bool IsBelow(HeaderLabel low, HeaderLabel high) =>
        low != high && low.First > high.Last + (0.4 * high.Size) && low.Left < high.Right - 1 && low.Right > high.Left + 1;

    /// <summary>
    /// A label over the gap between lower ones. One that fills the header's height stands in its middle; what stands higher heads a
    /// group, and so may what stands there in the middle between two lower ones.
    /// </summary>
    private static bool MayHeadGroup(HeaderLabel label, List<HeaderLabel> leaves, double middle)
    {
        bool lower = leaves.Exists(l => l.First > label.Last + (0.4 * label.Size));
        if (!lower)
        {
            return false;
        }

        if (label.Y < middle - (OffMiddle * label.Size))
        {
            return true;
        }

        HeaderLabel? before = null;
        HeaderLabel? after = null;
        foreach (HeaderLabel other in leaves)
        {
            if (other != label && other.CenterX < label.CenterX)
            {
                before = other;
            }

            if (other != label && other.CenterX > label.CenterX)
            {
                after ??= other;
            }
        }

        return before is not null && after is not null && before.First > label.Last + (0.3 * label.Size) && after.First > label.Last + (0.3 * label.Size)
            && Math.Abs(label.CenterX - ((before.CenterX + after.CenterX) / 2)) < 0.25 * (after.CenterX - before.CenterX);
    }
}

using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Which boxes of a page stand inside which others.</summary>
internal static class Containment
{
    /// <summary>
    /// For each box the indices of the boxes around it. A sweep from the top: each box is compared with those that reach down
    /// to its height only.
    /// </summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="slack">How far a box may reach out of the one around it, in points.</param>
    public static List<int>?[] Holders(IReadOnlyList<Box> boxes, double slack)
    {
        int[] order = [.. Enumerable.Range(0, boxes.Count).OrderBy(i => boxes[i].Top)];
        var holders = new List<int>?[boxes.Count];
        var active = new List<int>();
        int next = 0;
        foreach (int i in order)
        {
            Box box = boxes[i];
            while (next < order.Length && boxes[order[next]].Top - slack <= box.Top)
            {
                active.Add(order[next++]);
            }

            active.RemoveAll(a => boxes[a].Bottom + slack < box.Top);
            foreach (int a in active)
            {
                Box other = boxes[a];
                if (a != i && other.Left - slack <= box.Left && other.Right + slack >= box.Right && other.Bottom + slack >= box.Bottom)
                {
                    (holders[i] ??= []).Add(a);
                }
            }
        }

        return holders;
    }
}

namespace Extractor.Layout.Tables;

/// <summary>
/// Cuts a region of atoms into rectangles along whole grid lines, the best-drawn line first, until every piece is a
/// rectangle without a long line inside. A rectangle without lines inside, the usual case, stays as it is.
/// </summary>
internal sealed class RegionCutter(RuledGrid grid, double cutShare)
{
    private readonly int _columns = grid.X.Length - 1;

    /// <summary>Most atoms of a region that is cut with care; larger ones are taken apart along their atoms' rows.</summary>
    private const int MaxAtoms = 20_000;

    /// <summary>Adds the areas of a region.</summary>
    /// <returns>Cuts along lines that were not drawn in full.</returns>
    public int Cut(List<int> atoms, List<GridArea> areas, GridSides sides = GridSides.None)
    {
        // A region without a rule above or below is what a page break left of merged cells: these stand side by side.
        bool columnsFirst = (sides & (GridSides.Top | GridSides.Bottom)) != 0;
        int repairs = 0;
        var open = new Stack<List<int>>();
        open.Push(atoms);
        while (open.Count > 0)
        {
            List<int> piece = open.Pop();
            GridArea bounds = Bounds(piece);
            bool rectangle = piece.Count == bounds.RowSpan * bounds.ColumnSpan;
            if (piece.Count == 1 || (rectangle && !HasLineInside(bounds)) || (rectangle && piece.Count > MaxAtoms))
            {
                areas.Add(bounds with { Open = sides });
                continue;
            }

            (bool horizontal, int line, double share) = Best(piece, bounds, columnsFirst);
            if (rectangle && share < cutShare)
            {
                areas.Add(bounds with { Open = sides });
                continue;
            }

            repairs++;
            var before = new List<int>();
            var after = new List<int>();
            foreach (int atom in piece)
            {
                int place = horizontal ? atom / _columns : atom % _columns;
                (place < line ? before : after).Add(atom);
            }

            Push(open, before);
            Push(open, after);
        }

        return repairs;
    }

    /// <summary>A cut may leave a side in several islands; each goes on by itself.</summary>
    private void Push(Stack<List<int>> open, List<int> atoms)
    {
        var left = new HashSet<int>(atoms);
        while (left.Count > 0)
        {
            int seed = left.First();
            left.Remove(seed);
            var island = new List<int> { seed };
            for (int i = 0; i < island.Count; i++)
            {
                int atom = island[i];
                int column = atom % _columns;
                Take(atom - _columns);
                Take(atom + _columns);
                if (column > 0)
                {
                    Take(atom - 1);
                }

                if (column + 1 < _columns)
                {
                    Take(atom + 1);
                }
            }

            open.Push(island);

            void Take(int neighbour)
            {
                if (left.Remove(neighbour))
                {
                    island.Add(neighbour);
                }
            }
        }
    }

    private (bool Horizontal, int Line, double Share) Best(List<int> piece, GridArea bounds, bool columnsFirst)
    {
        (bool Horizontal, int Line, double Share) best = (true, bounds.Row + 1, -1);
        for (int line = bounds.Row + 1; line < bounds.RowEnd; line++)
        {
            double share = Share(grid.Horizontal, line, bounds.Column, bounds.ColumnEnd, grid.X);
            if (share > best.Share)
            {
                best = (true, line, share);
            }
        }

        for (int line = bounds.Column + 1; line < bounds.ColumnEnd; line++)
        {
            double share = Share(grid.Vertical, line, bounds.Row, bounds.RowEnd, grid.Y);
            if (share > best.Share || (columnsFirst && best.Horizontal && share > 0))
            {
                best = (false, line, share);
            }
        }

        return best.Share >= 0 ? best : (bounds.RowSpan > 1, bounds.RowSpan > 1 ? bounds.Row + 1 : bounds.Column + 1, 0);
    }

    private static double Share(bool[,] drawn, int line, int from, int to, double[] crossings)
    {
        double length = 0;
        for (int i = from; i < to; i++)
        {
            if (drawn[line, i])
            {
                length += crossings[i + 1] - crossings[i];
            }
        }

        return length / (crossings[to] - crossings[from]);
    }

    private bool HasLineInside(GridArea bounds)
    {
        for (int r = bounds.Row; r < bounds.RowEnd; r++)
        {
            for (int c = bounds.Column; c < bounds.ColumnEnd; c++)
            {
                if ((r > bounds.Row && grid.Horizontal[r, c]) || (c > bounds.Column && grid.Vertical[c, r]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private GridArea Bounds(List<int> atoms)
    {
        int top = int.MaxValue;
        int left = int.MaxValue;
        int bottom = 0;
        int right = 0;
        foreach (int atom in atoms)
        {
            int r = atom / _columns;
            int c = atom % _columns;
            top = Math.Min(top, r);
            bottom = Math.Max(bottom, r + 1);
            left = Math.Min(left, c);
            right = Math.Max(right, c + 1);
        }

        return new GridArea(top, left, bottom - top, right - left);
    }
}

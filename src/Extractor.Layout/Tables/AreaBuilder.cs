namespace Extractor.Layout.Tables;

/// <summary>Joins the atoms of a ruled grid that no line separates into rectangular areas.</summary>
internal static class AreaBuilder
{
    /// <summary>A line inside an area that is drawn over this share of the area's width or height does separate.</summary>
    private const double CutShare = 0.6;

    /// <summary>Columns narrower than this hold no text and come from lines that should have met, in points.</summary>
    private const double SliverWidth = 4.0;

    private const double SliverHeight = 3.5;

    public static TableGrid Build(RuledGrid grid)
    {
        int rows = grid.Y.Length - 1;
        int columns = grid.X.Length - 1;
        var sets = new DisjointSets(rows * columns);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                if (c + 1 < columns && !grid.Vertical[c + 1, r])
                {
                    sets.Union((r * columns) + c, (r * columns) + c + 1);
                }

                if (r + 1 < rows && !grid.Horizontal[r + 1, c])
                {
                    sets.Union((r * columns) + c, ((r + 1) * columns) + c);
                }
            }
        }

        // Most regions are one atom: only larger ones cost a list.
        var sizes = new int[rows * columns];
        for (int atom = 0; atom < sizes.Length; atom++)
        {
            sizes[sets.Find(atom)]++;
        }

        var areas = new List<GridArea>(sizes.Length);
        var regions = new Dictionary<int, List<int>>();
        for (int atom = 0; atom < sizes.Length; atom++)
        {
            int root = sets.Find(atom);
            if (sizes[root] == 1)
            {
                areas.Add(new GridArea(atom / columns, atom % columns, 1, 1) { Open = grid.Open[atom / columns, atom % columns] });
                continue;
            }

            if (!regions.TryGetValue(root, out List<int>? atoms))
            {
                regions[root] = atoms = new List<int>(sizes[root]);
            }

            atoms.Add(atom);
        }

        int repairs = 0;
        var cutter = new RegionCutter(grid, CutShare);
        foreach (List<int> atoms in regions.Values)
        {
            GridSides open = GridSides.None;
            foreach (int atom in atoms)
            {
                open |= grid.Open[atom / columns, atom % columns];
            }

            repairs += cutter.Cut(atoms, areas, open);
        }

        var built = new TableGrid(grid.X, grid.Y, areas)
        {
            OpenTop = grid.OpenTop,
            OpenBottom = grid.OpenBottom,
            OpenSides = grid.OpenSides,
            Repairs = repairs,
        };
        return Simplify(built);
    }

    /// <summary>Without the lines that separate nothing.</summary>
    public static TableGrid Simplify(TableGrid grid) => GridSimplifier.Simplify(grid, SliverWidth, SliverHeight);
}

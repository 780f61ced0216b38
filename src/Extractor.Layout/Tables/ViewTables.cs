using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>The tables of one page whose text stands upright in one view.</summary>
internal sealed class ViewTables(PageView view, int[] owner, List<PageTable> tables, List<PdfWarning> warnings, bool mixed)
{
    /// <summary>A drawing smaller than this both ways is no table, in points.</summary>
    private const double MinSide = 40;

    /// <summary>Confidence in a grid that was cut, or may have to be, where no line is drawn.</summary>
    private const double GuessedBorders = 0.94;

    private readonly List<TableGrid> _grids = [];

    private readonly ChartGuard _charts = new(view);

    private readonly Lazy<HeightIndex> _letters = new(() => new HeightIndex(view.Letters.Length, i => view.Letters[i].CenterY));

    public void Find(CancellationToken cancellationToken)
    {
        (List<RuleSegment> horizontal, List<RuleSegment> vertical) = RuleMerger.Merge(view.Page.Rulings.Select(view.ToView));
        List<RuleGroup> groups = RuleGroup.Connect(horizontal, vertical).FindAll(g => !IsTooSmall(g));
        groups.Sort((a, b) => ((b.Right - b.Left) * (b.Bottom - b.Top)).CompareTo((a.Right - a.Left) * (a.Bottom - a.Top)));
        var runs = new RunIndex(view.Letters, LetterRuns.Build(view.Letters));
        List<int>?[] holders = Containment.Holders(groups.ConvertAll(g => new Box(g.Left, g.Top, g.Right, g.Bottom)), RuledGrid.LineDistance);
        var built = new (TableGrid Grid, CellFiller Filler)?[groups.Count];
        for (int i = 0; i < groups.Count; i++)
        {
            RuleGroup group = groups[i];
            cancellationToken.ThrowIfCancellationRequested();
            if ((holders[i] is { } around && around.Exists(h => built[h] is { } b && IsInside(group, b.Grid, b.Filler))) || RuledGrid.Build(group) is not { } atoms || (mixed && !ReadsUpright(group)))
            {
                continue;
            }

            TableGrid grid = AreaBuilder.Build(atoms);
            if (grid.Areas.Count < 2 || (grid.ColumnCount < 2 && grid.RowCount < 2))
            {
                continue;
            }

            grid = OpenFoot.Extend(grid, view, _letters);
            var filler = new CellFiller(view, grid);
            List<LetterRun> inside = runs.Between(grid.Y[0], grid.Y[^1]);
            GridContents contents = filler.Fill(inside, owner, tables.Count + 1);
            if (OpenCorners.Close(grid, contents, view.Height, likely: false) is { } closed)
            {
                (grid, filler, contents) = Refill(closed.Grid, inside, contents);
            }

            if (IsLowerThanItsText(grid, contents))
            {
                Release(contents);
                continue;
            }

            built[i] = (grid, filler);
            _grids.Add(grid);
            if (_charts.IsChart(grid.X, grid.Y, contents.Letters.Count(l => l is not null) / (double)grid.Areas.Count))
            {
                Block(contents);
                continue;
            }

            PageTable table = Build(grid, contents);
            if (OpenCorners.Close(grid, contents, view.Height, likely: true) is { } other)
            {
                (TableGrid otherGrid, _, GridContents otherContents) = Refill(other.Grid, inside, contents);
                table.Corners = new CornerReading(Build(otherGrid, otherContents), [.. other.Corners.Select(c => (grid.X[c.Column], grid.X[c.ColumnEnd]))]);
            }

            tables.Add(table);
        }

        new StreamTables(view, owner, tables, warnings, _charts).Find(FreeRules(horizontal));
    }

    private void Release(GridContents contents)
    {
        foreach (List<int>? letters in contents.Letters)
        {
            letters?.ForEach(l => owner[l] = 0);
        }
    }

    /// <summary>No row of a table is lower than its type: such a grid is the outlines of letters that were stroked to look bold.</summary>
    private bool IsLowerThanItsText(TableGrid grid, GridContents contents)
    {
        double tallest = 0;
        for (int r = 0; r < grid.RowCount; r++)
        {
            tallest = Math.Max(tallest, grid.Y[r + 1] - grid.Y[r]);
        }

        bool text = false;
        foreach (List<int>? letters in contents.Letters)
        {
            foreach (int l in letters ?? [])
            {
                if (view.Letters[l].IsUpright && view.Letters[l].Size * 0.7 <= tallest)
                {
                    return false;
                }

                text |= view.Letters[l].IsUpright;
            }
        }

        return text;
    }

    private PageTable Build(TableGrid grid, GridContents contents)
    {
        (TableGrid refined, GridContents parted) = GridRefiner.Refine(view, grid, contents);
        bool whole = refined == grid;
        bool sure = whole && !UnruledAxis.IsLikely(view, grid, contents);
        return PageTableBuilder.Build(view, refined, parted, whole ? TableMethod.Lattice : TableMethod.HalfRuled, sure ? 1 : GuessedBorders);
    }

    /// <summary>Takes a table's letters out of its cells and puts them into those of another reading of its grid.</summary>
    private (TableGrid Grid, CellFiller Filler, GridContents Contents) Refill(TableGrid grid, List<LetterRun> runs, GridContents before)
    {
        Release(before);
        TableGrid simple = AreaBuilder.Simplify(grid);
        var filler = new CellFiller(view, simple);
        return (simple, filler, filler.Fill(runs, owner, tables.Count + 1));
    }

    /// <summary>Text of a chart: no table is looked for in it again, and it goes back to the page's lines.</summary>
    private void Block(GridContents contents)
    {
        foreach (List<int>? letters in contents.Letters)
        {
            letters?.ForEach(l => owner[l] = TableFinder.InChart);
        }
    }

    /// <summary>Horizontal rules that belong to no ruled table, by height.</summary>
    private List<RuleSegment> FreeRules(List<RuleSegment> horizontal)
    {
        // Both by height, so that each rule is compared with the tables beside it only.
        _grids.Sort((a, b) => a.Y[0].CompareTo(b.Y[0]));
        var free = new List<RuleSegment>();
        var beside = new List<TableGrid>();
        int next = 0;
        foreach (RuleSegment rule in horizontal)
        {
            while (next < _grids.Count && _grids[next].Y[0] - 3 <= rule.Position)
            {
                beside.Add(_grids[next++]);
            }

            beside.RemoveAll(g => g.Y[^1] + 3 < rule.Position);
            if (!beside.Exists(g => rule.Start >= g.X[0] - 6 && rule.End <= g.X[^1] + 6))
            {
                free.Add(rule);
            }
        }

        return free;
    }

    /// <summary>A tick box, a logo, or letters drawn as outlines: no table is that small.</summary>
    private static bool IsTooSmall(RuleGroup group) => group.Right - group.Left < MinSide && group.Bottom - group.Top < MinSide;

    /// <summary>A drawing inside one cell of a table (a box, an underline, a tick) belongs to that cell.</summary>
    private static bool IsInside(RuleGroup group, TableGrid grid, CellFiller filler) =>
        filler.AreaAt(group.Left, group.Top) >= 0 && filler.AreaAt(group.Right, group.Bottom) >= 0
        && group.Left > grid.X[0] && group.Right < grid.X[^1] && group.Top > grid.Y[0] && group.Bottom < grid.Y[^1];

    private bool ReadsUpright(RuleGroup group)
    {
        int upright = 0;
        int turned = 0;
        foreach (int i in _letters.Value.Between(group.Top, group.Bottom))
        {
            ref readonly ViewLetter letter = ref view.Letters[i];
            if (letter.CenterX >= group.Left && letter.CenterX <= group.Right && !letter.Source.IsWhiteSpace)
            {
                if (letter.IsUpright)
                {
                    upright++;
                }
                else
                {
                    turned++;
                }
            }
        }

        return upright >= turned && (upright > 0 || view.Turn == TextDirection.Horizontal);
    }
}

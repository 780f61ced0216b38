using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>The tables of one page whose text stands upright in one view.</summary>
internal sealed class ViewTables(PageView view, int[] owner, List<PageTable> tables, List<PdfWarning> warnings, bool mixed)
{
    /// <summary>A drawing smaller than this both ways is no table, in points.</summary>
    private const double MinSide = 40;

    private readonly List<(TableGrid Grid, CellFiller Filler)> _grids = [];

    private readonly ChartGuard _charts = new(view);

    public void Find(CancellationToken cancellationToken)
    {
        (List<RuleSegment> horizontal, List<RuleSegment> vertical) = RuleMerger.Merge(view.Page.Rulings.Select(view.ToView));
        List<RuleGroup> groups = RuleGroup.Connect(horizontal, vertical);
        groups.Sort((a, b) => ((b.Right - b.Left) * (b.Bottom - b.Top)).CompareTo((a.Right - a.Left) * (a.Bottom - a.Top)));
        var runs = new RunIndex(view.Letters, LetterRuns.Build(view.Letters));
        foreach (RuleGroup group in groups)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsTooSmall(group) || IsNested(group) || RuledGrid.Build(group) is not { } atoms || (mixed && !ReadsUpright(group)))
            {
                continue;
            }

            TableGrid grid = AreaBuilder.Build(atoms);
            if (grid.Areas.Count < 2 || (grid.ColumnCount < 2 && grid.RowCount < 2))
            {
                continue;
            }

            var filler = new CellFiller(view, grid);
            GridContents contents = filler.Fill(runs.Between(grid.Y[0], grid.Y[^1]), owner, tables.Count + 1);
            _grids.Add((grid, filler));
            if (_charts.IsChart(grid.X, grid.Y, contents.Letters.Count(l => l is not null) / (double)grid.Areas.Count))
            {
                Block(contents);
                continue;
            }

            (TableGrid refined, GridContents parted) = GridRefiner.Refine(view, grid, contents);
            tables.Add(PageTableBuilder.Build(view, refined, parted, refined == grid ? TableMethod.Lattice : TableMethod.HalfRuled));
        }

        new StreamTables(view, owner, tables, warnings, _charts).Find(FreeRules(horizontal));
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
    private List<RuleSegment> FreeRules(List<RuleSegment> horizontal) =>
        horizontal.FindAll(r => !_grids.Exists(g =>
            r.Position >= g.Grid.Y[0] - 3 && r.Position <= g.Grid.Y[^1] + 3 && r.Start >= g.Grid.X[0] - 6 && r.End <= g.Grid.X[^1] + 6));

    /// <summary>A tick box, a logo, or letters drawn as outlines: no table is that small.</summary>
    private static bool IsTooSmall(RuleGroup group) => group.Right - group.Left < MinSide && group.Bottom - group.Top < MinSide;

    /// <summary>A drawing inside one cell of a table (a box, an underline, a tick) belongs to that cell.</summary>
    private bool IsNested(RuleGroup group)
    {
        foreach ((TableGrid grid, CellFiller filler) in _grids)
        {
            int a = filler.AreaAt(group.Left, group.Top);
            if (a >= 0 && filler.AreaAt(group.Right, group.Bottom) >= 0
                && group.Left > grid.X[0] && group.Right < grid.X[^1] && group.Top > grid.Y[0] && group.Bottom < grid.Y[^1])
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadsUpright(RuleGroup group)
    {
        int upright = 0;
        int turned = 0;
        foreach (ViewLetter letter in view.Letters)
        {
            if (letter.CenterX >= group.Left && letter.CenterX <= group.Right && letter.CenterY >= group.Top && letter.CenterY <= group.Bottom
                && !letter.Source.IsWhiteSpace)
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

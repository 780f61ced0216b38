using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Tables without vertical rules: three-line tables, tables ruled on one axis only, tables of whitespace.</summary>
internal sealed class StreamTables(PageView view, int[] owner, List<PageTable> tables, List<PdfWarning> warnings, ChartGuard charts)
{
    private readonly Lazy<HeightIndex> _letters = new(() => new HeightIndex(view.Letters.Length, i => (view.Letters[i].Top + view.Letters[i].Bottom) / 2));

    /// <summary>Confidence below which a table comes with a warning.</summary>
    private const double Doubtful = 0.61;

    /// <summary>Confidence in a grid whose cells hold texts far apart.</summary>
    private const double Unsure = 0.5;

    public void Find(List<RuleSegment> freeRules)
    {
        List<SegmentLine> lines = SegmentBuilder.Build(view.Letters, owner);
        if (lines.Count < 2)
        {
            return;
        }

        foreach (StreamZone zone in ZoneFinder.Find(lines, freeRules, view.Width))
        {
            bool form = zone.IsRuled && StreamGrid.IsRuledForm(zone, StreamGrid.BodyStart(zone));
            StreamGrid? grid = Build(zone, form);
            if (form && grid is null)
            {
                warnings.Add(new PdfWarning("table-not-read", view.Page.Number, string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"A form with horizontal rules of different lengths between {zone.Top:0} and {zone.Bottom:0} points from the top has no vertical rules to tell its cells by; its text is kept as lines, not as a table.")));
                continue;
            }

            if (grid is { } found && !charts.IsChart(found.Grid.X, found.Grid.Y, found.Cells.Count(c => c.Count > 0) / (double)found.Cells.Count))
            {
                var contents = new GridContents(found.Grid.Areas.Count);
                for (int a = 0; a < found.Cells.Count; a++)
                {
                    foreach (TextSegment segment in found.Cells[a])
                    {
                        foreach (int letter in segment.Letters)
                        {
                            contents.Add(a, letter);
                            owner[letter] = tables.Count + 1;
                        }
                    }
                }

                AddRest(found.Grid, contents, tables.Count + 1);
                tables.Add(PageTableBuilder.Build(view, found.Grid, contents, zone.IsRuled ? TableMethod.HalfRuled : TableMethod.Stream, found.Confidence));
                if (tables[^1].Confidence < Doubtful && !tables[^1].IsFragment)
                {
                    warnings.Add(new PdfWarning("table-unsure", view.Page.Number, string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"The table between {zone.Top:0} and {zone.Bottom:0} points from the top is read from the alignment of its texts, which does not tell its cells for certain; compare it with the page.")));
                }
            }
        }
    }

    private static StreamGrid? Build(StreamZone zone, bool form)
    {
        if (form)
        {
            return AlignedForm.Build(zone) ?? FormGrid.Build(zone);
        }

        StreamGrid? grid = (FormGrid.IsHead(zone) ? FormGrid.Build(zone) : null) ?? StreamGrid.Build(zone);
        if (grid is null || grid.Squeezed == 0)
        {
            return grid;
        }

        // Texts far apart in one cell: a form whose rows are parted differently, or columns that the text does not show.
        return (zone.IsRuled ? AlignedForm.Build(zone) : null) ?? grid with { Confidence = Math.Min(grid.Confidence, Unsure) };
    }

    /// <summary>
    /// Drawn blanks between the letters of a cell go with them, so that words stay apart; and no letter inside the table is left
    /// out: what no column or label claimed goes into the cell that it stands in.
    /// </summary>
    private void AddRest(TableGrid grid, GridContents contents, int id)
    {
        var filler = new CellFiller(view, grid);
        foreach (int i in _letters.Value.Between(grid.Y[0], grid.Y[^1]))
        {
            ref readonly ViewLetter letter = ref view.Letters[i];
            if (owner[i] == 0 && filler.AreaAt(letter.CenterX, (letter.Top + letter.Bottom) / 2) is >= 0 and int area
                && (!letter.Source.IsWhiteSpace || contents.Letters[area] is not null))
            {
                contents.Add(area, i);
                contents.Doubtful[area] |= !letter.Source.IsWhiteSpace;
                owner[i] = id;
            }
        }
    }
}

using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Tables without vertical rules: three-line tables, tables ruled on one axis only, tables of whitespace.</summary>
internal sealed class StreamTables(PageView view, int[] owner, List<PageTable> tables)
{
    public void Find(List<RuleSegment> freeRules)
    {
        List<SegmentLine> lines = SegmentBuilder.Build(view.Letters, owner);
        if (lines.Count < 2)
        {
            return;
        }

        foreach (StreamZone zone in ZoneFinder.Find(lines, freeRules, view.Width))
        {
            if (StreamGrid.Build(zone) is { } found)
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

                AddBlanks(found.Grid, contents, tables.Count + 1);
                tables.Add(PageTableBuilder.Build(view, found.Grid, contents, zone.IsRuled ? TableMethod.HalfRuled : TableMethod.Stream, found.Confidence));
            }
        }
    }

    /// <summary>Drawn blanks between the letters of a cell go with them, so that words stay apart.</summary>
    private void AddBlanks(TableGrid grid, GridContents contents, int id)
    {
        var filler = new CellFiller(view, grid);
        for (int i = 0; i < view.Letters.Length; i++)
        {
            ref readonly ViewLetter letter = ref view.Letters[i];
            if (owner[i] == 0 && letter.Source.IsWhiteSpace && filler.AreaAt(letter.CenterX, letter.CenterY) is >= 0 and int area
                && contents.Letters[area] is not null)
            {
                contents.Add(area, i);
                owner[i] = id;
            }
        }
    }
}

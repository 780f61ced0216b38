using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

public sealed class RowIndexTests
{
    [Test]
    public void Of_SpansBlanksAndSingleRows_AreToldApart()
    {
        // Column 0: a filled cell over rows 1 and 2, and a blank one over rows 3 and 4; column 1: single cells, the one of row 4 blank.
        var grid = new TableGrid([0, 1, 2], [0, 1, 2, 3, 4, 5],
        [
            new GridArea(0, 0, 1, 1), new GridArea(0, 1, 1, 1), new GridArea(1, 0, 2, 1), new GridArea(1, 1, 1, 1),
            new GridArea(2, 1, 1, 1), new GridArea(3, 0, 2, 1), new GridArea(3, 1, 1, 1), new GridArea(4, 1, 1, 1),
        ]);
        var contents = new GridContents(8);
        foreach (int filled in (int[])[0, 1, 2, 3, 4, 6])
        {
            contents.Letters[filled] = [filled];
        }

        RowIndex index = RowIndex.Of(grid, contents);

        Assert.That(Enumerable.Range(0, 5).Select(index.IsSpanned), Is.EqualTo(new[] { false, true, true, false, false }));
        Assert.That(Enumerable.Range(0, 5).Select(r => string.Join(' ', index.Own(r))), Is.EqualTo(new[] { "0 1", "3", "4", "6", "" }));
    }
}

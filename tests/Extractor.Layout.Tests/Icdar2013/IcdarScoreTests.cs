using System.Xml.Linq;

namespace Extractor.Layout.Tests.Icdar2013;

public sealed class IcdarScoreTests
{
    private static readonly GridCell[] _table =
    [
        new(0, 0, 0, 1, "Year"), new(0, 2, 0, 2, "Sum"),
        new(1, 0, 1, 0, "2010"), new(1, 1, 1, 1, ""), new(1, 2, 1, 2, "5"),
    ];

    [Test]
    public void Relations_SpansAndBlanks_OnlyDirectInkedNeighbours() => Assert.That(
        IcdarScore.Relations(_table),
        Is.EquivalentTo(new[] { ("year", "sum", 'h'), ("year", "2010", 'v'), ("sum", "5", 'v') }));

    [Test]
    public void Structure_SameTable_IsPerfect()
    {
        Counts counts = IcdarScore.Structure([_table], [_table]);
        Assert.That((counts.Right, counts.Wanted, counts.Given), Is.EqualTo((3, 3, 3)));
    }

    [Test]
    public void Structure_MovedCell_CostsRecallAndPrecision()
    {
        GridCell[] moved = [.. _table.Where(c => c.Text.Length > 0).Select(c => c.Text == "5" ? c with { Column = 1, ColumnEnd = 1 } : c)];
        Counts counts = IcdarScore.Structure([_table], [moved]);
        Assert.That(counts.Right, Is.EqualTo(2), "Year-Sum and Year-2010 stay");
        Assert.That(counts.Given, Is.EqualTo(4), "Year-5 and 2010-5 are new");
    }

    [Test]
    public void Structure_RepeatedRelations_AreCounted()
    {
        GridCell[] twice = [new(0, 0, 0, 0, "a"), new(0, 1, 0, 1, "b"), new(1, 0, 1, 0, "a"), new(1, 1, 1, 1, "b")];
        GridCell[] once = [.. twice.Take(2)];
        Counts counts = IcdarScore.Structure([twice], [once]);
        Assert.That((counts.Right, counts.Wanted, counts.Given), Is.EqualTo((1, 4, 1)));
    }

    [Test]
    public void Structure_BlanksAndDashes_DoNotMatter() => Assert.That(
        IcdarScore.Structure([[new(0, 0, 0, 0, "a – b"), new(0, 1, 0, 1, "c d")]], [[new(0, 0, 0, 0, "a-b"), new(0, 1, 0, 1, "c\nd")]]).Right, Is.EqualTo(1));

    [Test]
    public void Location_SplitTable_CostsRecall()
    {
        Counts counts = IcdarScore.Location([Set(1, 10)], [Set(1, 6), Set(7, 10)]);
        Assert.That((counts.Right, counts.Wanted, counts.Given), Is.EqualTo((6, 10, 10)));
    }

    [Test]
    public void Location_MergedTables_CostPrecisionAndRecall()
    {
        Counts counts = IcdarScore.Location([Set(1, 10), Set(11, 15)], [Set(1, 15)]);
        Assert.That((counts.Right, counts.Wanted, counts.Given), Is.EqualTo((10, 15, 15)));
    }

    [Test]
    public void Location_NothingFound_IsZeroNotAnError()
    {
        Counts counts = IcdarScore.Location([Set(1, 10)], []);
        Assert.That((counts.Recall, counts.Precision), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void Average_Documents_WeighTheSame()
    {
        (double recall, double precision, double f1) = IcdarScore.Average([new Counts(1, 2, 1), new Counts(100, 100, 200)]);
        Assert.That((recall, precision), Is.EqualTo((0.75, 0.75)));
        Assert.That(f1, Is.EqualTo(0.75).Within(1e-9));
    }

    [Test]
    public void Structures_CompetitionFile_ReadsSpansAndText()
    {
        (int page, List<GridCell> cells) = IcdarTruth.Structures(XElement.Parse(
            "<document><table id='1'><region id='1' page='2'><cell start-row='0' start-col='1' end-col='3'><content>to air\nkg</content></cell></region></table></document>")).Single();
        Assert.That(page, Is.EqualTo(2));
        Assert.That(cells.Single(), Is.EqualTo(new GridCell(0, 1, 0, 3, "to air\nkg")));
    }

    private static HashSet<int> Set(int from, int to) => [.. Enumerable.Range(from, to - from + 1)];
}

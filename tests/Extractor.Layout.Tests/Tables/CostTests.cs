using System.Collections;
using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tests.Tables;

public sealed class CostTests
{
    /// <summary>A page of n tables of 20 rows under each other.</summary>
    private static Page Page(int n)
    {
        string[][] rows = [.. Enumerable.Range(0, 20).Select(r => new[] { $"301{r:00}", "工资福利支出", $"{r},234.50", "82,096.42", "" })];
        var page = new PageSketch(595, 420 * n);
        for (int i = 0; i < n; i++)
        {
            page.Table([60, 110, 250, 330, 410, 490], (420 * i) + 60, 16, rows).Text("单位：万元", 440, (420 * i) + 55);
        }

        return page.Page();
    }

    [Test]
    public void Find_TenTimesThePage_AllocatesAboutTenTimes()
    {
        // Memory is counted, not time: a busy machine changes nothing. How time grows is measured in bench/ (tables --growth).
        Page ten = Page(10);
        Page hundred = Page(100);
        Allocated(ten);
        double ratio = (double)Allocated(hundred) / Allocated(ten);
        TestContext.Out.WriteLine($"ratio {ratio:0.0}");

        Assert.That(ratio, Is.LessThan(11.5));
        Assert.That(TableFinder.Find(hundred).Tables, Has.Count.EqualTo(100));
    }

    [Test]
    public void ReadCaptions_TenTimesThePage_LooksAboutTenTimes()
    {
        double ratio = (double)Looks(100) / Looks(10);

        Assert.That(ratio, Is.LessThan(11.5));

        // Counted are the looks at lines: every table against every line would give a ratio of 100.
        static long Looks(int n)
        {
            Page page = Page(n);
            PageTables found = TableFinder.Find(page);
            var lines = new CountingList<TextLine>([.. Enumerable.Range(0, n).SelectMany(i => LineBuilder.Build(new PageSketch(595, 420 * n).Text("单位：万元", 440, (420 * i) + 55).Page()))]);
            CaptionReader.Read(page, found.Tables, lines);
            Assert.That(found.Tables.Select(t => t.Caption.AmountUnit), Is.All.EqualTo("万元"));
            return lines.Looks;
        }
    }

    [Test]
    public void Holders_TenTimesTheBoxesUnderEachOther_LooksAboutTenTimes()
    {
        double ratio = (double)Looks(2000) / Looks(200);

        Assert.That(ratio, Is.LessThan(13), "sorting alone gives 10 × log 2000 / log 200 = 14 for its part");

        static long Looks(int n)
        {
            var boxes = new CountingList<Box>([.. Enumerable.Range(0, n).SelectMany(i => new[] { new Box(60, 40 * i, 500, (40 * i) + 30), new Box(70, (40 * i) + 5, 90, (40 * i) + 20) })]);
            List<int>?[] holders = Containment.Holders(boxes, 3);
            Assert.That(Enumerable.Range(0, n), Is.All.Matches<int>(i => holders[2 * i] is null && holders[(2 * i) + 1] is [var h] && h == 2 * i));
            return boxes.Looks;
        }
    }

    [Test]
    public void Add_TenTimesThePagesOfOneTable_AllocatesAboutTenTimes()
    {
        PageTables[] pages = [.. Enumerable.Range(1, 200).Select(n => TableFinder.Find(
            new PageSketch().Table([60, 200, 300, 400], 60, 18, [.. Enumerable.Range(0, 40).Select(r => new[] { "办公费", $"{n}.{r:00}", "2.00" })]).Page(n)))];
        Joined(5);
        double ratio = (double)Joined(200) / Joined(20);
        TestContext.Out.WriteLine($"ratio {ratio:0.0}");

        Assert.That(ratio, Is.LessThan(11.5));

        long Joined(int n)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var joiner = new TableJoiner();
            foreach (PageTables page in pages.Take(n))
            {
                joiner.Add(page);
            }

            Assert.That(joiner.Finish().Single().RowCount, Is.EqualTo(40 * n));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>A list that counts how often an item of it is looked at.</summary>
    private sealed class CountingList<T>(IReadOnlyList<T> items) : IReadOnlyList<T>
    {
        public long Looks { get; private set; }

        public int Count => items.Count;

        public T this[int index]
        {
            get
            {
                Looks++;
                return items[index];
            }
        }

        public IEnumerator<T> GetEnumerator()
        {
            for (int i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static long Allocated(Page page)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        TableFinder.Find(page);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

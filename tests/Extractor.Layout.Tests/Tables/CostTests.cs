using Extractor.Layout.Tables;
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

        Assert.That(ratio, Is.LessThan(15));
        Assert.That(TableFinder.Find(hundred).Tables, Has.Count.EqualTo(100));
    }

    private static long Allocated(Page page)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        TableFinder.Find(page);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

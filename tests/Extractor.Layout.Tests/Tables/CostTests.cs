using System.Diagnostics;
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
    public void Find_HundredTimesThePage_CostsAboutAHundredTimes()
    {
        Page ten = Page(10);
        Page hundred = Page(100);
        Measure(ten);
        double small = Enumerable.Range(0, 5).Min(_ => Measure(ten));
        double large = Enumerable.Range(0, 3).Min(_ => Measure(hundred));
        TestContext.Out.WriteLine($"10×: {small:0.0} ms, 100×: {large:0.0} ms, ratio {large / small:0.0}");

        // Linear is 10; the rest is room for a busy machine. Quadratic cost would be 100.
        Assert.That(large / small, Is.LessThan(45));
        Assert.That(TableFinder.Find(hundred).Tables, Has.Count.EqualTo(100));
    }

    private static double Measure(Page page)
    {
        var watch = Stopwatch.StartNew();
        TableFinder.Find(page);
        return watch.Elapsed.TotalMilliseconds;
    }
}

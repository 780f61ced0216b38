using System.Globalization;
using Extractor.Layout;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>
/// How the cost of a file grows with its marks: CPU time of reading its pages, and of the whole layout (tables, joins, text), for
/// 1, 2, 4 … times the marks of one page, with the ratio of every doubling; and 1, 10, 100 times, as the promise is worded.
/// </summary>
internal static class GrowthMeasurement
{
    private const int Doublings = 7;

    /// <summary>Measures and prints; cost that grows with the marks gives ratios near 2 (a doubling) and near 10.</summary>
    /// <param name="name">Part of the name of the only shape to measure; null for all.</param>
    public static int Run(string? name)
    {
        foreach ((string shape, Func<int, byte[]> build) in GrowthPages.Shapes.Where(s => name is null || s.Name.Contains(name, StringComparison.Ordinal)))
        {
            // The largest goes once before, so that no size pays for compiling.
            Measure(build(1 << Doublings), 2);
            Console.WriteLine(shape);
            Series(build, [.. Enumerable.Range(0, Doublings + 1).Select(k => 1 << k)]);
            Series(build, [1, 10, 100]);
        }

        return 0;
    }

    private static void Series(Func<int, byte[]> build, int[] sizes)
    {
        Cost before = default;
        foreach (int n in sizes)
        {
            Cost cost = Measure(build(n), Math.Max(3, 300 / n));
            string ratio = before.Total > 0
                ? string.Create(CultureInfo.InvariantCulture, $"  pages × {cost.Reading / before.Reading:F1}  tables × {cost.Tables / before.Tables:F1}  all × {cost.Total / before.Total:F1}")
                : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{n,6}×  {cost.Letters,7} letters {cost.Rulings,6} rulings  pages {cost.Reading,8:F2}  tables {cost.Tables,8:F2}  all {cost.Total,8:F2} ms CPU{ratio}"));
            before = cost;
        }
    }

    /// <summary>Milliseconds of CPU, garbage collection counted: of reading the pages, of finding tables on pages read before, and of reading plus the whole layout.</summary>
    private readonly record struct Cost(long Letters, long Rulings, double Reading, double Tables, double Total);

    /// <summary>The least of three measurements over so many rounds each: other programs on the machine only ever add.</summary>
    private static Cost Measure(byte[] file, int rounds)
    {
        long letters = 0;
        long rulings = 0;
        double reading = Least(rounds, () =>
        {
            letters = rulings = 0;
            using IPdfDocument document = new PdfReader().Open(file);
            for (int page = 1; page <= document.PageCount; page++)
            {
                Page read = document.GetPage(page);
                letters += read.Letters.Count;
                rulings += read.Rulings.Count;
            }
        });
        var pages = new List<Page>();
        using (IPdfDocument document = new PdfReader().Open(file))
        {
            for (int page = 1; page <= document.PageCount; page++)
            {
                pages.Add(document.GetPage(page));
            }
        }

        double tables = Least(rounds, () => pages.ForEach(p => TableFinder.Find(p)));
        double total = Least(rounds, () =>
        {
            using IPdfDocument document = new PdfReader().Open(file);
            DocumentAnalyzer.Analyze(document);
        });
        return new Cost(letters, rulings, reading, tables, total);
    }

    private static double Least(int rounds, Action action)
    {
        double best = double.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < rounds; i++)
            {
                action();
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / rounds);
        }

        return best;
    }
}

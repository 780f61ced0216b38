using System.Globalization;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>How the cost of finding tables grows: pages with 1, 10 and 100 times the marks of one page, as many tables or one long one.</summary>
internal static class GrowthMeasurement
{
    private const int Rows = 20;
    private const double RowHeight = 16;
    private const double Size = 9;
    private static readonly double[] _x = [60, 110, 250, 330, 410, 490];

    /// <summary>Measures and prints; cost that grows with the marks gives ratios near 10.</summary>
    public static int Run()
    {
        // The largest goes once before, so that no size pays for compiling.
        TableFinder.Find(Page(100, apart: true));
        Tell("tables under each other", apart: true);
        Tell("one table of so many rows", apart: false);
        return 0;
    }

    private static void Tell(string what, bool apart)
    {
        double before = 0;
        foreach (int n in (int[])[1, 10, 100])
        {
            Page page = Page(n, apart);
            double cost = Cost(page, rounds: n == 100 ? 4 : 400 / n);
            string ratio = before > 0 ? string.Create(CultureInfo.InvariantCulture, $"  × {cost / before:F1}") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-26} {n,4}×  {page.Letters.Count,7} letters {page.Rulings.Count,6} rulings  {cost,9:F2} ms CPU{ratio}"));
            before = cost;
        }
    }

    /// <summary>CPU milliseconds of one page, over at least so many rounds: the lesser of two measurements.</summary>
    private static double Cost(Page page, int rounds)
    {
        double best = double.MaxValue;
        for (int half = 0; half < 2; half++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < rounds; i++)
            {
                TableFinder.Find(page);
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / rounds);
        }

        return best;
    }

    private static Page Page(int n, bool apart)
    {
        var letters = new List<Letter>();
        var rulings = new List<Ruling>();
        double y = 40;
        for (int row = 0; row < n * Rows; row++)
        {
            if (row == 0 || (apart && row % Rows == 0))
            {
                y += row == 0 ? 0 : 60;
                Write("单位：万元", 440, y - 5);
                Rule(true, y, _x[0], _x[^1]);
            }

            string[] cells = [$"301{row % 100:00}", "工资福利支出", string.Create(CultureInfo.InvariantCulture, $"{row},234.50"), "82,096.42", ""];
            for (int c = 0; c < cells.Length; c++)
            {
                Write(cells[c], _x[c] + 3, y + RowHeight - 5);
            }

            foreach (double x in _x)
            {
                Rule(false, x, y, y + RowHeight);
            }

            y += RowHeight;
            Rule(true, y, _x[0], _x[^1]);
        }

        return new Page { Number = 1, Width = 595, Height = y + 40, Letters = letters, Rulings = rulings };

        void Rule(bool horizontal, double at, double from, double to) => rulings.Add(new Ruling(horizontal, at, from, to, 0.5, PdfColor.Black, RulingStyle.Stroked));

        void Write(string text, double x, double baseline)
        {
            foreach (char c in text)
            {
                double advance = c >= 0x2E80 ? Size : Size / 2;
                letters.Add(new Letter
                {
                    Text = c.ToString(),
                    Box = new Box(x, baseline - (0.88 * Size), x + advance, baseline + (0.12 * Size)),
                    BaselineX = x,
                    BaselineY = baseline,
                    FontName = "SimSun",
                    FontSize = Size,
                    Order = letters.Count,
                });
                x += advance;
            }
        }
    }
}

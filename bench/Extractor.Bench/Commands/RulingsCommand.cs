using System.Globalization;
using System.Text;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>Rulings beside the picture of the page (<c>pdftoppm</c>): long thin dark runs of pixels that no ruling covers, and rulings where the picture shows none.</summary>
internal sealed class RulingsCommand : IBenchCommand
{
    private const int Dpi = 144;
    private const double Scale = Dpi / 72.0;

    /// <summary>Runs from this length on, in points, are looked for: longer than any stroke of body text.</summary>
    private const double MinRun = 30;

    public string Name => "rulings";

    public string Help => "[--show] [files, folders or corpus parts]  rulings missed and invented, by comparison with the rendered page";

    public int Run(string[] args)
    {
        bool show = args.Contains("--show");
        long runs = 0, missed = 0, rulings = 0, invented = 0;
        foreach (string file in Corpus.Pdfs(args.Where(a => a != "--show").DefaultIfEmpty("real")))
        {
            try
            {
                Compare(file, show, ref runs, ref missed, ref rulings, ref invented);
            }
            catch (PdfException)
            {
                // Not readable: nothing to compare.
            }
        }

        Console.WriteLine($"{runs} thin runs in the pictures, {missed} without a ruling; {rulings} rulings, {invented} not in the pictures");
        return 0;
    }

    private static void Compare(string file, bool show, ref long runs, ref long missed, ref long rulings, ref long invented)
    {
        using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(file));
        for (int p = 1; p <= document.PageCount; p++)
        {
            string number = p.ToString(CultureInfo.InvariantCulture);
            using var output = new MemoryStream();
            ChildProcess.Run("timeout", ["30", "pdftoppm", "-gray", "-r", $"{Dpi}", "-f", number, "-l", number, "-cropbox", file], output);
            if (Picture.Parse(output.ToArray()) is not { } picture)
            {
                continue;
            }

            Page page = document.GetPage(p);
            var text = new StringBuilder();
            long missedBefore = missed, inventedBefore = invented;
            foreach (bool horizontal in (bool[])[true, false])
            {
                foreach ((double position, double start, double end) in picture.ThinRuns(horizontal, MinRun * Scale))
                {
                    runs++;
                    double y = (position + 0.5) / Scale, from = start / Scale, to = end / Scale;
                    if (!page.Rulings.Any(r => r.IsHorizontal == horizontal && Math.Abs(r.Position - y) <= (r.Thickness / 2) + 1 && r.Start <= from + 2 && r.End >= to - 2))
                    {
                        missed++;
                        text.Append(CultureInfo.InvariantCulture, $"\n    missed {(horizontal ? "h" : "v")} at {y:F1} from {from:F1} to {to:F1}");
                    }
                }
            }

            foreach (Ruling ruling in page.Rulings)
            {
                rulings++;
                if (!ruling.Color.IsWhite && picture.Ink(ruling.IsHorizontal, ruling.Position * Scale, ruling.Start * Scale, ruling.End * Scale, (ruling.Thickness * Scale / 2) + 1.5) < 0.35)
                {
                    invented++;
                    text.Append(CultureInfo.InvariantCulture, $"\n    not seen {ruling}");
                }
            }

            if (missed != missedBefore || invented != inventedBefore)
            {
                Console.WriteLine($"{Path.GetRelativePath(Corpus.Root, file)} p{p}: {missed - missedBefore} missed, {invented - inventedBefore} not seen{(show ? text.ToString() : "")}");
            }
        }
    }

    private sealed class Picture(byte[] data, int offset, int width, int height)
    {
        private const int Dark = 190;

        public static Picture? Parse(byte[] pgm)
        {
            // P5 <width> <height> <maximum> then the samples.
            var numbers = new List<int>();
            int i = 2, value = -1;
            for (; i < pgm.Length && numbers.Count < 3; i++)
            {
                if (pgm[i] is >= (byte)'0' and <= (byte)'9')
                {
                    value = (Math.Max(value, 0) * 10) + pgm[i] - '0';
                }
                else if (value >= 0)
                {
                    numbers.Add(value);
                    value = -1;
                }
            }

            return numbers.Count == 3 && i + ((long)numbers[0] * numbers[1]) <= pgm.Length ? new Picture(pgm, i, numbers[0], numbers[1]) : null;
        }

        /// <summary>Runs of dark pixels at least so long whose both sides, five pixels off, are clearly lighter along most of the run.</summary>
        public IEnumerable<(double Position, double Start, double End)> ThinRuns(bool horizontal, double minimum)
        {
            int rows = horizontal ? height : width, columns = horizontal ? width : height;
            for (int y = 5; y < rows - 5; y++)
            {
                int start = -1;
                for (int x = 0; x <= columns; x++)
                {
                    bool dark = x < columns && At(horizontal, x, y) < Dark;
                    if (dark && start < 0)
                    {
                        start = x;
                    }
                    else if (!dark && start >= 0)
                    {
                        // Only the run's darkest row counts, so that a line two pixels thick is one run.
                        if (x - start >= minimum && Lighter(horizontal, start, x, y, -5) && Lighter(horizontal, start, x, y, 5) && !Darker(horizontal, start, x, y, -1) && Darkest(horizontal, start, x, y))
                        {
                            yield return (y, start, x);
                        }

                        start = -1;
                    }
                }
            }
        }

        public double Ink(bool horizontal, double position, double start, double end, double reach)
        {
            int limit = horizontal ? width : height;
            int from = (int)Math.Clamp(start + 1, 0, limit - 1), to = (int)Math.Clamp(end - 1, 0, limit - 1);
            int rows = horizontal ? height : width;
            int near = (int)Math.Clamp(position - reach, 0, rows - 1), far = (int)Math.Clamp(position + reach, 0, rows - 1);
            int hit = 0, all = 0;
            for (int x = from; x <= to; x++)
            {
                all++;
                for (int y = near; y <= far; y++)
                {
                    if (At(horizontal, x, y) < 250)
                    {
                        hit++;
                        break;
                    }
                }
            }

            return all == 0 ? 1 : (double)hit / all;
        }

        private int At(bool horizontal, int x, int y) => horizontal ? data[offset + (y * width) + x] : data[offset + (x * width) + y];

        private bool Lighter(bool horizontal, int from, int to, int y, int off)
        {
            int count = 0;
            for (int x = from; x < to; x++)
            {
                count += At(horizontal, x, y + off) > At(horizontal, x, y) + 40 ? 1 : 0;
            }

            return count >= 0.6 * (to - from);
        }

        private bool Darker(bool horizontal, int from, int to, int y, int off)
        {
            long here = 0, there = 0;
            for (int x = from; x < to; x++)
            {
                here += At(horizontal, x, y);
                there += At(horizontal, x, y + off);
            }

            return there <= here + (to - from);
        }

        private bool Darkest(bool horizontal, int from, int to, int y)
        {
            long here = 0, next = 0;
            for (int x = from; x < to; x++)
            {
                here += At(horizontal, x, y);
                next += At(horizontal, x, y + 1);
            }

            return here <= next + (to - from);
        }
    }
}

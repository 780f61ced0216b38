using System.Diagnostics;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>Pages per CPU-second of reading letters and rulings, one thread, beside <c>pdftotext -layout</c> on the same files in the same run.</summary>
internal sealed class ReadCommand : IBenchCommand
{
    public string Name => "read";

    public string Help => "[--rounds N] [--each] [files, folders or corpus parts; default real dev]  pages per CPU-second beside pdftotext -layout";

    public int Run(string[] args)
    {
        int rounds = 3;
        bool each = false;
        var paths = new List<string>();
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--rounds" && i + 1 < args.Length)
            {
                rounds = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
            }
            else if (args[i] == "--each")
            {
                each = true;
            }
            else
            {
                paths.Add(args[i]);
            }
        }

        List<string> files = Corpus.Pdfs(paths.Count == 0 ? ["real", "dev"] : paths);
        var contents = files.ConvertAll(File.ReadAllBytes);
        long pages = 0, letters = 0, rulings = 0;
        Process self = Process.GetCurrentProcess();
        TimeSpan best = TimeSpan.MaxValue, first = default, theirs = TimeSpan.MaxValue;
        for (int round = 0; round < rounds; round++)
        {
            pages = letters = rulings = 0;
            self.Refresh();
            TimeSpan before = self.TotalProcessorTime;
            for (int f = 0; f < files.Count; f++)
            {
                long from = Stopwatch.GetTimestamp();
                long pagesBefore = pages;
                Read(contents[f], ref pages, ref letters, ref rulings);
                if (each && round == rounds - 1)
                {
                    Console.WriteLine($"{(pages - pagesBefore) / Stopwatch.GetElapsedTime(from).TotalSeconds,8:F0} pages/s {pages - pagesBefore,5} pages  {Path.GetRelativePath(Corpus.Root, files[f])}");
                }
            }

            self.Refresh();
            TimeSpan used = self.TotalProcessorTime - before;
            first = round == 0 ? used : first;
            best = used < best ? used : best;
            TimeSpan text = TimeSpan.Zero;
            foreach (string file in files)
            {
                text += ChildProcess.Run("pdftotext", ["-layout", file, "-"]) ?? TimeSpan.Zero;
            }

            theirs = text < theirs ? text : theirs;
        }

        double ours = pages / best.TotalSeconds, other = pages / theirs.TotalSeconds;
        Console.WriteLine($"{files.Count} files, {pages} pages, {letters} letters, {rulings} rulings");
        Console.WriteLine($"first round (with start-up)  {pages / first.TotalSeconds,8:F0} pages per CPU-second");
        Console.WriteLine($"best of {rounds} rounds             {ours,8:F0} pages per CPU-second");
        Console.WriteLine($"pdftotext -layout            {other,8:F0} pages per CPU-second");
        Console.WriteLine($"ratio                        {ours / other,8:F2}");
        Console.WriteLine($"peak memory {ProcessMemory.PeakMegabytes:F0} MB");
        return 0;
    }

    private static void Read(byte[] bytes, ref long pages, ref long letters, ref long rulings)
    {
        try
        {
            using IPdfDocument document = new PdfReader().Open(bytes);
            for (int p = 1; p <= document.PageCount; p++)
            {
                Page page = document.GetPage(p);
                letters += page.Letters.Count;
                rulings += page.Rulings.Count;
            }

            pages += document.PageCount;
        }
        catch (PdfException)
        {
            // Files that cannot be opened count for nobody.
        }
    }
}

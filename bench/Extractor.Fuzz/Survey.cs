using System.Diagnostics;
using System.Globalization;
using Extractor.Pdf;

namespace Extractor.Fuzz;

/// <summary>Reads every page of every PDF in a folder and prints one line a file: pages, letters, seconds, memory, warnings, error.</summary>
internal static class Survey
{
    public static int Run(string directory, string? password)
    {
        int failures = 0;
        Console.WriteLine("file\tpages\tletters\tseconds\tallocated_mb\tresident_mb\tresult\twarnings");
        foreach (string path in Directory.EnumerateFiles(directory, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
            long before = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            int pages = 0;
            int letters = 0;
            var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
            string result = "ok";
            try
            {
                using IPdfDocument document = new PdfReader().Open(bytes, new PdfReadOptions { Password = password });
                pages = document.PageCount;
                for (int n = 1; n <= pages; n++)
                {
                    Page page = document.GetPage(n);
                    letters += page.Letters.Count;
                    Count(page.Warnings, codes);
                }

                Count(document.Warnings, codes);
            }
            catch (PdfException e)
            {
                result = $"{e.GetType().Name}: {e.Message}";
            }
            catch (Exception e)
            {
                failures++;
                result = $"UNHANDLED {e}".ReplaceLineEndings(" | ");
            }

            double seconds = watch.Elapsed.TotalSeconds;
            long allocated = (GC.GetTotalAllocatedBytes() - before) >> 20;
            long resident = Process.GetCurrentProcess().WorkingSet64 >> 20;
            string warnings = string.Join(' ', codes.Select(c => $"{c.Key}:{c.Value}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}\t{pages}\t{letters}\t{seconds:F3}\t{allocated}\t{resident}\t{result}\t{warnings}"));
        }

        return failures == 0 ? 0 : 1;
    }

    private static void Count(IReadOnlyList<PdfWarning> warnings, SortedDictionary<string, int> codes)
    {
        foreach (PdfWarning warning in warnings)
        {
            codes[warning.Code] = codes.GetValueOrDefault(warning.Code) + 1;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Extractor.Pdf;
using Extractor.TestSupport.Fuzzing;

namespace Extractor.Fuzz;

/// <summary>Runs damaged documents through the complete reader and keeps the cases that fail.</summary>
internal static class FuzzCommand
{
    private const int MaxDocumentBytes = 400 << 10;

    // How much was really read: a fuzzer whose documents all fail at the door proves nothing.
    private static long s_refused;
    private static long s_pages;
    private static long s_letters;
    private static long s_warnings;

    /// <param name="seed">Printed, so that a run can be repeated.</param>
    /// <param name="count">Number of cases.</param>
    /// <param name="first">Number of the first case.</param>
    /// <param name="folders">Folders with PDFs to be damaged, besides those made in memory.</param>
    public static int Run(int seed, int count, int first, IReadOnlyList<string> folders)
    {
        var documents = new List<byte[]>(FuzzDocuments.Made());
        foreach (string folder in folders)
        {
            documents.AddRange(FuzzDocuments.Of(folder, MaxDocumentBytes));
        }

        Console.WriteLine($"seed {seed}, cases {first} to {first + count - 1}, {documents.Count} documents");
        var watch = Stopwatch.StartNew();
        double longest = 0;
        int longestCase = -1;
        var runner = new FuzzRunner
        {
            Read = ReadAll,
            Progress = (index, seconds) =>
            {
                if (seconds > longest)
                {
                    (longest, longestCase) = (seconds, index);
                }

                if ((index - first + 1) % 1000 == 0)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index - first + 1} cases, {watch.Elapsed.TotalSeconds:F0} s, longest {longest:F2} s (case {longestCase}), peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
                }
            },
        };
        IReadOnlyList<FuzzFailure> failures = runner.Run(new PdfMutator(seed, documents), first, count);
        foreach (FuzzFailure failure in failures)
        {
            string path = $"fuzz-{seed}-{failure.Index}.pdf";
            File.WriteAllBytes(path, failure.Bytes);
            Console.WriteLine($"FAILED case {failure.Index} ({path}): {failure.Reason}");
        }

        Console.WriteLine($"read {s_pages} pages with {s_letters} letters and {s_warnings} page warnings; {s_refused} documents were refused with a message");
        Console.WriteLine($"{failures.Count} of {count} cases failed (seed {seed})");
        return failures.Count == 0 ? 0 : 1;
    }

    /// <summary>Every page of a document; only <see cref="PdfException"/> is an answer that a document may give.</summary>
    public static void ReadAll(byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            using IPdfDocument document = new PdfReader().Open(bytes);
            for (int n = 1; n <= document.PageCount; n++)
            {
                Page page = document.GetPage(n, cancellationToken);
                s_pages++;
                s_letters += page.Letters.Count;
                s_warnings += page.Warnings.Count;
                foreach (PdfWarning warning in page.Warnings)
                {
                    // The reader survives its own errors, but they are errors.
                    if (warning.Code is "font-failed" or "operator-failed" or "page-failed")
                    {
                        throw new InvalidOperationException($"page {n}: {warning.Code}: {warning.Message}");
                    }
                }
            }
        }
        catch (PdfException)
        {
            // Said to be unreadable: that is a proper answer.
            s_refused++;
        }
    }
}

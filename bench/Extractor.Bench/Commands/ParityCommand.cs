using System.Diagnostics;
using System.Globalization;
using System.Text;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>Characters per page beside those of <c>pdftotext -layout</c> (which, other than the plain mode, keeps hyphens at line ends): multisets, white space aside, after NFKC.</summary>
internal sealed class ParityCommand : IBenchCommand
{
    public string Name => "parity";

    public string Help => "[--diff] [files, folders or corpus parts]  recall and precision of our characters against pdftotext's";

    public int Run(string[] args)
    {
        bool diff = args.Contains("--diff");
        List<string> files = Corpus.Pdfs(args.Where(a => a != "--diff").DefaultIfEmpty("real"));
        long ours = 0, theirs = 0, common = 0;
        foreach (string file in files)
        {
            long o = 0, t = 0, c = 0;
            long from = Stopwatch.GetTimestamp();
            var missing = new Dictionary<string, int>();
            try
            {
                Compare(file, missing, ref o, ref t, ref c);
            }
            catch (PdfException e)
            {
                Console.WriteLine($"  not read  {Path.GetFileName(file)}: {e.Message}");
                continue;
            }

            double seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
            if (seconds > 3)
            {
                Console.WriteLine($"  slow: {seconds:F1} s with pdftotext  {Path.GetFileName(file)}");
            }

            (ours, theirs, common) = (ours + o, theirs + t, common + c);
            double recall = t == 0 ? 1 : (double)c / t, precision = o == 0 ? 1 : (double)c / o;
            if (recall < 0.9995 || precision < 0.9995)
            {
                Console.WriteLine($"recall {recall:F4} precision {precision:F4} ours {o,7} theirs {t,7}  {Path.GetRelativePath(Corpus.Root, file)}");
                if (diff)
                {
                    Console.WriteLine("    " + string.Join(' ', missing.OrderByDescending(p => Math.Abs(p.Value)).Take(24).Select(p => $"{Show(p.Key)}{p.Value.ToString("+0;-0", CultureInfo.InvariantCulture)}")));
                }
            }
        }

        Console.WriteLine($"{files.Count} files: recall {(double)common / Math.Max(theirs, 1):F5} precision {(double)common / Math.Max(ours, 1):F5} ({ours} and {theirs} characters)");
        return 0;
    }

    private static string Show(string text) => text.Length > 0 && (char.IsControl(text[0]) || text[0] >= 0xE000 && text[0] < 0xF900 || text[0] == 0xFFFD)
        ? $"U+{(int)text[0]:X4}"
        : text;

    private static void Compare(string file, Dictionary<string, int> difference, ref long ours, ref long theirs, ref long common)
    {
        using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(file));
        using var output = new MemoryStream();
        ChildProcess.Run("timeout", ["20", "pdftotext", "-layout", "-cropbox", "-enc", "UTF-8", file, "-"], output);
        string[] pages = Encoding.UTF8.GetString(output.ToArray()).Split('\f');
        for (int p = 1; p <= document.PageCount; p++)
        {
            var counts = new Dictionary<string, int>();
            foreach (Letter letter in document.GetPage(p).Letters)
            {
                // What pdftotext leaves out as well.
                if ((letter.Marks & (LetterMarks.Duplicate | LetterMarks.OffPage | LetterMarks.HiddenLayer)) == 0)
                {
                    Count(letter.Text, counts, 1);
                }
            }

            long mine = counts.Values.Sum(), other = 0;
            if (p <= pages.Length)
            {
                var expected = new Dictionary<string, int>();
                Count(pages[p - 1], expected, 1);
                other = expected.Values.Sum();
                foreach ((string c, int n) in expected)
                {
                    common += Math.Min(n, counts.GetValueOrDefault(c));
                    counts[c] = counts.GetValueOrDefault(c) - n;
                }
            }

            ours += mine;
            theirs += other;
            foreach ((string c, int n) in counts)
            {
                if (n != 0)
                {
                    difference[c] = difference.GetValueOrDefault(c) + n;
                }
            }
        }
    }

    private static void Count(string text, Dictionary<string, int> counts, int by)
    {
        string normal;
        try
        {
            normal = text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            normal = text;
        }

        foreach (Rune rune in normal.EnumerateRunes())
        {
            // Format characters are pdftotext's own marks of writing direction.
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                string key = rune.ToString();
                counts[key] = counts.GetValueOrDefault(key) + by;
            }
        }
    }
}

using System.Globalization;
using System.Text;
using System.Xml;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>Places of letters beside those of <c>mutool draw -F stext</c>: origin, advance and size, letter by letter.</summary>
internal sealed class BoxesCommand : IBenchCommand
{
    /// <summary>Points by which places may differ.</summary>
    private const double Tolerance = 0.6;

    public string Name => "boxes";

    public string Help => "[--all] [files, folders or corpus parts]  share of mutool's letters that stand at the same place with the same advance and size";

    public int Run(string[] args)
    {
        bool all = args.Contains("--all");
        long total = 0, found = 0, wide = 0, sized = 0;
        foreach (string file in Corpus.Pdfs(args.Where(a => a != "--all").DefaultIfEmpty("real")))
        {
            long t = 0, f = 0, w = 0, s = 0;
            string sample = "";
            try
            {
                Compare(file, ref t, ref f, ref w, ref s, ref sample);
            }
            catch (Exception e) when (e is PdfException or XmlException)
            {
                continue;
            }

            (total, found, wide, sized) = (total + t, found + f, wide + w, sized + s);
            if (all || f < t * 0.999 || w < f * 0.99 || s < f * 0.99)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"place {Share(f, t):F4} advance {Share(w, f):F4} size {Share(s, f):F4} of {t,7}  {Path.GetRelativePath(Corpus.Root, file)} {sample}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"place {Share(found, total):F5} advance {Share(wide, found):F5} size {Share(sized, found):F5} of {total} letters"));
        return 0;
    }

    private static double Share(long part, long whole) => whole == 0 ? 1 : (double)part / whole;

    private static void Compare(string file, ref long total, ref long found, ref long wide, ref long sized, ref string sample)
    {
        using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(file));
        using var output = new MemoryStream();
        ChildProcess.Run("timeout", ["60", "mutool", "draw", "-q", "-F", "stext", file], output);
        output.Position = 0;
        using var xml = XmlReader.Create(output, new XmlReaderSettings { CheckCharacters = false });
        int page = 0;
        double size = 0;
        Dictionary<(int, int), List<Letter>> letters = [];
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.Name == "page")
            {
                letters = ++page <= document.PageCount ? Index(document.GetPage(page)) : [];
            }
            else if (xml.Name == "font")
            {
                size = Number(xml.GetAttribute("size"));
            }
            else if (xml.Name == "char" && xml.GetAttribute("c") is { } c && !string.IsNullOrWhiteSpace(c) && c[0] != '\uFFFD')
            {
                total++;
                double x = Number(xml.GetAttribute("x")), y = Number(xml.GetAttribute("y"));
                if (Find(letters, c, x, y) is not { } letter)
                {
                    sample = sample.Length == 0 ? $"e.g. p{page} '{c}' at {x:F1} {y:F1}" : sample;
                    continue;
                }

                found++;
                double[] quad = Array.ConvertAll(xml.GetAttribute("quad")!.Split(' '), Number);
                double theirs = Math.Sqrt(Math.Pow(quad[2] - quad[0], 2) + Math.Pow(quad[3] - quad[1], 2));
                double ours = letter.Direction is TextDirection.Rotate90 or TextDirection.Rotate270 ? letter.Box.Height : letter.Box.Width;
                bool even = letter.Direction is TextDirection.Other or TextDirection.Vertical || Math.Abs(theirs - ours) <= Tolerance;
                wide += even ? 1 : 0;
                sized += Math.Abs(letter.FontSize - size) <= 0.1 + (size * 0.02) ? 1 : 0;
                if (!even && sample.Length == 0)
                {
                    sample = string.Create(CultureInfo.InvariantCulture, $"e.g. p{page} '{c}' advance {ours:F2} not {theirs:F2} {letter.FontName}");
                }
            }
        }
    }

    private static Dictionary<(int, int), List<Letter>> Index(Page page)
    {
        var index = new Dictionary<(int, int), List<Letter>>();
        foreach (Letter letter in page.Letters)
        {
            (int, int) key = ((int)Math.Floor(letter.BaselineX), (int)Math.Floor(letter.BaselineY));
            if (!index.TryGetValue(key, out List<Letter>? bin))
            {
                index[key] = bin = [];
            }

            bin.Add(letter);
        }

        return index;
    }

    /// <summary>The text may be mapped otherwise; only the place counts.</summary>
    private static Letter? Find(Dictionary<(int, int), List<Letter>> letters, string text, double x, double y)
    {
        Letter? near = null;
        for (int dx = -1; dx <= 1; dx++)
        {
            for (int dy = -1; dy <= 1; dy++)
            {
                if (letters.TryGetValue(((int)Math.Floor(x) + dx, (int)Math.Floor(y) + dy), out List<Letter>? bin))
                {
                    foreach (Letter letter in bin)
                    {
                        if (Math.Abs(letter.BaselineX - x) <= Tolerance && Math.Abs(letter.BaselineY - y) <= Tolerance)
                        {
                            if (letter.Text.Normalize(NormalizationForm.FormKC) == text.Normalize(NormalizationForm.FormKC))
                            {
                                return letter;
                            }

                            near = letter;
                        }
                    }
                }
            }
        }

        return near;
    }

    private static double Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0;
}

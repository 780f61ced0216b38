using System.Globalization;
using System.Text;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>Counts marks over all pages and shows the text that carries each, so that wrongly marked text is found.</summary>
internal sealed class MarksCommand : IBenchCommand
{
    public string Name => "marks";

    public string Help => "[files, folders or corpus parts]  marked letters and their text, a line for each page and mark";

    public int Run(string[] args)
    {
        foreach (string file in Corpus.Pdfs(args))
        {
            try
            {
                Show(file);
            }
            catch (PdfException e)
            {
                Console.WriteLine($"{Path.GetFileName(file)}: {e.Message}");
            }
        }

        return 0;
    }

    private static void Show(string file)
    {
        using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(file));
        for (int p = 1; p <= document.PageCount; p++)
        {
            var texts = new SortedDictionary<LetterMarks, StringBuilder>();
            foreach (Letter letter in document.GetPage(p).Letters)
            {
                if (letter.Marks != 0 && !letter.IsWhiteSpace)
                {
                    if (!texts.TryGetValue(letter.Marks, out StringBuilder? text))
                    {
                        texts[letter.Marks] = text = new StringBuilder();
                    }

                    text.Append(letter.Text);
                }
            }

            foreach ((LetterMarks marks, StringBuilder text) in texts)
            {
                string shown = text.Length > 80 ? text.ToString(0, 80) + "…" : text.ToString();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(Corpus.Root, file)} p{p} {marks} ({text.Length}): {shown}"));
            }
        }
    }
}

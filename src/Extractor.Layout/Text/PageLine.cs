using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>A line reduced to what headings and paragraphs are told by.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Size">Type size of most of its letters.</param>
/// <param name="Font">Font of most of its letters.</param>
internal sealed record PageLine(string Text, int Page, Box Box, double Size, string Font)
{
    public static PageLine From(TextLine line, int page)
    {
        var sizes = new Dictionary<(double Size, string Font), int>();
        (double Size, string Font) best = (0, "");
        int most = 0;
        foreach (Word word in line.Words)
        {
            foreach (Letter letter in word.Letters)
            {
                var key = (Math.Round(letter.FontSize * 2) / 2, letter.FontName);
                int n = sizes.GetValueOrDefault(key) + 1;
                sizes[key] = n;
                if (n > most)
                {
                    (best, most) = (key, n);
                }
            }
        }

        return new PageLine(line.Text, page, line.Box, best.Size, best.Font);
    }
}

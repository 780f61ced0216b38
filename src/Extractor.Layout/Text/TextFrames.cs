namespace Extractor.Layout.Text;

/// <summary>Left and right edge of the running text in one column.</summary>
internal readonly record struct TextFrame(double Left, double Right)
{
    public double Center => (Left + Right) / 2;
}

/// <summary>
/// Edges of running text and type of the body, measured over the whole document: where lines begin and end tells paragraphs
/// apart, so the edges come from lines that agree, not from the longest one.
/// </summary>
internal sealed class TextFrames
{
    private readonly Dictionary<(int Page, int Region), TextFrame> _frames = [];
    private readonly HashSet<(int Page, int Region)> _measured = [];

    public TextFrames(IReadOnlyList<PageText> pages, HashSet<PageLine> furniture)
    {
        var sizes = new Dictionary<double, int>();
        var byWidth = new Dictionary<int, List<PageLine>>();
        foreach (PageText page in pages)
        {
            foreach (PageLine line in page.Lines)
            {
                if (furniture.Contains(line))
                {
                    continue;
                }

                // Running text is told by long lines; labels and stray cells must not outweigh it.
                int weight = line.Box.Width > 0.5 * page.Width ? 20 * line.Text.Length : line.Text.Length;
                sizes[line.Size] = sizes.GetValueOrDefault(line.Size) + weight;
                if (line.Region == 0)
                {
                    Add(byWidth, (int)Math.Round(page.Width / 4), line);
                }
            }
        }

        BodySize = Mode(sizes, 10.5);
        var fonts = new Dictionary<(string Font, bool Bold), int>();
        var general = byWidth.ToDictionary(p => p.Key, p => Measure(p.Value, 3, 0.04));
        var leadings = new Dictionary<double, int>();
        foreach (PageText page in pages)
        {
            foreach (IGrouping<int, PageLine> region in page.Lines.Where(l => !furniture.Contains(l)).GroupBy(l => l.Region))
            {
                PageLine[] lines = [.. region];
                TextFrame? own = Measure(lines, 3, 0.25);
                TextFrame? all = region.Key == 0 ? general.GetValueOrDefault((int)Math.Round(page.Width / 4)) : null;
                double left = own?.Left ?? all?.Left ?? lines.Min(l => l.Box.Left);
                double right = own?.Right ?? all?.Right ?? lines.Max(l => l.Box.Right);
                if (all is TextFrame a && own is TextFrame o && a.Right > o.Right && lines.Any(l => Math.Abs(l.Box.Right - a.Right) < l.Size * 0.6))
                {
                    // Some line of this page reaches the document's edge: a list of equally short lines is no narrower column.
                    right = a.Right;
                }

                if (own is not null || all is not null)
                {
                    _measured.Add((page.Number, region.Key));
                }

                _frames[(page.Number, region.Key)] = new TextFrame(left, Math.Max(left, right));
                for (int i = 0; i < lines.Length; i++)
                {
                    if (Math.Abs(lines[i].Size - BodySize) < 0.3)
                    {
                        var face = (lines[i].Font, lines[i].IsBold);
                        fonts[face] = fonts.GetValueOrDefault(face) + lines[i].Text.Length;
                        double step = i > 0 ? Math.Round(lines[i].Box.CenterY - lines[i - 1].Box.CenterY) : 0;
                        if (step > 0 && step < 4 * BodySize && Math.Abs(lines[i - 1].Size - BodySize) < 0.3)
                        {
                            leadings[step] = leadings.GetValueOrDefault(step) + 1;
                        }
                    }
                }
            }
        }

        (BodyFont, BodyBold) = fonts.Count == 0 ? ("", false) : fonts.MaxBy(f => f.Value).Key;
        Leading = Mode(leadings, 1.6 * BodySize);
        BodyLetters = fonts.Values.Sum();
        FontShare = fonts.GroupBy(f => f.Key.Font).ToDictionary(g => g.Key, g => g.Sum(f => f.Value) / (double)Math.Max(1, BodyLetters));
    }

    /// <summary>Type size of most of the text.</summary>
    public double BodySize { get; }

    public string BodyFont { get; }

    public bool BodyBold { get; }

    /// <summary>Distance of baselines in running text.</summary>
    public double Leading { get; }

    /// <summary>Part of the body-sized text that is set in a font.</summary>
    public IReadOnlyDictionary<string, double> FontShare { get; }

    private int BodyLetters { get; }

    public TextFrame this[PageLine line] => _frames.TryGetValue((line.Page, line.Region), out TextFrame frame) ? frame : new TextFrame(line.Box.Left, line.Box.Right);

    /// <summary>True where several lines agree on the edges of a line's column; otherwise they are only those of the lines there are.</summary>
    public bool IsMeasured(PageLine line) => _measured.Contains((line.Page, line.Region));

    /// <summary>True where a line stands in the middle of its column with free room on both sides.</summary>
    public bool IsCentered(PageLine line)
    {
        TextFrame frame = this[line];
        double left = line.Box.Left - frame.Left;
        double right = frame.Right - line.Box.Right;
        return left > line.Size && right > line.Size * 0.8 && Math.Abs(left - right) < Math.Max(1.2 * line.Size, 0.12 * (left + right));
    }

    /// <summary>The outermost edges on which several lines agree.</summary>
    private static TextFrame? Measure(IReadOnlyList<PageLine> lines, int least, double share)
    {
        int need = Math.Max(least, (int)Math.Ceiling(share * lines.Count));

        // Punctuation may hang over the edge (GB/T 15834 5.1.10 keeps it off the head of a line), so lines that end with it do not tell.
        double? right = Edge([.. lines.Where(l => !EndsWithMark(l.Text)).Select(l => -l.Box.Right).Order()], lines[0].Size, need)
            ?? Edge([.. lines.Select(l => -l.Box.Right).Order()], lines[0].Size, need);
        double? left = Edge([.. lines.Select(l => l.Box.Left).Order()], lines[0].Size, Math.Max(2, need / 2));
        return right is double r && left is double l && -r > l ? new TextFrame(l, -r) : null;
    }

    private static bool EndsWithMark(string text) => text.Length > 0 && text[^1] is '，' or '。' or '、' or '；' or '：' or '！' or '？' or ',' or '.' or ';' or ':' or '”' or '）' or '》';

    private static double? Edge(double[] sorted, double size, int need)
    {
        for (int i = 0; i + need <= sorted.Length; i++)
        {
            if (sorted[i + need - 1] - sorted[i] <= 0.7 * size)
            {
                return sorted[i];
            }
        }

        return null;
    }

    private static double Mode(Dictionary<double, int> counts, double otherwise)
    {
        double best = otherwise;
        int most = 0;
        foreach ((double value, int count) in counts)
        {
            if (count > most || (count == most && value < best))
            {
                (best, most) = (value, count);
            }
        }

        return best;
    }

    private static void Add(Dictionary<int, List<PageLine>> map, int key, PageLine line)
    {
        if (!map.TryGetValue(key, out List<PageLine>? list))
        {
            map.Add(key, list = []);
        }

        list.Add(line);
    }
}

using Extractor.Layout.Text;

namespace Extractor.Disclosure.Narrative;

/// <summary>
/// Puts together what a page break or a wrapped line tore apart and the layout, which knows no sentences, could not see: a sentence that
/// stops in its middle at the foot of a page, a reason announced with a colon, a heading whose last word stands alone.
/// </summary>
internal static class BlockMender
{
    private const int MaxFurniture = 60;
    private const string Terminals = "。；：！？.;:!?…”";

    public static IReadOnlyList<Block> Mend(IReadOnlyList<Block> blocks)
    {
        Dictionary<string, int> repeated = Repeated(blocks);
        List<Block> mended = new(blocks.Count);
        for (int i = 0; i < blocks.Count; i++)
        {
            Block block = blocks[i];
            Block? last = mended.Count > 0 ? mended[^1] : null;
            if (block is ParagraphBlock p && last is ParagraphBlock open)
            {
                // The running title between two halves of a sentence.
                if (IsFurniture(p, repeated) && i + 1 < blocks.Count && blocks[i + 1] is ParagraphBlock after && after.Page == p.Page && Continues(open, after))
                {
                    mended[^1] = Join(open, after);
                    mended.Add(p);
                    (mended[^1], mended[^2]) = (mended[^2], mended[^1]);
                    i++;
                    continue;
                }

                if (Continues(open, p) || AnnouncesReason(open, p))
                {
                    mended[^1] = Join(open, p);
                    continue;
                }
            }
            else if (block is HeadingBlock { Number: null, IsContents: false } tail && last is HeadingBlock { Number: not null, IsContents: false } head
                && tail.Text.Length <= 6 && tail.Page == head.Page && (tail.Text.EndsWith("说明", StringComparison.Ordinal) || tail.Text.EndsWith('表') || tail.Text.EndsWith("情况", StringComparison.Ordinal)))
            {
                mended[^1] = head with { Title = head.Title + tail.Text, Text = head.Text + tail.Text };
                continue;
            }

            mended.Add(block);
        }

        return mended;
    }

    private static bool Continues(ParagraphBlock open, ParagraphBlock next)
    {
        string text = open.Text.AsSpan().TrimEnd().ToString();
        int lastPage = open.Parts.Count > 0 ? open.Parts[^1].Page : open.Page;
        return text.Length > 15 && next.Page > lastPage && !Terminals.Contains(text[^1]) && text.AsSpan().IndexOfAny("，,、：:") >= 0
            && !Numbering.TryRead(next.Text, out _) && !ProjectReader.StartsField(next.Text);
    }

    private static bool AnnouncesReason(ParagraphBlock open, ParagraphBlock next)
    {
        ReadOnlySpan<char> text = open.Text.AsSpan().TrimEnd();
        return (text.EndsWith("原因：", StringComparison.Ordinal) || text.EndsWith("原因:", StringComparison.Ordinal) || text.EndsWith("原因是：", StringComparison.Ordinal) || text.EndsWith("原因是:", StringComparison.Ordinal) || text.EndsWith("原因是", StringComparison.Ordinal))
            && !Numbering.TryRead(next.Text, out _) && next.Page - open.Page <= 1;
    }

    private static ParagraphBlock Join(ParagraphBlock a, ParagraphBlock b)
    {
        bool blank = a.Text.Length > 0 && b.Text.Length > 0 && char.IsAsciiLetter(a.Text[^1]) && char.IsAsciiLetter(b.Text[0]);
        string text = a.Text + (blank ? " " : "") + b.Text;
        int shift = text.Length - b.Text.Length;
        return a with { Text = text, Parts = [.. a.Parts, .. b.Parts.Select(p => p with { Start = p.Start + shift })] };
    }

    private static bool IsFurniture(ParagraphBlock p, Dictionary<string, int> repeated) =>
        p.Text.Length <= MaxFurniture && repeated.GetValueOrDefault(p.Text) > 1;

    /// <summary>How often a short line without a sentence mark stands in the document, the cover included.</summary>
    private static Dictionary<string, int> Repeated(IReadOnlyList<Block> blocks)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (Block block in blocks)
        {
            string text = block switch { ParagraphBlock p => p.Text, HeadingBlock h => h.Text, _ => "" };
            if (text.Length is > 3 and <= MaxFurniture && text.AsSpan().IndexOfAny("，。；") < 0)
            {
                counts[text] = counts.GetValueOrDefault(text) + 1;
            }
        }

        return counts;
    }
}

namespace Extractor.Layout.Text;

/// <summary>Lines of all pages → headings and paragraphs in reading order.</summary>
internal static class BlockBuilder
{
    public static IReadOnlyList<Block> Build(IReadOnlyList<PageText> pages)
    {
        var blocks = new List<Block>();
        foreach (PageText page in pages)
        {
            foreach (PageLine line in page.Lines)
            {
                string text = TextJoiner.Squeeze(line.Text);
                blocks.Add(new ParagraphBlock(line.Page, line.Box, text, [new TextSpan(0, text.Length, line.Page, line.Box)]));
            }
        }

        return blocks;
    }
}

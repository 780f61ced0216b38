using System.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>Lines that are one heading or paragraph.</summary>
internal sealed class LineGroup(PageLine first)
{
    public List<PageLine> Lines { get; } = [first];

    public PageLine First => Lines[0];

    public PageLine Last => Lines[^1];

    /// <summary>Left edge of the lines after the first (on their own pages); null for a single line.</summary>
    public double? RestLeft => Lines.Count > 1 ? Lines[^1].Box.Left : null;

    /// <summary>The lines as printed, wide gaps kept as blanks.</summary>
    public string Printed()
    {
        if (Lines.Count == 1)
        {
            return First.Text;
        }

        var text = new StringBuilder(First.Text);
        for (int i = 1; i < Lines.Count; i++)
        {
            if (TextJoiner.NeedsBlank(Lines[i - 1].Text, Lines[i].Text))
            {
                text.Append(' ');
            }

            text.Append(Lines[i].Text);
        }

        return text.ToString();
    }

    /// <summary>Area on the first page.</summary>
    public Box Box()
    {
        Box box = First.PageBox;
        foreach (PageLine line in Lines)
        {
            if (line.Page == First.Page)
            {
                box = box.Union(line.PageBox);
            }
        }

        return box;
    }

    public ParagraphBlock ToParagraph()
    {
        var text = new StringBuilder();
        var parts = new List<TextSpan>(Lines.Count);
        foreach (PageLine line in Lines)
        {
            int start = TextJoiner.Append(text, line.Text);
            if (text.Length > start)
            {
                parts.Add(new TextSpan(start, text.Length - start, line.Page, line.PageBox));
            }
        }

        return new ParagraphBlock(First.Page, Box(), text.ToString(), parts);
    }
}

using System.Text;
using Extractor.Layout.Tables;
using Extractor.Layout.Text;

namespace Extractor.Layout;

/// <summary>
/// A document's layout as plain text in reading order: headings, paragraphs and tables, each after an empty line. Tables are
/// rows of cells between <c>|</c>, padded to columns (an ideograph is two columns wide, as in a terminal).
/// </summary>
public static class LayoutTextWriter
{
    /// <summary>Columns are padded up to this width; longer cells run over.</summary>
    private const int MaxPadding = 36;

    /// <summary>Writes the whole document. Lines end with a line feed on every system.</summary>
    public static void Write(DocumentLayout layout, TextWriter writer)
    {
        bool first = true;
        bool contents = false;
        var written = new HashSet<int>();
        foreach (Block block in layout.Blocks)
        {
            // Entries of a table of contents stand together.
            bool entry = block is HeadingBlock { IsContents: true };
            if (!first && !(entry && contents))
            {
                writer.Write('\n');
            }

            first = false;
            contents = entry;
            switch (block)
            {
                case HeadingBlock heading:
                    writer.Write(heading.Text);
                    writer.Write('\n');
                    break;
                case ParagraphBlock paragraph:
                    writer.Write(paragraph.Text);
                    writer.Write('\n');
                    break;
                case TableBlock place when place.TableIndex >= 1 && place.TableIndex <= layout.Tables.Count && written.Add(place.TableIndex):
                    WriteTable(layout.Tables[place.TableIndex - 1], writer);
                    break;
            }
        }

        foreach (Table table in layout.Tables)
        {
            if (written.Add(table.Index))
            {
                writer.Write(first ? "" : "\n");
                first = false;
                WriteTable(table, writer);
            }
        }
    }

    /// <summary>Writes one table: its caption lines, then a line per row. The text of a merged cell stands in its first row and column.</summary>
    public static void WriteTable(Table table, TextWriter writer)
    {
        foreach (string caption in table.CaptionLines)
        {
            writer.Write(caption);
            writer.Write('\n');
        }

        var texts = new Dictionary<(int Row, int Column), string>(table.Cells.Count);
        int[] widths = new int[table.ColumnCount];
        foreach (Cell cell in table.Cells)
        {
            if (cell.Text.Length > 0)
            {
                texts[(cell.Row, cell.Column)] = cell.Text;
                if (cell.ColumnSpan == 1 && cell.Column < widths.Length)
                {
                    widths[cell.Column] = Math.Max(widths[cell.Column], Math.Min(MaxPadding, DisplayWidth(cell.Text)));
                }
            }
        }

        var line = new StringBuilder();
        for (int row = 0; row < table.RowCount; row++)
        {
            line.Clear();
            for (int column = 0; column < table.ColumnCount; column++)
            {
                string text = texts.GetValueOrDefault((row, column), "");
                line.Append("| ").Append(text).Append(' ', Math.Max(0, widths[column] - DisplayWidth(text)) + 1);
            }

            writer.Write(line.Append('|').Append('\n'));
        }
    }

    /// <summary>Columns that a text takes in a terminal: two for a CJK character, none for a combining mark.</summary>
    internal static int DisplayWidth(string text)
    {
        int width = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsLowSurrogate(c) || c is >= '\u0300' and <= '\u036F')
            {
                continue;
            }

            width += char.IsHighSurrogate(c) || (CharKind.IsCjk(c) && c >= 0x2E80 && c is not (>= '\uFF61' and <= '\uFFDC')) ? 2 : 1;
        }

        return width;
    }
}

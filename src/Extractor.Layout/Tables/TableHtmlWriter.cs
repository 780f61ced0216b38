using System.Globalization;
using System.Net;

namespace Extractor.Layout.Tables;

/// <summary>Writes tables as one HTML page that shows them as printed: merged cells span, header rows are <c>th</c>, captions stand above.</summary>
public static class TableHtmlWriter
{
    /// <summary>Writes a whole page.</summary>
    /// <param name="title">Title of the page, such as the file's name.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="writer">Takes the page; lines end with a line feed.</param>
    public static void Write(string title, IReadOnlyList<Table> tables, TextWriter writer)
    {
        writer.Write("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        writer.Write(WebUtility.HtmlEncode(title));
        writer.Write("</title>\n<style>\ntable { border-collapse: collapse; margin-bottom: 2em; }\n");
        writer.Write("th, td { border: 1px solid #888; padding: 2px 6px; text-align: left; vertical-align: top; }\n");
        writer.Write("th { background: #eee; font-weight: normal; }\ncaption { text-align: left; font-weight: bold; }\n</style>\n</head>\n<body>\n");
        foreach (Table table in tables)
        {
            WriteTable(table, writer);
        }

        writer.Write("</body>\n</html>\n");
    }

    /// <summary>Writes one <c>table</c> element.</summary>
    public static void WriteTable(Table table, TextWriter writer)
    {
        string[] words = [table.Number ?? "", table.Title ?? "", table.AmountUnit is null ? "" : $"单位：{table.AmountUnit}"];
        string pages = string.Join(", ", table.Pages);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<table id=\"table{table.Index}\">\n<caption>"));
        writer.Write(WebUtility.HtmlEncode(string.Join(' ', words.Where(w => w.Length > 0))));
        writer.Write($" (p. {pages})</caption>\n");
        int row = -1;
        foreach (Cell cell in table.Cells)
        {
            for (; row < cell.Row; row++)
            {
                writer.Write(row < 0 ? "<tr>" : "</tr>\n<tr>");
            }

            WriteCell(cell, cell.Row < table.HeaderRowCount ? "th" : "td", writer);
        }

        for (; row >= 0 && row < table.RowCount - 1; row++)
        {
            writer.Write("</tr>\n<tr>");
        }

        writer.Write(row < 0 ? "</table>\n" : "</tr>\n</table>\n");
    }

    private static void WriteCell(Cell cell, string element, TextWriter writer)
    {
        writer.Write('<');
        writer.Write(element);
        if (cell.RowSpan > 1)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\""));
        }

        if (cell.ColumnSpan > 1)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\""));
        }

        writer.Write('>');
        writer.Write(WebUtility.HtmlEncode(cell.Text));
        writer.Write($"</{element}>");
    }
}

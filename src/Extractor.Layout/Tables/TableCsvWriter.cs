namespace Extractor.Layout.Tables;

/// <summary>
/// Writes tables as CSV (RFC 4180, but lines end with a line feed): one block a table, an empty line between blocks. A merged
/// cell's text stands in its first row and column, so every row of a block has the same number of fields.
/// </summary>
public static class TableCsvWriter
{
    public static void Write(IReadOnlyList<Table> tables, TextWriter writer)
    {
        for (int i = 0; i < tables.Count; i++)
        {
            if (i > 0)
            {
                writer.Write('\n');
            }

            WriteTable(tables[i], writer);
        }
    }

    /// <summary>Writes one table without an empty line after it.</summary>
    public static void WriteTable(Table table, TextWriter writer)
    {
        var texts = new string[table.RowCount, table.ColumnCount];
        foreach (Cell cell in table.Cells)
        {
            texts[cell.Row, cell.Column] = cell.Text;
        }

        for (int row = 0; row < table.RowCount; row++)
        {
            for (int column = 0; column < table.ColumnCount; column++)
            {
                if (column > 0)
                {
                    writer.Write(',');
                }

                WriteField(texts[row, column] ?? "", writer);
            }

            writer.Write('\n');
        }
    }

    private static void WriteField(string text, TextWriter writer)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            writer.Write(text);
            return;
        }

        writer.Write('"');
        writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}

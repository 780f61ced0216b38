using System.Globalization;
using System.IO.Compression;
using System.Text;
using Extractor.Export.Model;

namespace Extractor.Export.Xlsx;

/// <summary>
/// The rows of one sheet, written compressed to a temporary file while the documents pass: a workbook holds its sheets one after
/// another, the documents bring the rows of all of them in turn.
/// </summary>
internal sealed class SheetSpool : IDisposable
{
    /// <summary>What people look for first, in this order; the other columns follow in their own.</summary>
    private static readonly string[] First = ["unit", "year", "kind", "table_number", "table_title", "code", "name", "label", "column_label", "value", "amount", "value_unit", "raw", "page", "source_file"];

    private readonly TableDefinition _table;
    private readonly int[] _order;
    private readonly SharedStrings _shared;
    private readonly string[] _letters;
    private readonly bool[] _share;
    private readonly FileStream _file;
    private readonly StringBuilder _xml = new();
    private StreamWriter? _writer;

    /// <param name="file">An empty file that is deleted when it is closed.</param>
    public SheetSpool(TableDefinition table, string name, SharedStrings shared, FileStream file)
    {
        _table = table;
        _shared = shared;
        _file = file;
        Name = name;
        _order = [.. Enumerable.Range(0, table.Columns.Count).OrderBy(i => Array.IndexOf(First, table.Columns[i].Name) is var at and >= 0 ? at : First.Length)];
        _letters = [.. Enumerable.Range(0, table.Columns.Count).Select(SheetText.Letters)];

        // What tells a row from the others does not come again; what is printed seldom does.
        _share = [.. Columns.Select(c => c.Name == "document" || (!table.PrimaryKey.Contains(c.Name) && c.Name is not ("raw" or "version" or "sentence" or "text" or "row_parent")))];
        _writer = new StreamWriter(new DeflateStream(file, CompressionLevel.Fastest, leaveOpen: true), new UTF8Encoding(false), 1 << 14);
        Header();
    }

    public string Name { get; }

    /// <summary>The columns from left to right.</summary>
    public IEnumerable<ColumnDefinition> Columns => _order.Select(i => _table.Columns[i]);

    /// <summary>Letters of the last column.</summary>
    public string LastColumn => _letters[^1];

    /// <summary>Rows written, the header among them.</summary>
    public int Rows { get; private set; }

    /// <summary>Texts that were cut because a cell cannot hold them.</summary>
    public int Cut { get; private set; }

    /// <summary>Numbers that were written as text because a cell cannot hold all their digits.</summary>
    public int AsText { get; private set; }

    public void Add(ReadOnlySpan<Field> row)
    {
        Rows++;
        Span<char> digits = stackalloc char[12];
        Rows.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
        ReadOnlySpan<char> number = digits[..length];
        _xml.Clear().Append("<row r=\"").Append(number).Append("\">");
        for (int i = 0; i < _order.Length; i++)
        {
            ref readonly Field field = ref row[_order[i]];
            if (!field.IsNull)
            {
                Cell(_table.Columns[_order[i]], field, i, number);
            }
        }

        _xml.Append("</row>");
        Flush();
    }

    /// <summary>The rows as XML, to be read once; no row is added after it.</summary>
    public Stream Read()
    {
        _writer!.Dispose();
        _writer = null;
        _file.Position = 0;
        return new DeflateStream(_file, CompressionMode.Decompress, leaveOpen: true);
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _file.Dispose();
    }

    private void Header()
    {
        Rows++;
        _xml.Clear().Append("<row r=\"1\">");
        for (int i = 0; i < _letters.Length; i++)
        {
            Text(_table.Columns[_order[i]].Name, i, "1", Styles.Header, share: true);
        }

        _xml.Append("</row>");
        Flush();
    }

    private void Cell(ColumnDefinition column, in Field field, int index, ReadOnlySpan<char> row)
    {
        switch (field.Kind)
        {
            case FieldKind.Number when SheetText.FitsDouble(field.Number):
                Open(index, row, column.Type is FieldType.Decimal && column.Money ? Styles.Money : Styles.Plain);
                Span<char> digits = stackalloc char[40];
                field.Number.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
                _xml.Append("><v>").Append(digits[..length]).Append("</v></c>");
                break;
            case FieldKind.Number:
                AsText++;
                Text(field.ToString(), index, row, Styles.Plain, share: false);
                break;
            case FieldKind.Boolean:
                Open(index, row, Styles.Plain);
                _xml.Append(" t=\"b\"><v>").Append(field.Number == 0 ? '0' : '1').Append("</v></c>");
                break;
            case FieldKind.Text when column.Type == FieldType.Date && Serial(field.Text!) is { } serial:
                Open(index, row, Styles.Date);
                _xml.Append("><v>").Append(serial.ToString(CultureInfo.InvariantCulture)).Append("</v></c>");
                break;
            default:
                Text(field.Text!, index, row, Styles.Plain, _share[index]);
                break;
        }
    }

    private void Text(string text, int index, ReadOnlySpan<char> row, int style, bool share)
    {
        int number = share ? _shared.Find(text) : -1;
        Open(index, row, style);
        if (number >= 0)
        {
            _xml.Append(" t=\"s\"><v>").Append(number.ToString(CultureInfo.InvariantCulture)).Append("</v></c>");
            return;
        }

        ReadOnlySpan<char> shown = text;
        if (text.Length > SheetText.MaxText)
        {
            Cut++;
            shown = text.AsSpan(0, SheetText.MaxText - (char.IsHighSurrogate(text[SheetText.MaxText - 1]) ? 1 : 0));
        }

        _xml.Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        SheetText.Append(_xml, shown);
        _xml.Append("</t></is></c>");
    }

    private void Open(int index, ReadOnlySpan<char> row, int style)
    {
        _xml.Append("<c r=\"").Append(_letters[index]).Append(row).Append('"');
        if (style != Styles.Plain)
        {
            _xml.Append(" s=\"").Append(style.ToString(CultureInfo.InvariantCulture)).Append('"');
        }
    }

    /// <summary>Days since 1899-12-30, as Excel counts from March 1900 on; null for an earlier date.</summary>
    private static int? Serial(string date)
    {
        int days = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - new DateOnly(1899, 12, 30).DayNumber;
        return days > 60 ? days : null;
    }

    private void Flush()
    {
        foreach (ReadOnlyMemory<char> piece in _xml.GetChunks())
        {
            _writer!.Write(piece.Span);
        }
    }
}

using System.Text;

namespace Extractor.Export.Xlsx;

/// <summary>
/// Texts that come again and again (units, titles, column headings), written once for the workbook. Bounded: when it is full, further
/// texts stand in their cells, so memory does not grow with the rows.
/// </summary>
internal sealed class SharedStrings
{
    private const int MaxCount = 1 << 16;
    private const int MaxLength = 256;

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public int Count => _texts.Count;

    /// <summary>Number of the text, or -1 where it is to stand in its cell.</summary>
    public int Find(string text)
    {
        if (text.Length > MaxLength)
        {
            return -1;
        }

        if (_index.TryGetValue(text, out int index))
        {
            return index;
        }

        if (_texts.Count >= MaxCount)
        {
            return -1;
        }

        _index.Add(text, _texts.Count);
        _texts.Add(text);
        return _texts.Count - 1;
    }

    public void Write(TextWriter writer)
    {
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount=\"");
        writer.Write(_texts.Count);
        writer.Write("\">");
        var xml = new StringBuilder();
        foreach (string text in _texts)
        {
            xml.Clear().Append("<si><t xml:space=\"preserve\">");
            SheetText.Append(xml, text);
            writer.Write(xml.Append("</t></si>"));
        }

        writer.Write("</sst>");
    }
}

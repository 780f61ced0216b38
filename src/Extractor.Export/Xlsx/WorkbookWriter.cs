using System.Globalization;
using System.IO.Compression;
using System.Text;
using Extractor.Export.Model;

namespace Extractor.Export.Xlsx;

/// <summary>Puts the parts of a workbook into its ZIP container (ECMA-376, part 2), from front to back and with the same bytes for the same sheets.</summary>
internal static class WorkbookWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public static void Write(Stream stream, IReadOnlyList<SheetSpool> sheets, SharedStrings shared, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", w => ContentTypes(w, sheets.Count));
        Part(zip, "_rels/.rels", w => w.Write($"{Declaration}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        Part(zip, "xl/workbook.xml", w => Workbook(w, sheets));
        Part(zip, "xl/_rels/workbook.xml.rels", w => WorkbookRelations(w, sheets.Count));
        Part(zip, "xl/styles.xml", w => w.Write(Styles.Xml));
        Part(zip, "xl/sharedStrings.xml", shared.Write);
        for (int i = 0; i < sheets.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SheetSpool sheet = sheets[i];
            Part(zip, $"xl/worksheets/sheet{i + 1}.xml", w => Sheet(w, sheet));
        }
    }

    private static void Part(ZipArchive zip, string name, Action<StreamWriter> write)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Fastest);

        // The earliest time that ZIP knows: the same sheets give the same bytes.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false), 1 << 15);
        write(writer);
    }

    private static void Sheet(StreamWriter writer, SheetSpool sheet)
    {
        string last = sheet.LastColumn + sheet.Rows.ToString(CultureInfo.InvariantCulture);
        writer.Write($"{Declaration}<worksheet xmlns=\"{Main}\"><dimension ref=\"A1:{last}\"/><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        foreach ((int i, ColumnDefinition column) in sheet.Columns.Index())
        {
            writer.Write($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Width(column)}\" customWidth=\"1\"/>");
        }

        writer.Write("</cols><sheetData>");
        writer.Flush();
        using (Stream rows = sheet.Read())
        {
            rows.CopyTo(writer.BaseStream, 1 << 16);
        }

        writer.Write($"</sheetData><autoFilter ref=\"A1:{last}\"/></worksheet>");
    }

    private static int Width(ColumnDefinition column) => column switch
    {
        { Name: "document" or "version" } => 12,
        { Type: FieldType.Decimal } => 18,
        { Type: FieldType.Integer or FieldType.Points or FieldType.Boolean } => 9,
        { Name: "unit" or "name" or "label" or "column_label" or "sentence" or "message" or "text" or "table_title" } => 36,
        _ => 16,
    };

    private static void ContentTypes(StreamWriter writer, int sheets)
    {
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        writer.Write($"{Declaration}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Type}.sharedStrings+xml\"/>");
        for (int i = 1; i <= sheets; i++)
        {
            writer.Write($"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Type}.worksheet+xml\"/>");
        }

        writer.Write("</Types>");
    }

    private static void Workbook(StreamWriter writer, IReadOnlyList<SheetSpool> sheets)
    {
        writer.Write($"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>");
        var xml = new StringBuilder();
        for (int i = 0; i < sheets.Count; i++)
        {
            xml.Append("<sheet name=\"");
            SheetText.Append(xml, sheets[i].Name);
            xml.Append($"\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>");
        }

        // Excel keeps the area of a filter as a hidden name too.
        xml.Append("</sheets><definedNames>");
        for (int i = 0; i < sheets.Count; i++)
        {
            xml.Append($"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{i}\" hidden=\"1\">'");
            SheetText.Append(xml, sheets[i].Name.Replace("'", "''", StringComparison.Ordinal));
            xml.Append($"'!$A$1:${sheets[i].LastColumn}${sheets[i].Rows}</definedName>");
        }

        writer.Write(xml.Append("</definedNames></workbook>"));
    }

    private static void WorkbookRelations(StreamWriter writer, int sheets)
    {
        writer.Write($"{Declaration}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 1; i <= sheets; i++)
        {
            writer.Write($"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        }

        writer.Write($"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId{sheets + 2}\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
    }
}

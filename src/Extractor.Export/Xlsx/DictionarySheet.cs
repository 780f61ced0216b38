using Extractor.Export.Model;

namespace Extractor.Export.Xlsx;

/// <summary>The sheet that explains the columns of all others.</summary>
internal static class DictionarySheet
{
    public static readonly TableDefinition Table = new TableDefinition<ColumnDefinition>(
        "dictionary", "数据字典", "What the columns mean.", _ => [],
        [
            new(new("table", FieldType.Text, "表", "Table."), (_, _) => default),
            new(new("column", FieldType.Text, "栏", "Column."), (_, _) => default),
            new(new("title", FieldType.Text, "名称", "Chinese name."), (_, _) => default),
            new(new("meaning", FieldType.Text, "说明", "Meaning."), (_, _) => default),
        ])
    {
        PrimaryKey = ["table", "column"],
    };

    public static void Write(SheetSpool sheet)
    {
        foreach (TableDefinition table in ExportTables.All)
        {
            foreach (ColumnDefinition column in table.Columns)
            {
                sheet.Add([Field.Of(table.Name), Field.Of(column.Name), Field.Of(column.Title), Field.Of(column.Description)]);
            }
        }
    }
}

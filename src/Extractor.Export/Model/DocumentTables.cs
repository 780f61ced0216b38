using Extractor.Disclosure.Model;

namespace Extractor.Export.Model;

/// <summary>Documents, their tables and the columns of these.</summary>
internal static class DocumentTables
{
    public const string VersionColumn = "version";

    public static readonly TableDefinition Documents = new TableDefinition<DisclosureEntry>(
        "documents", "文件", "One published document a row.", d => [d.Entry],
        [
            SharedColumns.Document<DisclosureEntry>(),
            new(new(VersionColumn, FieldType.Text, "版本", "SHA-256 over everything exported of the document; changes where, and only where, something of it changes.") { Required = true, Pattern = "^[0-9a-f]{64}$" }, (d, _) => Field.Of(d.Version)),
            new(new("unit", FieldType.Text, "单位", "Full official name of the public body.") { Required = true, FiscalType = "administrative-classification:generic:code" }, (d, _) => Field.Of(d.UnitYear.Unit.Name)),
            new(new("unit_aliases", FieldType.Array, "单位别称", "Other names of the body met in its documents.") { Required = true }, (d, _) => Field.Of(d.UnitYear.Unit.Aliases)),
            new(new("division_code", FieldType.Text, "行政区划代码", "GB/T 2260 code of the body's division, six digits; null where it cannot be told.") { FiscalType = "geo:source:code" }, (d, _) => Field.Of(d.UnitYear.Unit.Division?.Code)),
            new(new("division_name", FieldType.Text, "行政区划", "Name of the division.") { FiscalType = "geo:source:title" }, (d, _) => Field.Of(d.UnitYear.Unit.Division?.Name)),
            new(new("year", FieldType.Integer, "年度", "Fiscal year.") { Required = true, FiscalType = "date:fiscal-year" }, (d, _) => Field.Of(d.UnitYear.Year)),
            new(new("kind", FieldType.Text, "文件种类", "budget (预算), finalAccount (决算), performanceTarget (绩效目标) or performanceReview (绩效自评).") { Required = true, Values = SharedColumns.Kinds, FiscalType = "phase:id" }, (_, x) => Field.Of(SharedColumns.KindName(x.Kind))),
            new(new("title", FieldType.Text, "标题", "Title of the document."), (_, x) => Field.Of(x.Title)),
            new(new("published", FieldType.Date, "公开日期", "Date of publication; null where unknown.") { FiscalType = "date:generic" }, (_, x) => Field.OfDate(x.Published)),
            new(new("source_file", FieldType.Text, "来源文件", "File name of the document."), (_, x) => Field.Of(x.Source.File)),
            new(new("source_url", FieldType.Text, "来源网址", "Address it was fetched from; null for a local file."), (_, x) => Field.Of(x.Source.Url)),
            new(new("fetched_at", FieldType.Text, "抓取时间", "When it was fetched, ISO 8601; null for a local file."), (_, x) => Field.Of(x.Source.FetchedAt)),
            new(new("withdrawn_at", FieldType.Text, "撤下时间", "When its source was found to hold it no longer, ISO 8601; null where it is still published, or a local file."), (_, x) => Field.Of(x.Source.WithdrawnAt)),
            new(new("page_count", FieldType.Integer, "页数", "Number of pages.") { Required = true, Minimum = 0 }, (_, x) => Field.Of(x.Source.PageCount)),
            new(new("producer", FieldType.Text, "生成程序", "Program that made the PDF, as it says itself."), (_, x) => Field.Of(x.Source.Producer)),
            new(new("supersedes", FieldType.Array, "取代", "SHA-256 of earlier publications of the same document that this one supersedes.") { Required = true }, (_, x) => Field.Of(x.Supersedes)),
        ])
    {
        PrimaryKey = ["document"],
        Indexes = [["unit", "year", "kind"], ["division_code", "year"]],
    };

    public static readonly TableDefinition Tables = new TableDefinition<DisclosureTable>(
        "tables", "表", "One table of a document a row.", d => d.Entry.Tables,
        [
            SharedColumns.Document<DisclosureTable>(),
            .. SharedColumns.Context<DisclosureTable>(),
            new(new("table_id", FieldType.Text, "表", "Table in the document, such as t5.") { Required = true }, (_, x) => Field.Of(x.Id)),
            new(new("table_kind", FieldType.Text, "表种类", "Kind of the table, such as budget.expenditure; other where it is not recognised.") { Required = true }, (_, x) => Field.Of(x.Kind)),
            new(new("table_number", FieldType.Text, "表号", "Number in the caption, such as 表5 or 公开05表."), (_, x) => Field.Of(x.Number)),
            new(new("table_title", FieldType.Text, "表名", "Title in the caption."), (_, x) => Field.Of(x.Title)),
            new(new("amount_unit", FieldType.Text, "金额单位", "Unit of amount as printed, such as 万元. Values are in 元 whatever it says."), (_, x) => Field.Of(x.AmountUnit)),
            new(new("pages", FieldType.Array, "页", "Pages the table stands on.") { Required = true }, (_, x) => Field.Of(x.Pages)),
            .. SharedColumns.Source<DisclosureTable>(),
        ])
    {
        PrimaryKey = ["document", "table_id"],
        ForeignKeys = [SharedColumns.ToDocument],
        Indexes = [["table_kind"]],
    };

    public static readonly TableDefinition TableColumns = new TableDefinition<(DisclosureTable Table, TableColumn Column)>(
        "table_columns", "表栏", "One column of a table a row.", d => d.Entry.Tables.SelectMany(t => t.Columns.Select(c => (t, c))),
        [
            SharedColumns.Document<(DisclosureTable Table, TableColumn Column)>(),
            new(new("table_id", FieldType.Text, "表", "Table in the document.") { Required = true }, (_, x) => Field.Of(x.Table.Id)),
            new(new("column_index", FieldType.Integer, "列", "Column of the grid, from 0.") { Required = true, Minimum = 0 }, (_, x) => Field.Of(x.Column.Index)),
            new(new("column_path", FieldType.Array, "栏目路径", "Header texts from top to bottom.") { Required = true }, (_, x) => Field.Of(x.Column.Path)),
            new(new("column_key", FieldType.Text, "栏目代号", "Canonical key such as total or basic; null where it has none."), (_, x) => Field.Of(x.Column.Key)),
            new(new("role", FieldType.Text, "栏目用途", "code, name, amount, text or number (行次).") { Required = true }, (_, x) => Field.Of(x.Column.Role)),
            new(new("number", FieldType.Text, "栏次", "Printed column number."), (_, x) => Field.Of(x.Column.Number)),
            new(new("formula", FieldType.Text, "公式", "Printed formula of the column, such as 1+2."), (_, x) => Field.Of(x.Column.Formula)),
        ])
    {
        PrimaryKey = ["document", "table_id", "column_index"],
        ForeignKeys = [SharedColumns.ToTable],
    };
}

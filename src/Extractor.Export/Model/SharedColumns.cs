using Extractor.Disclosure.Model;
using Extractor.Export.Reading;

namespace Extractor.Export.Model;

/// <summary>Columns that several tables share.</summary>
internal static class SharedColumns
{
    public static readonly string[] Kinds = ["budget", "finalAccount", "performanceTarget", "performanceReview"];

    public static readonly ForeignKey ToDocument = new(["document"], "documents", ["document"]);

    public static readonly ForeignKey ToTable = new(["document", "table_id"], "tables", ["document", "table_id"]);

    public static string KindName(DisclosureKind kind) => Kinds[(int)kind];

    public static Column<T> Document<T>() => new(
        new("document", FieldType.Text, "文件", "SHA-256 of the published document, lower-case hex.") { Required = true, Pattern = "^[0-9a-f]{64}$" },
        (d, _) => Field.Of(d.Key));

    /// <summary>Who, when and what, repeated from the document.</summary>
    public static Column<T>[] Context<T>() =>
    [
        new(new("unit", FieldType.Text, "单位", "Public body, as in documents.unit.") { Inherited = true, Required = true, FiscalType = "administrative-classification:generic:code" }, (d, _) => Field.Of(d.UnitYear.Unit.Name)),
        new(new("division_code", FieldType.Text, "行政区划代码", "GB/T 2260 code of the body's division, six digits.") { Inherited = true, FiscalType = "geo:source:code" }, (d, _) => Field.Of(d.UnitYear.Unit.Division?.Code)),
        new(new("year", FieldType.Integer, "年度", "Fiscal year.") { Inherited = true, Required = true, FiscalType = "date:fiscal-year" }, (d, _) => Field.Of(d.UnitYear.Year)),
        new(new("kind", FieldType.Text, "文件种类", "What the document is.") { Inherited = true, Required = true, Values = Kinds, FiscalType = "phase:id" }, (d, _) => Field.Of(KindName(d.Entry.Kind))),
    ];

    /// <summary>Where to look it up, repeated from the document.</summary>
    public static Column<T>[] Source<T>() =>
    [
        new(new("source_file", FieldType.Text, "来源文件", "File name of the document.") { Inherited = true }, (d, _) => Field.Of(d.Entry.Source.File)),
        new(new("source_url", FieldType.Text, "来源网址", "Address the document was fetched from.") { Inherited = true }, (d, _) => Field.Of(d.Entry.Source.Url)),
    ];

    /// <summary>The table a row stands in, its kind and caption repeated.</summary>
    public static Column<T>[] Table<T>(Func<T, string?> id, bool required = true) =>
    [
        new(new("table_id", FieldType.Text, "表", "Table in the document, such as t5.") { Required = required }, (_, x) => Field.Of(id(x))),
        new(new("table_kind", FieldType.Text, "表种类", "Kind of the table, such as budget.expenditure; other where it is not recognised.") { Inherited = true }, (d, x) => Field.Of(Find(d, id(x))?.Kind)),
        new(new("table_number", FieldType.Text, "表号", "Number in the caption, such as 表5 or 公开05表.") { Inherited = true }, (d, x) => Field.Of(Find(d, id(x))?.Number)),
        new(new("table_title", FieldType.Text, "表名", "Title in the caption.") { Inherited = true }, (d, x) => Field.Of(Find(d, id(x))?.Title)),
    ];

    public static Column<T> Page<T>(Func<T, int?> page, bool required = true) => new(
        new("page", FieldType.Integer, "页", "Page of the document, from 1.") { Required = required, Minimum = required ? 1 : null }, (_, x) => Field.Of(page(x)));

    /// <summary>The box on the page.</summary>
    public static Column<T>[] Box<T>(Func<T, Pdf.Box?> box) =>
    [
        new(new("x0", FieldType.Points, "左", "Left edge in points from the left of the page as read."), (_, x) => Field.OfPoints(box(x)?.Left)),
        new(new("y0", FieldType.Points, "上", "Top edge in points from the top of the page as read, downwards."), (_, x) => Field.OfPoints(box(x)?.Top)),
        new(new("x1", FieldType.Points, "右", "Right edge."), (_, x) => Field.OfPoints(box(x)?.Right)),
        new(new("y1", FieldType.Points, "下", "Bottom edge."), (_, x) => Field.OfPoints(box(x)?.Bottom)),
    ];

    /// <summary>How many identities prove the figure, and which.</summary>
    public static Column<T>[] Proofs<T>(Func<T, IReadOnlyList<string>> proofs) =>
    [
        new(new("proof_count", FieldType.Integer, "印证数", "Number of identities that confirm the figure.") { Required = true, Minimum = 0 }, (_, x) => Field.Of(proofs(x).Count)),
        new(new("proofs", FieldType.Array, "印证", "The identities, as rule:place.") { Required = true }, (_, x) => Field.Of(proofs(x))),
    ];

    private static DisclosureTable? Find(ExportDocument document, string? id) => id is null ? null : document.Table(id);
}

/// <summary>An item with its place in a list, from 1.</summary>
internal sealed record Numbered<T>(int Number, T Item);

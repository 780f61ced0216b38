using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Export.Model;

/// <summary>The published figures.</summary>
internal static class FactTable
{
    public static readonly TableDefinition Facts = new TableDefinition<Fact>(
        "facts", "数据", "One published figure a row: every cell of an amount column, blank ones with the value null.", d => d.Entry.Facts,
        [
            SharedColumns.Document<Fact>(),
            new(new("fact", FieldType.Text, "数据号", "Figure in the document, such as t5.r12.c4: table, row and column of the grid.") { Required = true, FiscalType = "budget-line-id" }, (_, x) => Field.Of(x.Id)),
            .. SharedColumns.Context<Fact>(),
            .. SharedColumns.Table<Fact>(x => x.Table),
            new(new("row_index", FieldType.Integer, "行", "Row of the grid, from 0, as the figure's id says it."), (_, x) => Field.Of(Part(x.Id, ".r"))),
            new(new("column_index", FieldType.Integer, "列", "Column of the grid, from 0, as the figure's id says it."), (_, x) => Field.Of(Part(x.Id, ".c"))),
            new(new("code", FieldType.Text, "科目编码", "Whole classification code, digits only; null where the row has none."), (_, x) => Field.Of(x.Row.Code)),
            new(new("code_path", FieldType.Array, "科目路径", "Codes from the class (类) down to this one.") { Required = true }, (_, x) => Field.Of(x.Row.Path)),
            new(new("classification", FieldType.Text, "分类", "functional (支出功能分类), economicDepartment (部门预算支出经济分类), economicGovernment (政府预算支出经济分类), revenue (收入分类)."), (_, x) => Field.Of(x.Row.Classification)),
            new(new("functional_code", FieldType.Text, "功能分类编码", "The code where it is one of the functional classification; null otherwise.") { FiscalType = "functional-classification:generic:code" }, (_, x) => Field.Of(x.Row.Classification == "functional" ? x.Row.Code : null)),
            new(new("economic_code", FieldType.Text, "经济分类编码", "The code where it is one of an economic classification; null otherwise.") { FiscalType = "economic-classification:generic:code" }, (_, x) => Field.Of(x.Row.Classification is "economicDepartment" or "economicGovernment" ? x.Row.Code : null)),
            new(new("name", FieldType.Text, "名称", "Label of the row without the code."), (_, x) => Field.Of(x.Row.Name)),
            new(new("official_name", FieldType.Text, "科目标准名称", "Official name of the code in the document's year, where it differs from the label."), (_, x) => Field.Of(x.Row.OfficialName)),
            new(new("code_status", FieldType.Text, "编码核对", "exact, renamed, unknown or mismatch: how code and label fit the official classification."), (_, x) => Field.Of(x.Row.CodeStatus)),
            new(new("code_inferred", FieldType.Boolean, "编码推定", "True where the code was filled from the name.") { Required = true }, (_, x) => Field.Of(x.Row.Inferred ?? false)),
            new(new("row_labels", FieldType.Array, "行标签", "Labels from left to right where several hold for the row.") { Required = true }, (_, x) => Field.Of(x.Row.Labels)),
            new(new("row_group", FieldType.Text, "分组", "What stands above the row (unit, project line)."), (_, x) => Field.Of(x.Row.Group)),
            new(new("row_role", FieldType.Text, "行用途", "leaf, rollup, ofWhich (其中), total, unit or project. Add up leaves, never leaves and rollups together."), (_, x) => Field.Of(x.Row.Role)),
            new(new("row_parent", FieldType.Text, "上级行", "Row that this one adds up to, such as t5.r3."), (_, x) => Field.Of(x.Row.Parent)),
            new(new("column_path", FieldType.Array, "栏目路径", "Header texts of the column from top to bottom.") { Required = true }, (_, x) => Field.Of(x.Column)),
            new(new("column_label", FieldType.Text, "栏目", "The same joined with ' / ', for reading."), (_, x) => Field.Of(string.Join(" / ", x.Column))),
            new(new("column_key", FieldType.Text, "栏目代号", "Canonical key of the column, such as total, basic or project; null where it has none."), (_, x) => Field.Of(x.ColumnKey)),
            new(new("value", FieldType.Decimal, "数值", "The figure in the base unit (元 for money) with exact digits; null for a blank cell, 0 for a printed zero.") { Money = true, FiscalType = "value" }, (_, x) => Field.Of(x.Value)),
            new(new("value_unit", FieldType.Text, "计量单位", "CNY, percent, person …: what the value counts.") { FiscalType = "value-kind:code" }, (_, x) => Field.Of(x.Unit)),
            new(new("raw", FieldType.Text, "原文", "The printed text; null for a blank cell."), (_, x) => Field.Of(x.Raw)),
            new(new("doubtful", FieldType.Boolean, "存疑", "True where something had to be repaired in reading.") { Required = true }, (_, x) => Field.Of(x.IsDoubtful)),
            SharedColumns.Page<Fact>(x => x.Page),
            .. SharedColumns.Box<Fact>(x => x.Box),
            .. SharedColumns.Proofs<Fact>(x => x.Proof),
            .. SharedColumns.Source<Fact>(),
        ])
    {
        PrimaryKey = ["document", "fact"],
        ForeignKeys = [SharedColumns.ToTable],
        Indexes = [["code", "column_key"]],
        Parent = "tables",
    };

    /// <summary>12 of <c>t5.r12.c4</c> after <c>.r</c>; null where the id has another form.</summary>
    internal static int? Part(string id, string mark)
    {
        int start = id.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = id.AsSpan(start + mark.Length);
        int end = rest.IndexOf('.');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}

using Extractor.Disclosure.Model;

namespace Extractor.Export.Model;

/// <summary>What the audit found, and what could not be understood.</summary>
internal static class AuditTables
{
    public static readonly TableDefinition Findings = new TableDefinition<Numbered<Finding>>(
        "findings", "审核发现", "One identity that does not hold, or one remark, a row.", d => d.Entry.Findings.Select((f, i) => new Numbered<Finding>(i + 1, f)),
        [
            SharedColumns.Document<Numbered<Finding>>(),
            new(new("finding", FieldType.Integer, "发现号", "Finding of the document, from 1.") { Required = true, Minimum = 1 }, (_, x) => Field.Of(x.Number)),
            .. SharedColumns.Context<Numbered<Finding>>(),
            new(new("rule", FieldType.Text, "规则", "Id of the rule, such as rollup.class.") { Required = true }, (_, x) => Field.Of(x.Item.Rule)),
            new(new("severity", FieldType.Text, "轻重", "error, warning or info.") { Required = true, Values = ["error", "warning", "info"] }, (_, x) => Field.Of(x.Item.Severity)),
            new(new("origin", FieldType.Text, "来源", "published (the publisher's), extraction (the reading's) or undecided.") { Required = true, Values = ["published", "extraction", "undecided"] }, (_, x) => Field.Of(x.Item.Origin)),
            new(new("message", FieldType.Text, "说明", "What is wrong, in Chinese."), (_, x) => Field.Of(x.Item.Message)),
            new(new("expected", FieldType.Text, "应为", "What the identity asks for, as printed figures are."), (_, x) => Field.Of(x.Item.Expected)),
            new(new("printed", FieldType.Text, "印为", "What is printed."), (_, x) => Field.Of(x.Item.Printed)),
            new(new("difference", FieldType.Text, "差额", "Printed less expected."), (_, x) => Field.Of(x.Item.Difference)),
            new(new("culprit_fact", FieldType.Text, "疑误数据", "Figure that alone would explain it."), (_, x) => Field.Of(x.Item.Culprit?.Fact)),
            new(new("culprit_printed", FieldType.Text, "疑误印数", "What that figure says."), (_, x) => Field.Of(x.Item.Culprit?.Printed)),
            new(new("culprit_suggested", FieldType.Text, "疑为", "Value that would make the sums hold; a suggestion, never applied."), (_, x) => Field.Of(x.Item.Culprit?.Suggested)),
            new(new("culprit_why", FieldType.Text, "理由", "Why it is suspected."), (_, x) => Field.Of(x.Item.Culprit?.Why)),
            new(new("missing_after", FieldType.Text, "缺行位置", "Row after which a row seems to be lost, such as t5.r12; null where the culprit is a printed figure."), (_, x) => Field.Of(x.Item.Culprit?.Missing?.After)),
            new(new("missing_code", FieldType.Text, "缺行编码", "Classification code of the lost row, where something tells it."), (_, x) => Field.Of(x.Item.Culprit?.Missing?.Code)),
            new(new("missing_name", FieldType.Text, "缺行名称", "Label of the lost row, where something tells it."), (_, x) => Field.Of(x.Item.Culprit?.Missing?.Name)),
            new(new("page", FieldType.Integer, "页", "Page of the first place; null where there is none."), (_, x) => Field.Of(x.Item.Places.Count > 0 ? x.Item.Places[0].Page : null)),
            new(new("place_count", FieldType.Integer, "处数", "Number of places (finding_places).") { Required = true, Minimum = 0 }, (_, x) => Field.Of(x.Item.Places.Count)),
            .. SharedColumns.Source<Numbered<Finding>>(),
        ])
    {
        PrimaryKey = ["document", "finding"],
        ForeignKeys = [SharedColumns.ToDocument],
        Indexes = [["rule"]],
    };

    public static readonly TableDefinition FindingPlaces = new TableDefinition<(int Finding, Numbered<FindingPlace> Place)>(
        "finding_places", "审核发现处", "One figure that takes part in a finding a row.",
        d => d.Entry.Findings.SelectMany((f, n) => f.Places.Select((p, i) => (n + 1, new Numbered<FindingPlace>(i + 1, p)))),
        [
            SharedColumns.Document<(int Finding, Numbered<FindingPlace> Place)>(),
            new(new("finding", FieldType.Integer, "发现号", "Finding of the document.") { Required = true, Minimum = 1 }, (_, x) => Field.Of(x.Finding)),
            new(new("line", FieldType.Integer, "序号", "Place in the finding, from 1.") { Required = true, Minimum = 1 }, (_, x) => Field.Of(x.Place.Number)),
            new(new("fact", FieldType.Text, "数据号", "Figure; may be one of another document of the unit, or an empty place of the grid."), (_, x) => Field.Of(x.Place.Item.Fact)),
            new(new("statement", FieldType.Text, "说明号", "Statement, where the figure stands in prose."), (_, x) => Field.Of(x.Place.Item.Statement)),
            new(new("other_file", FieldType.Text, "另一文件", "Source file of the unit's other document where the figure stands; null where it stands in this one."), (_, x) => Field.Of(x.Place.Item.File)),
            new(new("raw", FieldType.Text, "原文", "The printed text."), (_, x) => Field.Of(x.Place.Item.Raw)),
            SharedColumns.Page<(int Finding, Numbered<FindingPlace> Place)>(x => x.Place.Item.Page, required: false),
            .. SharedColumns.Box<(int Finding, Numbered<FindingPlace> Place)>(x => x.Place.Item.Box),
        ])
    {
        PrimaryKey = ["document", "finding", "line"],
        ForeignKeys = [new(["document", "finding"], "findings", ["document", "finding"])],
    };

    public static readonly TableDefinition Unresolved = new TableDefinition<Numbered<Unresolved>>(
        "unresolved", "未识别", "One numeric cell or phrase that could not be understood a row.", d => d.Entry.Unresolved.Select((u, i) => new Numbered<Unresolved>(i + 1, u)),
        [
            SharedColumns.Document<Numbered<Unresolved>>(),
            new(new("line", FieldType.Integer, "序号", "Place in the document, from 1.") { Required = true, Minimum = 1 }, (_, x) => Field.Of(x.Number)),
            .. SharedColumns.Context<Numbered<Unresolved>>(),
            .. SharedColumns.Table<Numbered<Unresolved>>(x => x.Item.Table, required: false).Take(1),
            new(new("row_index", FieldType.Integer, "行", "Row of the grid, from 0."), (_, x) => Field.Of(x.Item.Row)),
            new(new("column_index", FieldType.Integer, "列", "Column of the grid, from 0."), (_, x) => Field.Of(x.Item.Column)),
            new(new("raw", FieldType.Text, "原文", "The printed text."), (_, x) => Field.Of(x.Item.Raw)),
            new(new("reason", FieldType.Text, "原因", "Why it could not be understood."), (_, x) => Field.Of(x.Item.Reason)),
            SharedColumns.Page<Numbered<Unresolved>>(x => x.Item.Page, required: false),
            .. SharedColumns.Box<Numbered<Unresolved>>(x => x.Item.Box),
        ])
    {
        PrimaryKey = ["document", "line"],
        ForeignKeys = [SharedColumns.ToDocument],
    };
}

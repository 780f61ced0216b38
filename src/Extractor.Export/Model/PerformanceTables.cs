using System.Text.Json;
using Extractor.Disclosure.Model;

namespace Extractor.Export.Model;

/// <summary>Performance forms (绩效目标表, 绩效自评表).</summary>
internal static class PerformanceTables
{
    private static readonly ForeignKey ToForm = new(["document", "table_id"], "forms", ["document", "table_id"]);

    public static readonly TableDefinition Forms = new TableDefinition<PerformanceForm>(
        "forms", "绩效表", "One performance form a row.", d => d.Entry.Performance,
        [
            SharedColumns.Document<PerformanceForm>(),
            .. SharedColumns.Context<PerformanceForm>(),
            .. SharedColumns.Table<PerformanceForm>(x => x.Table),
            new(new("form_kind", FieldType.Text, "绩效表种类", "projectTarget, wholeTarget, projectReview or wholeReview.") { Required = true, Values = ["projectTarget", "wholeTarget", "projectReview", "wholeReview"] }, (_, x) => Field.Of(x.Kind)),
            new(new("form_unit", FieldType.Text, "填报单位", "Unit that the form names."), (_, x) => Field.Of(x.Unit)),
            new(new("project_name", FieldType.Text, "项目名称", "Project that the form is about.") { FiscalType = "activity:generic:project:label" }, (_, x) => Field.Of(x.Project)),
            new(new("objective", FieldType.Text, "年度总体目标", "Overall objective."), (_, x) => Field.Of(x.Objective)),
            new(new("total_score", FieldType.Decimal, "总分", "Total score of a review."), (_, x) => Field.Of(x.TotalScore)),
            new(new("fields", FieldType.Array, "其他栏目", "Other label and value pairs of the form with their page, in printed order.") { Required = true }, (_, x) => Field.OfJson(FieldsOf(x))),
            .. SharedColumns.Source<PerformanceForm>(),
        ])
    {
        PrimaryKey = ["document", "table_id"],
        ForeignKeys = [SharedColumns.ToTable],
        Parent = "tables",
    };

    public static readonly TableDefinition Funds = new TableDefinition<(string Table, Numbered<PerformanceFund> Fund)>(
        "funds", "绩效表资金", "One amount of a form's funds block a row.",
        d => d.Entry.Performance.SelectMany(p => p.Funds.Select((f, i) => (p.Table, new Numbered<PerformanceFund>(i + 1, f)))),
        [
            SharedColumns.Document<(string Table, Numbered<PerformanceFund> Fund)>(),
            .. SharedColumns.Context<(string Table, Numbered<PerformanceFund> Fund)>(),
            .. SharedColumns.Table<(string Table, Numbered<PerformanceFund> Fund)>(x => x.Table),
            new(new("line", FieldType.Integer, "序号", "Place in the form, from 1.") { Required = true, Minimum = 1 }, (_, x) => Field.Of(x.Fund.Number)),
            new(new("label", FieldType.Text, "资金", "Label of the row, such as 年度资金总额."), (_, x) => Field.Of(x.Fund.Item.Label)),
            new(new("column_path", FieldType.Array, "栏目路径", "Header texts of the column from top to bottom.") { Required = true }, (_, x) => Field.Of(x.Fund.Item.Column ?? [])),
            new(new("value", FieldType.Decimal, "数值", "In the base unit with exact digits; null for a blank cell.") { Money = true, FiscalType = "value" }, (_, x) => Field.Of(x.Fund.Item.Value)),
            new(new("value_unit", FieldType.Text, "计量单位", "What the value counts.") { FiscalType = "value-kind:code" }, (_, x) => Field.Of(x.Fund.Item.Unit)),
            new(new("raw", FieldType.Text, "原文", "The printed text."), (_, x) => Field.Of(x.Fund.Item.Raw)),
            SharedColumns.Page<(string Table, Numbered<PerformanceFund> Fund)>(x => x.Fund.Item.Page),
            .. SharedColumns.Box<(string Table, Numbered<PerformanceFund> Fund)>(x => x.Fund.Item.Box),
            .. SharedColumns.Source<(string Table, Numbered<PerformanceFund> Fund)>(),
        ])
    {
        PrimaryKey = ["document", "table_id", "line"],
        ForeignKeys = [ToForm],
        Parent = "tables",
    };

    public static readonly TableDefinition Indicators = new TableDefinition<(string Table, PerformanceIndicator Indicator)>(
        "indicators", "绩效指标", "One performance indicator a row.", d => d.Entry.Performance.SelectMany(p => p.Indicators.Select(i => (p.Table, i))),
        [
            SharedColumns.Document<(string Table, PerformanceIndicator Indicator)>(),
            new(new("indicator", FieldType.Text, "指标号", "Indicator in the document, such as t1.r10.") { Required = true }, (_, x) => Field.Of(x.Indicator.Id)),
            .. SharedColumns.Context<(string Table, PerformanceIndicator Indicator)>(),
            .. SharedColumns.Table<(string Table, PerformanceIndicator Indicator)>(x => x.Table),
            new(new("level1", FieldType.Text, "一级指标", "First level."), (_, x) => Field.Of(x.Indicator.Levels.ElementAtOrDefault(0))),
            new(new("level2", FieldType.Text, "二级指标", "Second level."), (_, x) => Field.Of(x.Indicator.Levels.ElementAtOrDefault(1))),
            new(new("level3", FieldType.Text, "三级指标", "Third level: the indicator itself."), (_, x) => Field.Of(x.Indicator.Levels.ElementAtOrDefault(2))),
            new(new("levels", FieldType.Array, "指标层级", "All levels from the top.") { Required = true }, (_, x) => Field.Of(x.Indicator.Levels)),
            new(new("comparator", FieldType.Text, "比较符", "= ≥ ≤ > or <; null for a qualitative value.") { Values = ["=", "≥", "≤", ">", "<"] }, (_, x) => Field.Of(x.Indicator.Comparator)),
            new(new("value", FieldType.Decimal, "指标值", "Target as a number; null for a qualitative value."), (_, x) => Field.Of(x.Indicator.Value)),
            new(new("value_unit", FieldType.Text, "计量单位", "What the target counts, as printed."), (_, x) => Field.Of(x.Indicator.Unit)),
            new(new("raw", FieldType.Text, "指标值原文", "Target as printed."), (_, x) => Field.Of(x.Indicator.Raw)),
            new(new("weight", FieldType.Decimal, "分值权重", "Weight in points."), (_, x) => Field.Of(x.Indicator.Weight)),
            new(new("actual", FieldType.Text, "实际完成值原文", "What was reached, as printed."), (_, x) => Field.Of(x.Indicator.Actual)),
            new(new("actual_value", FieldType.Decimal, "实际完成值", "What was reached, as a number."), (_, x) => Field.Of(x.Indicator.ActualValue)),
            new(new("score", FieldType.Decimal, "得分", "Points reached."), (_, x) => Field.Of(x.Indicator.Score)),
            new(new("completion_rate", FieldType.Decimal, "完成率", "In percent."), (_, x) => Field.Of(x.Indicator.CompletionRate)),
            new(new("rule", FieldType.Text, "赋分规则", "How points are given."), (_, x) => Field.Of(x.Indicator.Rule)),
            new(new("evidence", FieldType.Text, "佐证资料", "What proves it."), (_, x) => Field.Of(x.Indicator.Evidence)),
            new(new("basis", FieldType.Text, "指标值设置依据", "What the target rests on."), (_, x) => Field.Of(x.Indicator.Basis)),
            new(new("last_year", FieldType.Text, "上年完成值", "Last year's result, as printed."), (_, x) => Field.Of(x.Indicator.LastYear)),
            new(new("reason", FieldType.Text, "偏差原因", "Why it was missed."), (_, x) => Field.Of(x.Indicator.Reason)),
            SharedColumns.Page<(string Table, PerformanceIndicator Indicator)>(x => x.Indicator.Page),
            .. SharedColumns.Box<(string Table, PerformanceIndicator Indicator)>(x => x.Indicator.Box),
            .. SharedColumns.Source<(string Table, PerformanceIndicator Indicator)>(),
        ])
    {
        PrimaryKey = ["document", "indicator"],
        ForeignKeys = [ToForm],
        Parent = "tables",
    };

    private static string FieldsOf(PerformanceForm form) => form.Fields.Count == 0 ? "[]" : JsonText.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (FormField field in form.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("label", JsonText.Clean(field.Label));
            writer.WriteString("value", JsonText.Clean(field.Value));
            writer.WriteNumber("page", field.Page);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}

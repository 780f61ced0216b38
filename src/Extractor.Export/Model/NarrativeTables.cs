using Extractor.Disclosure.Model;

namespace Extractor.Export.Model;

/// <summary>What the documents say in prose.</summary>
internal static class NarrativeTables
{
    public static readonly TableDefinition Sections = new TableDefinition<SectionRow>(
        "sections", "章节", "One heading or one paragraph a row, in reading order.", d => Flatten(d.Entry.Sections),
        [
            SharedColumns.Document<SectionRow>(),
            new(new("line", FieldType.Integer, "序号", "Place in reading order, from 1.") { Required = true, Minimum = 1 }, (_, x) => Field.Of(x.Line)),
            .. SharedColumns.Context<SectionRow>(),
            new(new("section_path", FieldType.Array, "章节路径", "Headings from the top, numbering included.") { Required = true }, (_, x) => Field.Of(x.Path)),
            new(new("level", FieldType.Integer, "级", "Level of the heading the line belongs to, from 1.") { Required = true }, (_, x) => Field.Of(x.Level)),
            new(new("is_heading", FieldType.Boolean, "标题", "True for a heading, false for a paragraph.") { Required = true }, (_, x) => Field.Of(x.IsHeading)),
            new(new("text", FieldType.Text, "文字", "Text of the heading or the paragraph."), (_, x) => Field.Of(x.Text)),
            SharedColumns.Page<SectionRow>(x => x.Page, required: false),
        ])
    {
        PrimaryKey = ["document", "line"],
        ForeignKeys = [SharedColumns.ToDocument],
    };

    public static readonly TableDefinition Statements = new TableDefinition<Statement>(
        "statements", "文字说明数据", "One figure said in prose a row.", d => d.Entry.Statements,
        [
            SharedColumns.Document<Statement>(),
            new(new("statement", FieldType.Text, "说明号", "Statement in the document, such as s41.") { Required = true }, (_, x) => Field.Of(x.Id)),
            .. SharedColumns.Context<Statement>(),
            new(new("section_path", FieldType.Array, "章节路径", "Headings from the top, numbering included.") { Required = true }, (_, x) => Field.Of(x.Section)),
            new(new("label", FieldType.Text, "事项", "What the amount is about, without unit name and year."), (_, x) => Field.Of(x.Label)),
            new(new("whose", FieldType.Text, "主体", "Whose amount it is, where the sentence names somebody else than the unit."), (_, x) => Field.Of(x.Whose)),
            new(new("amount", FieldType.Decimal, "金额", "In 元; null where only a change is said, or the figure is a count.") { Money = true, FiscalType = "value" }, (_, x) => Field.Of(x.Amount)),
            new(new("quantity", FieldType.Decimal, "数量", "A count or measure in value_unit; null for money."), (_, x) => Field.Of(x.Quantity)),
            new(new("quantity_change", FieldType.Decimal, "数量变动", "Magnitude by which the quantity changed."), (_, x) => Field.Of(x.QuantityChange)),
            new(new("value_unit", FieldType.Text, "计量单位", "CNY for money; person, vehicle, squareMetre … for a quantity.") { FiscalType = "value-kind:code" }, (_, x) => Field.Of(x.Unit)),
            new(new("raw", FieldType.Text, "原文", "The printed amount with its unit."), (_, x) => Field.Of(x.Raw)),
            new(new("is_nil", FieldType.Boolean, "无此项", "True where the prose says that there is none.") { Required = true }, (_, x) => Field.Of(x.IsNil ?? false)),
            new(new("share", FieldType.Decimal, "占比", "Percent of the whole."), (_, x) => Field.Of(x.Share)),
            new(new("base", FieldType.Text, "比较对象", "What it is compared with: 上年预算, 上年决算, 年初预算, 全年预算."), (_, x) => Field.Of(x.Base)),
            new(new("base_amount", FieldType.Decimal, "比较金额", "Figure of the base where it is printed, in 元.") { Money = true }, (_, x) => Field.Of(x.BaseAmount)),
            new(new("direction", FieldType.Text, "增减", "increase, decrease, none; null where nothing is compared.") { Values = ["increase", "decrease", "none"] }, (_, x) => Field.Of(x.Direction)),
            new(new("change", FieldType.Decimal, "变动额", "Magnitude of the change in 元; direction carries the sign.") { Money = true }, (_, x) => Field.Of(x.Change)),
            new(new("rate", FieldType.Decimal, "变动率", "Magnitude of the change in percent; direction carries the sign."), (_, x) => Field.Of(x.Rate)),
            new(new("completion", FieldType.Decimal, "完成率", "Percent of completion_base that was carried out."), (_, x) => Field.Of(x.Completion)),
            new(new("completion_base", FieldType.Text, "完成率基数", "What completion is a percentage of."), (_, x) => Field.Of(x.CompletionBase)),
            new(new("reason", FieldType.Text, "原因", "Reason given for the change."), (_, x) => Field.Of(x.Reason)),
            new(new("sentence", FieldType.Text, "原句", "The sentence as printed."), (_, x) => Field.Of(x.Sentence)),
            SharedColumns.Page<Statement>(x => x.Page),
            .. SharedColumns.Proofs<Statement>(x => x.Proof),
            .. SharedColumns.Source<Statement>(),
        ])
    {
        PrimaryKey = ["document", "statement"],
        ForeignKeys = [SharedColumns.ToDocument],
    };

    public static readonly TableDefinition Projects = new TableDefinition<Project>(
        "projects", "项目", "One project block of the narrative a row.", d => d.Entry.Projects,
        [
            SharedColumns.Document<Project>(),
            new(new("project", FieldType.Text, "项目号", "Project in the document, such as p1.") { Required = true }, (_, x) => Field.Of(x.Id)),
            .. SharedColumns.Context<Project>(),
            new(new("name", FieldType.Text, "项目名称", "Name of the project.") { FiscalType = "activity:generic:project:label" }, (_, x) => Field.Of(x.Name)),
            new(new("amount", FieldType.Decimal, "预算安排规模", "In 元; null where none is printed.") { Money = true, FiscalType = "value" }, (_, x) => Field.Of(x.Amount)),
            new(new("amount_raw", FieldType.Text, "金额原文", "The printed amount with its unit."), (_, x) => Field.Of(x.AmountRaw)),
            new(new("policy_basis", FieldType.Text, "设立的政策依据", "Policy the project rests on."), (_, x) => Field.Of(x.PolicyBasis)),
            new(new("undertaker", FieldType.Text, "项目承担单位", "Who carries it out."), (_, x) => Field.Of(x.Undertaker)),
            new(new("allocation", FieldType.Text, "资金分配情况", "How the funds are shared out."), (_, x) => Field.Of(x.Allocation)),
            new(new("period", FieldType.Text, "资金执行时间", "When the funds are spent."), (_, x) => Field.Of(x.Period)),
            new(new("other", FieldType.Object, "其他", "Further labelled lines of the block.") { Required = true }, (_, x) => Field.OfJson(JsonText.Map(x.Other))),
            SharedColumns.Page<Project>(x => x.Page),
            .. SharedColumns.Source<Project>(),
        ])
    {
        PrimaryKey = ["document", "project"],
        ForeignKeys = [SharedColumns.ToDocument],
    };

    public static readonly TableDefinition Glossary = new TableDefinition<Numbered<GlossaryTerm>>(
        "glossary", "名词解释", "One explained term a row.", d => d.Entry.Glossary.Select((t, i) => new Numbered<GlossaryTerm>(i + 1, t)),
        [
            SharedColumns.Document<Numbered<GlossaryTerm>>(),
            new(new("line", FieldType.Integer, "序号", "Place in the document, from 1.") { Required = true, Minimum = 1 }, (_, x) => Field.Of(x.Number)),
            new(new("term", FieldType.Text, "名词", "The term."), (_, x) => Field.Of(x.Item.Term)),
            new(new("explanation", FieldType.Text, "解释", "Its explanation."), (_, x) => Field.Of(x.Item.Explanation)),
            SharedColumns.Page<Numbered<GlossaryTerm>>(x => x.Item.Page, required: false),
        ])
    {
        PrimaryKey = ["document", "line"],
        ForeignKeys = [SharedColumns.ToDocument],
    };

    private static List<SectionRow> Flatten(IReadOnlyList<Section> sections)
    {
        var rows = new List<SectionRow>();
        Add(sections, []);
        return rows;

        // The JSON's own depth limit bounds the recursion.
        void Add(IReadOnlyList<Section> level, string[] above)
        {
            foreach (Section section in level)
            {
                string heading = section.Number is { Length: > 0 } number ? number + " " + section.Title : section.Title;
                string[] path = [.. above, heading];
                rows.Add(new SectionRow(rows.Count + 1, path, section.Level, true, heading, section.Page));
                foreach (SectionParagraph paragraph in section.Paragraphs)
                {
                    rows.Add(new SectionRow(rows.Count + 1, path, section.Level, false, paragraph.Text, paragraph.Page));
                }

                Add(section.Sections, path);
            }
        }
    }
}

/// <summary>A heading or a paragraph.</summary>
internal sealed record SectionRow(int Line, IReadOnlyList<string> Path, int Level, bool IsHeading, string Text, int Page);

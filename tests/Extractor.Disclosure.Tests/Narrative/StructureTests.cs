using Extractor.Disclosure.Model;
using Extractor.Disclosure.Narrative;
using Extractor.Layout;
using static Extractor.Disclosure.Tests.Narrative.Prose;

namespace Extractor.Disclosure.Tests.Narrative;

/// <summary>Sections, page breaks, projects and the glossary.</summary>
public sealed class StructureTests
{
    [Test]
    public void Sections_HeadingsOfThreeLevels_FormATree()
    {
        NarrativeResult result = Read(Budget, "#第一部分 概况", "##一、主要职能", "负责全县水利。", "#第三部分 情况说明", "##一、收入", "###（一）总体", "收入5万元。", "##二、支出");
        Assert.That(result.Sections.Select(s => (s.Number, s.Title, s.Sections.Count)), Is.EqualTo(new[] { ("第一部分", "概况", 1), ("第三部分", "情况说明", 2) }));
        Assert.That(result.Sections[1].Sections[0].Sections[0].Paragraphs.Single().Text, Is.EqualTo("收入5万元。"));
    }

    [Test]
    public void Sections_TableOfContents_IsLeftOut()
    {
        NarrativeResult result = Read(Budget, "青山县水务局", "#目 录", "#第一部分 单位概况", "##一、主要职能", "#第二部分 名词解释", "#第一部分 青山县水务局概况", "##一、主要职能", "负责全县水利。", "#第二部分 名词解释", "一、财政拨款：指本级财政拨款。");
        Assert.That(result.Sections.Select(s => s.Title), Is.EqualTo(new[] { "青山县水务局概况", "名词解释" }));
    }

    [Test]
    public void Sections_HeadingThatSaysAFigure_IsAParagraph()
    {
        NarrativeResult result = Read(Budget, "##一、收支预算总体情况说明", "###（一）收入预算总计37188.34万元。包括：", "####1．财政拨款收入预算总计37188.34万元。");
        Assert.That(result.Sections.Single().Sections, Is.Empty);
        Assert.That(result.Statements.Select(s => (s.Label, s.Section.Single())), Is.EqualTo(new[] { ("收入预算总计", "一、收支预算总体情况说明"), ("财政拨款收入预算总计", "一、收支预算总体情况说明") }));
    }

    [Test]
    public void Sections_NumberedTitleGivenAsParagraph_IsAHeading()
    {
        Statement s = Statements(Budget, "#第三部分 情况说明", "八、机关运行经费情况", "机关运行经费5万元。").Single();
        Assert.That(s.Section, Is.EqualTo(new[] { "第三部分 情况说明", "八、机关运行经费情况" }));
    }

    [Test]
    public void Sections_LastWordOfAHeadingOnItsOwnLine_IsJoined()
    {
        // Both lines stand on one page.
        DocumentLayout layout = Prose.Layout("#第三部分 青山县水务局2024年度部门决算情况", "#说明");
        layout = layout with { Blocks = [.. layout.Blocks.Select(b => b with { Page = 3 })] };
        Assert.That(NarrativeReader.Read(layout, Account).Sections.Single().Title, Is.EqualTo("青山县水务局2024年度部门决算情况说明"));
    }

    [Test]
    public void Paragraph_TornByAPageBreakAndARunningTitle_IsOneSentenceWithBothPages()
    {
        // Each line of the helper stands on a page of its own; the title and what follows share one.
        DocumentLayout layout = Prose.Layout("青山县水务局2024年度部门决算", "17.节能环保支出（类）：支出决算数为407.98万元，比上年决算增加203.34万元，增长", "青山县水务局2024年度部门决算", "99.36%，主要原因是：新增项目。");
        layout = layout with { Blocks = [.. layout.Blocks.Select((b, i) => b with { Page = i < 2 ? i + 1 : 3 })] };
        IReadOnlyList<Statement> all = NarrativeReader.Read(layout, Account).Statements;
        Assert.That(all.Select(s => (s.Change, s.Rate, s.Reason, s.Page)), Is.EqualTo(new[] { ((decimal?)2033400m, (decimal?)99.36m, "新增项目", 2) }));
    }

    [Test]
    public void Reason_AnnouncedInTheParagraphBefore_IsJoined()
    {
        IReadOnlyList<Statement> all = Statements(Account, "财政拨款收入支出总计30万元。与2023年度相比，财政拨款收入支出总计持平。主要原因：", "人员未变。");
        Assert.That(all.Select(s => (s.Direction, s.Reason)), Is.EqualTo(new[] { ("none", "人员未变") }));
    }

    [Test]
    public void Projects_LabelledLines_AreProjectsAndNoStatements()
    {
        NarrativeResult result = Read(
            Budget, "##七、项目支出情况说明", "1、项目名称：河道清淤", "设立的政策依据：依据县财预1号文", "预算安排规模：71.00万元", "项目承担单位：青山县水务局",
            "资金分配情况：机械费8万元；人工费63万元", "另付监理费，共计71.00万元。", "资金执行时间：2024年1月-12月", "（二）项目名称：水库除险 项目承担单位：水库管理站", "预算规模：1,057.50万元", "补贴标准：每户500元", "##八、政府性基金", "政府性基金预算支出0元。");
        Assert.That(result.Projects.Select(p => (p.Id, p.Name, p.Amount, p.Undertaker, p.Period)), Is.EqualTo(new[]
        {
            ("p1", "河道清淤", (decimal?)710000m, "青山县水务局", "2024年1月-12月"), ("p2", "水库除险", 10575000m, "水库管理站", null),
        }));
        Assert.That(result.Projects[0].Allocation, Is.EqualTo("机械费8万元；人工费63万元另付监理费，共计71.00万元。"));
        Assert.That(result.Projects[1].Other["补贴标准"], Is.EqualTo("每户500元"));
        Assert.That(result.Statements.Select(s => s.Label), Is.EqualTo(new[] { "政府性基金预算支出" }));
        Assert.That(result.Unresolved, Is.Empty);
    }

    [Test]
    public void Glossary_NumberedTerms_AreReadWithTheirContinuation()
    {
        NarrativeResult result = Read(
            Budget, "#第四部分 名词解释", "一、财政拨款：指财政拨款数。", "二、机关运行经费:指公用经费，包括办公及", "印刷费、邮电费5万元以下的其他费用。", "（三）“三公”经费是指三项经费。", "四、项目支出", "指在基本支出之外发生的支出。", "青山县水务局", "2024年2月1日");
        Assert.That(result.Glossary.Select(g => g.Term), Is.EqualTo(new[] { "财政拨款", "机关运行经费", "“三公”经费", "项目支出" }));
        Assert.That(result.Glossary[1].Explanation, Is.EqualTo("指公用经费，包括办公及印刷费、邮电费5万元以下的其他费用。"));
        Assert.That(result.Glossary[3].Explanation, Is.EqualTo("指在基本支出之外发生的支出。"));
        Assert.That(result.Statements, Is.Empty);
    }

    [Test]
    public void Sections_TitlePage_IsLeftOut()
    {
        NarrativeResult result = Read(Budget, "#青山县2024年县级部门预算", "#预算主管部门：青山县水务局", "#目录", "##一、部门主要职能", "##二、名词解释", "#青山县水务局主要职能", "负责全县水利。", "##一、部门主要职能", "负责全县水利。");
        Assert.That(result.Sections.Select(s => s.Title), Does.Not.Contain("青山县2024年县级部门预算").And.Not.Contain("预算主管部门：青山县水务局"));
    }

    [Test]
    public void Sections_ProjectNameAsHeading_IsASectionAndAProject()
    {
        NarrativeResult result = Read(Budget, "##七、项目支出情况说明", "###（一）项目名称：河道清淤", "设立的政策依据：县财预1号文", "预算安排规模：71.00万元", "###（二）项目名称：水库除险", "预算安排规模：5万元");
        Assert.That(result.Sections.Single().Sections.Select(s => s.Title), Is.EqualTo(new[] { "项目名称：河道清淤", "项目名称：水库除险" }));
        Assert.That(result.Projects.Select(p => (p.Name, p.Amount)), Is.EqualTo(new[] { ("河道清淤", (decimal?)710000m), ("水库除险", 50000m) }));
    }

    [Test]
    public void Projects_ToldInSections_AreProjects()
    {
        NarrativeResult result = Read(
            Budget, "#河道清淤项目经费情况说明", "##一、项目概述", "清理河道12公里。", "##二、立项依据", "县水利规划。", "##三、实施主体", "青山县水务局", "##四、实施周期", "2024年", "##五、年度预算安排", "2024年安排预算71.00万元。",
            "#水库除险项目经费情况说明", "##一、项目概述", "加固水库。", "##二、立项依据", "县水利规划。", "##三、年度预算安排", "第一季度30万元，第二季度40万元。");
        Assert.That(result.Projects.Select(p => (p.Id, p.Name, p.Amount, p.Undertaker, p.Period)), Is.EqualTo(new[]
        {
            ("p1", "河道清淤项目", (decimal?)710000m, "青山县水务局", "2024年"), ("p2", "水库除险项目", null, null, (string?)null),
        }));
        Assert.That(result.Projects[0].Other["项目概述"], Is.EqualTo("清理河道12公里。"));
        Assert.That(result.Projects[1].AmountRaw, Is.EqualTo("第一季度30万元，第二季度40万元。"));
    }
}

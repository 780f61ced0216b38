using Extractor.Disclosure.Model;
using static Extractor.Disclosure.Tests.Narrative.Prose;

namespace Extractor.Disclosure.Tests.Narrative;

public sealed class LabelTests
{
    [TestCase("青山县水务局2024年收入预算762.27万元，其中：", "收入预算")]
    [TestCase("2024年度财政拨款收支总预算为762.27万元。", "财政拨款收支总预算")]
    [TestCase("1、节能环保支出（类）762.27万元。", "节能环保支出（类）")]
    [TestCase("（二）支出预算总计762.27万元。包括：", "支出预算总计")]
    [TestCase("2．住房改革支出（款）住房公积金（项）支出762.27万元。", "住房改革支出（款）住房公积金（项）支出")]
    [TestCase("社会保障和就业支出（208类）行政事业单位养老支出（05款）机关事业单位基本养老保险缴费支出（05项）2024年预算数为762.27万元。", "社会保障和就业支出（208类）行政事业单位养老支出（05款）机关事业单位基本养老保险缴费支出（05项）")]
    [TestCase("（一）2080505机关事业单位基本养老保险缴费支出762.27万元。主要用于缴费。", "2080505机关事业单位基本养老保险缴费支出")]
    [TestCase("环境保护法规、规划及标准（项）：支出决算数为762.27万元。", "环境保护法规、规划及标准（项）")]
    [TestCase("本部门收入、支出预算总计762.27万元。", "收入、支出预算总计")]
    [TestCase("此外，基本支出预算数为762.27万元。", "基本支出预算数")]
    [TestCase("单位资金762.27万元。", "单位资金")]
    [TestCase("青山县水务局2024年度一般公共预算拨款安排的“三公”经费预算支出中，公务接待费支出762.27万元。", "公务接待费支出")]
    [TestCase("2024年，青山县水务局本级及下属3家行政单位和2家事业单位的机关运行经费财政拨款预算762.27万元。", "机关运行经费财政拨款预算")]
    [TestCase("2024年政府采购金额（以合同签订为准）为762.27万元。", "政府采购金额（以合同签订为准）")]
    [TestCase("和田地区监测项目762.27万元，主要用于监测。", "和田地区监测项目")]
    [TestCase("1. 2023年中央耕地建设资金762.27万元。", "2023年中央耕地建设资金")]
    [TestCase("1.2023年中央耕地建设资金762.27万元。", "2023年中央耕地建设资金")]
    public void Label_WordsBeforeTheAmount_LoseUnitYearAndNumbering(string sentence, string label)
    {
        Statement s = One(Budget, sentence);
        Assert.That((s.Label, s.Amount, s.Whose), Is.EqualTo((label, (decimal?)7622700m, (string?)null)));
    }

    [Test]
    public void Whose_AnotherBodyNamed_IsKeptApartFromTheLabel()
    {
        Statement s = One(Budget, "青山县水利工程质量监督站2024年项目支出12万元。");
        Assert.That((s.Label, s.Whose), Is.EqualTo(("项目支出", "青山县水利工程质量监督站")));
    }

    [Test]
    public void Whose_ShortFormOfTheUnit_IsTheUnit()
    {
        Assert.That(One(Budget, "县水务局2024年项目支出12万元。").Whose, Is.Null);
    }

    [Test]
    public void Label_AfterADescription_IsTheLastItem()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "人员经费310.11万元，主要包括：基本工资、津贴补贴、其他工资福利支出、公用经费9.93万元，主要包括：办公费、差旅费。");
        Assert.That(all.Select(s => (s.Label, s.Amount)), Is.EqualTo(new[] { ("人员经费", (decimal?)3101100m), ("公用经费", 99300m) }));
    }

    [Test]
    public void Label_ListPartedByEnumerationMarks_IsOnePerAmount()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "政府采购支出总额789.47万元，其中：政府采购货物支出21.65万元、政府采购工程支出0.00万元、政府采购服务支出767.82万元。");
        Assert.That(all.Select(s => (s.Label, s.Amount)), Is.EqualTo(new[]
        {
            ("政府采购支出总额", (decimal?)7894700m), ("政府采购货物支出", 216500m), ("政府采购工程支出", 0m), ("政府采购服务支出", 7678200m),
        }));
    }

    [Test]
    public void Label_Respectively_GoesToEachAmount()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "货物、工程和服务采购预算分别为1万元、2万元和3万元。");
        Assert.That(all.Select(s => s.Amount), Is.EqualTo(new decimal?[] { 10000m, 20000m, 30000m }));
        Assert.That(all[0].Label, Does.StartWith("货物"));
        Assert.That(all[2].Label, Is.EqualTo("服务采购预算"));
    }

    [Test]
    public void Label_ValueOfWhatWasCounted_NamesIt()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "1.房屋100.50平方米，价值20.00万元。", "2.车辆3辆，价值64.52万元；其中：一般公务用车1辆，价值10.00万元；其他车辆2辆，价值54.52万元。");
        Assert.That(all.Select(s => (s.Label, s.Quantity, s.Unit, s.Amount)), Is.EqualTo(new[]
        {
            ("房屋", (decimal?)100.50m, "squareMetre", (decimal?)null), ("房屋价值", null, "CNY", 200000m),
            ("车辆", 3m, "vehicle", null), ("车辆价值", null, "CNY", 645200m),
            ("一般公务用车", 1m, "vehicle", null), ("一般公务用车价值", null, "CNY", 100000m),
            ("其他车辆", 2m, "vehicle", null), ("其他车辆价值", null, "CNY", 545200m),
        }));
    }

    [Test]
    public void Label_Bare_TakesTheHeadOfTheLine()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "1. “教育支出（类）其他教育支出（款）其他教育支出（项）”25.00万元，主要用于培训。2023年当年预算执行数为20.00万元，2024年预算安排25.00万元，比2023年预算执行数增加25.00%。");
        Assert.That(all.Select(s => s.Amount), Is.EqualTo(new decimal?[] { 250000m, 200000m, 250000m }));
        Assert.That(all[1].Label, Does.Contain("其他教育支出（项）").And.Contain("2023年"));
        Assert.That((all[2].Base, all[2].Rate), Is.EqualTo(("上年决算", (decimal?)25.00m)));
    }

    [Test]
    public void Label_BareUnderAHeading_TakesTheHeading()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "##八、机关运行经费情况说明", "2024年预算数为12万元。");
        Assert.That(all.Single().Label, Is.EqualTo("机关运行经费"));
    }

    [Test]
    public void Section_OfAStatement_IsThePathOfTitles()
    {
        Statement s = Statements(Budget, "#第三部分 2024年预算情况说明", "##一、收入预算情况说明", "收入预算12万元。").Single();
        Assert.That(s.Section, Is.EqualTo(new[] { "第三部分 2024年预算情况说明", "一、收入预算情况说明" }));
    }
}

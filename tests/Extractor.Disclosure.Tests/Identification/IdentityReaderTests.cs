using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Identification;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Support;
using Extractor.Layout;
using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Identification;

public sealed class IdentityReaderTests
{
    private static readonly SourceInfo Source = new() { File = "x.pdf", Sha256 = "", PageCount = 1 };

    [TestCase("克拉玛依市财政局2023年度部门决算公开", "克拉玛依市财政局", 2023, DisclosureKind.FinalAccount, "650200")]
    [TestCase("2023年度克拉玛依市财政局部门决算公开报告", "克拉玛依市财政局", 2023, DisclosureKind.FinalAccount, "650200")]
    [TestCase("无锡市教育局\n2022年度\n部门决算", "无锡市教育局", 2022, DisclosureKind.FinalAccount, "320200")]
    [TestCase("2024年度\n贵州省人民医院\n单位预算公开", "贵州省人民医院", 2024, DisclosureKind.Budget, "520000")]
    [TestCase("云南省审计厅二〇二四年部门预算公开", "云南省审计厅", 2024, DisclosureKind.Budget, "530000")]
    [TestCase("中共上海市黄浦区委组织部２０２１年度部门预算", "中共上海市黄浦区委组织部", 2021, DisclosureKind.Budget, "310101")]
    [TestCase("西安市碑林区人大常委会2020年部门综合预算公开说明", "西安市碑林区人大常委会", 2020, DisclosureKind.Budget, "610103")]
    [TestCase("关于公开大连市水务局2022年部门预算的说明", "大连市水务局", 2022, DisclosureKind.Budget, "210200")]
    [TestCase("巴州水利局2021年度项目绩效自评报告", "巴州水利局", 2021, DisclosureKind.PerformanceReview, "652800")]
    public void Read_TitlePage_GivesUnitYearKindAndDivision(string title, string unit, int year, DisclosureKind kind, string division)
    {
        DocumentIdentity identity = IdentityReader.Read(Layout([.. title.Split('\n').Select(t => Heading(t))]), Source);
        Assert.Multiple(() =>
        {
            Assert.That(identity.Unit?.Name, Is.EqualTo(unit));
            Assert.That(identity.Year, Is.EqualTo(year));
            Assert.That(identity.Kind, Is.EqualTo(kind));
            Assert.That(identity.Unit?.Division?.Code, Is.EqualTo(division));
        });
    }

    [TestCase("部门：江苏省审计厅 单位：万元", "江苏省审计厅")]
    [TestCase("编制部门（单位）：昌吉州林草局　　　单位：万元", "昌吉州林草局")]
    [TestCase("部门名称：江苏省科学技术厅", "江苏省科学技术厅")]
    [TestCase("编制单位：某县卫生健康委员会 金额单位：元", "某县卫生健康委员会")]
    [TestCase("公开部门：某县住房和城乡建设局    金额单位：万元", "某县住房和城乡建设局")]
    [TestCase("单位：万元", null)]
    [TestCase("金额单位：人民币万元", null)]
    [TestCase("部门：　　单位：元", null)]
    public void CaptionUnit_LineOverATable_NamesTheUnit(string line, string? unit) => Assert.That(IdentityText.CaptionUnit(line), Is.EqualTo(unit));

    [Test]
    public void Read_NoTitlePage_TakesCaptionsAndTableTitles()
    {
        DocumentLayout layout = Layout([], GridText.Table("采购品目|总计\n货物|1.00", "2018年政府采购预算表", captions: ["部门：江苏省文化厅 单位：万元"]));
        DocumentIdentity identity = IdentityReader.Read(layout, Source);
        Assert.That((identity.Unit?.Name, identity.Year, identity.Kind), Is.EqualTo(("江苏省文化厅", (int?)2018, DisclosureKind.Budget)));
    }

    [TestCase("某某县档案馆", "某某县档案馆")]
    [TestCase("某某县财政局", null)]
    [TestCase("某某县人民政府办公室", null)]
    [TestCase("某某县门户网站管理局", null)]
    [TestCase("本站编辑", null)]
    public void Read_NothingNamesTheUnit_ThePublisherDoesUnlessItPublishesForOthers(string publisher, string? unit)
    {
        DocumentLayout layout = Layout([], GridText.Table("采购品目|总计\n货物|1.00", "2018年政府采购预算表"));
        DocumentIdentity identity = IdentityReader.Read(layout, Source, new DisclosureHints { Publisher = publisher });
        Assert.That(identity.Unit?.Name, Is.EqualTo(unit));
        Assert.That(identity.Warnings.Select(w => w.Code).Contains("unit-from-page"), Is.EqualTo(unit is not null));
    }

    [Test]
    public void Read_DocumentNamesTheUnit_ThePublisherIsIgnored()
    {
        DocumentIdentity identity = IdentityReader.Read(Layout([Heading("无锡市教育局2022年度部门决算")]), Source, new DisclosureHints { Publisher = "某某县档案馆" });
        Assert.That((identity.Unit?.Name, identity.Warnings.Any(w => w.Code == "unit-from-page")), Is.EqualTo(("无锡市教育局", false)));
    }

    [TestCase("某某县档案馆2021", 2021)]
    [TestCase("某某县档案馆 2021", 2021)]
    [TestCase("文件12021", null)]
    [TestCase("Microsoft Word - 2021", null)]
    public void Read_PropertiesTitleIsUnitAndYear_TellsTheYear(string title, int? year)
    {
        DocumentLayout layout = Layout([], GridText.Table("项目|合计\n办公费|1.00", "支出总体情况表", captions: ["部门：某某县档案馆 单位：万元"]))
            with
        { Info = new PdfDocumentInfo { Title = title } };

        Assert.That(IdentityReader.Read(layout, Source).Year, Is.EqualTo(year));
    }

    [Test]
    public void Read_ShortAndLongFormOfOneUnit_AreOneUnitWithAlias()
    {
        DocumentLayout layout = Layout([Heading("昌吉州统计局2023年部门预算公开"), Heading("第一部分 昌吉州统计局部门概况"), Heading("第一部分 昌吉回族自治州统计局概况")]);
        DocumentIdentity identity = IdentityReader.Read(layout, Source);
        Assert.That(identity.Unit?.Name, Is.EqualTo("昌吉州统计局"));
        Assert.That(identity.Unit?.Aliases, Is.EqualTo(new[] { "昌吉回族自治州统计局" }));
        Assert.That(identity.Unit?.Division, Is.EqualTo(new Division("652300", "昌吉回族自治州")));
    }

    [Test]
    public void Read_TitleAndTablesDisagreeAboutTheKind_WarnsAndFollowsTheTitle()
    {
        DocumentLayout layout = Layout([Heading("大连市水务局2022年部门预算公开")], GridText.Table("项目|决算数\n一、财政拨款|1.00", "收入支出决算总表"));
        DocumentIdentity identity = IdentityReader.Read(layout, Source);
        Assert.That(identity.Kind, Is.EqualTo(DisclosureKind.Budget));
        Assert.That(identity.Warnings.Select(w => w.Code), Does.Contain("kind-conflict"));
    }

    [Test]
    public void Read_YearsDisagree_Warns()
    {
        DocumentLayout layout = Layout([Heading("大连市水务局2022年部门预算公开"), .. Enumerable.Range(0, 6).Select(i => Heading("二、关于大连市水务局2021年收入预算情况说明"))]);
        DocumentIdentity identity = IdentityReader.Read(layout, Source);
        Assert.That(identity.Warnings.Select(w => w.Code), Does.Contain("year-conflict"));
    }

    [Test]
    public void Read_NothingButTheFileName_UsesItWithWarnings()
    {
        DocumentIdentity identity = IdentityReader.Read(Layout([]), Source with { File = "大连市水务局2022年部门决算公开.pdf" });
        Assert.That((identity.Unit?.Name, identity.Year, identity.Kind), Is.EqualTo(("大连市水务局", (int?)2022, DisclosureKind.FinalAccount)));
        Assert.That(identity.Warnings.Select(w => w.Code), Is.SupersetOf(new[] { "unit-from-file-name", "year-from-file-name" }));
    }

    [Test]
    public void Read_FileNameAgainstTitle_TitleWinsSilently()
    {
        DocumentIdentity identity = IdentityReader.Read(Layout([Heading("大连市水务局2022年部门预算公开")]), Source with { File = "沈阳市财政局2019年部门决算.pdf" });
        Assert.That((identity.Unit?.Name, identity.Year, identity.Kind), Is.EqualTo(("大连市水务局", (int?)2022, DisclosureKind.Budget)));
        Assert.That(identity.Warnings, Is.Empty);
    }

    [Test]
    public void Read_NothingAtAll_SaysSo()
    {
        DocumentIdentity identity = IdentityReader.Read(Layout([]), Source);
        Assert.That(identity.Unit, Is.Null);
        Assert.That(identity.Year, Is.Null);
        Assert.That(identity.Warnings.Select(w => w.Code), Is.SupersetOf(new[] { "unit-unknown", "year-unknown", "kind-unknown" }));
    }

    [Test]
    public void Split_TwoUnitsInOneFile_GivesTwoParts()
    {
        Table first = GridText.Table("科目编码|科目名称|合计\n2010301|行政运行|10.00\n2010302|一般行政管理事务|1.00", "支出预算表", captions: ["编制部门：大连市水务局"]) with { Parts = [new TablePart(2, default)] };
        Table second = GridText.Table("科目编码|科目名称|合计\n2010301|行政运行|20.00\n2010302|一般行政管理事务|1.00", "支出预算表", index: 2, captions: ["编制部门：大连市统计局"]) with { Parts = [new TablePart(6, default)] };
        DocumentLayout layout = Layout([Heading("大连市水务局2022年部门预算公开"), Heading("第一部分 概况", 2), Heading("大连市统计局2022年部门预算公开", 5), Heading("第一部分 概况", 6)], first, second);
        IReadOnlyList<UnitDisclosure> read = DisclosureReader.Read(layout, Source);
        Assert.That(read.Select(r => r.Unit.Name), Is.EqualTo(new[] { "大连市水务局", "大连市统计局" }));
        Assert.That(read[1].Entry.Facts.Where(f => f.Value is not null).Select(f => f.Value), Is.EqualTo(new decimal?[] { 200_000m, 10_000m }));
        Assert.That(read[1].Entry.Tables.Single().Id, Is.EqualTo("t2"));
    }

    [Test]
    public void Split_OneUnitWithSeveralTitlePages_StaysWhole()
    {
        DocumentLayout layout = Layout([Heading("大连市水务局2022年部门预算公开"), Heading("大连市水务局（本级）2022年单位预算公开", 5)]);
        Assert.That(UnitSplitter.Split(layout), Has.Count.EqualTo(1));
    }

    [TestCase("上海市普陀区财政局", "310107")]
    [TestCase("舟山市普陀区财政局", "330903")]
    [TestCase("普陀区财政局", null)]
    [TestCase("新疆巴州生态环境局", "652800")]
    [TestCase("江苏省高级人民法院", "320000")]
    [TestCase("浙江省杭州市西湖区教育局", "330106")]
    [TestCase("杭州西湖区教育局", "330106")]
    [TestCase("中国共产党成都市委员会", "510100")]
    [TestCase("财政部", null)]
    public void Find_NameOfUnit_GivesItsDivision(string name, string? code) => Assert.That(DivisionFinder.Find(name)?.Code, Is.EqualTo(code));

    [TestCase("昌吉州统计局", "昌吉回族自治州统计局", true)]
    [TestCase("江苏省政协办公厅", "省政协办公厅", true)]
    [TestCase("新疆巴州生态环境局", "巴州生态环境局", true)]
    [TestCase("大连市水务局", "大连市水务局（本级）", true)]
    [TestCase("大连市水务局", "大连市统计局", false)]
    [TestCase("昌吉州生态环境局", "新疆维吾尔自治区生态环境厅", false)]
    [TestCase("大连市水务局", "沈阳市水务局", false)]
    [TestCase("昌吉州生态环境局", "昌吉州生态环境局阜康市分局", false)]
    public void AreSame_TwoNames_TellsForms(string left, string right, bool same) => Assert.That(UnitNames.AreSame(left, right), Is.EqualTo(same));

    private static HeadingBlock Heading(string text, int page = 1) => new(page, default, 1, null, text, text);

    private static DocumentLayout Layout(IReadOnlyList<Block> blocks, params Table[] tables) =>
        new() { PageCount = 10, Info = new PdfDocumentInfo(), Tables = tables, Blocks = blocks, PageSizes = [] };
}

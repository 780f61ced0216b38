using Extractor.Disclosure.Facts;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Support;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Tests.Facts;

/// <summary>Layouts of provinces and years that the corpus does not hold, drawn by hand with invented figures.</summary>
public sealed class TableReaderTests
{
    private static TableReading Read(Table table, DisclosureKind kind = DisclosureKind.Budget, int year = 2023) =>
        TableReader.Read(table, new TableContext { Year = year, Kind = kind });

    private static Fact At(TableReading reading, int row, int column) => reading.Facts.Single(f => f.Id == $"t1.r{row}.c{column}");

    private static string Path(Fact fact) => string.Join('/', fact.Column);

    [Test]
    public void Read_NationalFinalOverview_KeepsLineNumbersOutOfTheFacts()
    {
        TableReading reading = Read(GridText.Table("""
            收入           |<   |<      |支出            |<   |<
            项目           |行次|决算数 |项目            |行次|决算数
            栏次           |    |1      |栏次            |    |2
            一、一般公共预算财政拨款收入|1|1,200.50|一、一般公共服务支出|32|900.00
            二、政府性基金预算财政拨款收入|2|0.00|二、外交支出|33|
            八、其他收入   |8   |12.00  |八、社会保障和就业支出|39|250.50
            本年收入合计   |27  |1,212.50|本年支出合计   |58  |1,150.50
            使用非财政拨款结余|28|       |结余分配        |59  |
            年初结转和结余 |29  |8.00   |年末结转和结余  |60  |70.00
            总计           |31  |1,220.50|总计           |62  |1,220.50
            """, "收入支出决算总表"), DisclosureKind.FinalAccount);
        Assert.That(reading.Table.Kind, Is.EqualTo("final.overview"));
        Assert.That(reading.Unresolved, Is.Empty);
        Assert.That(reading.Facts.Select(f => f.Id.Split('.')[2]).Distinct(), Is.EquivalentTo(new[] { "c2", "c5" }));
        Assert.That(At(reading, 3, 2).Value, Is.EqualTo(12_005_000m));
        Assert.That(Path(At(reading, 3, 2)), Is.EqualTo("收入/决算数"));
        Fact spending = At(reading, 5, 5);
        Assert.That((spending.Row.Code, spending.Row.Inferred, spending.Row.Name), Is.EqualTo(("208", true, "八、社会保障和就业支出")));
        Assert.That(spending.Row.Parent, Is.EqualTo("t1.r6.b"));
        Assert.That(At(reading, 6, 2).Row.Role, Is.EqualTo("total"));
        Assert.That(At(reading, 6, 2).Row.Parent, Is.EqualTo("t1.r9"));
        Assert.That(At(reading, 8, 2).Row.Parent, Is.EqualTo("t1.r9"));
        Assert.That(reading.Table.Columns.Select(c => c.Role), Is.EqualTo(new[] { "name", "number", "amount", "name", "number", "amount" }));
        Assert.That(reading.Table.Columns[2].Number, Is.EqualTo("1"));
    }

    [Test]
    public void Read_NationalIncomeTable_ReadsColumnNumbersAndFormula()
    {
        TableReading reading = Read(GridText.Table("""
            项目            |<       |本年收入合计|财政拨款收入|上级补助收入|事业收入|其他收入
            功能分类科目编码|科目名称|^           |^           |^           |^       |^
            栏次            |<       |1=2+3+4+5   |2           |3           |4       |5
            合计            |<       |100.00      |90.00       |—           |        |10.00
            205             |教育支出|100.00      |90.00       |            |        |10.00
            20502           |普通教育|100.00      |90.00       |            |        |10.00
            2050204         |高中教育|100.00      |90.00       |            |        |10.00
            """, "收入决算表"), DisclosureKind.FinalAccount);
        Assert.That(reading.Table.Kind, Is.EqualTo("final.income"));
        Assert.That(reading.Table.Columns[2].Formula, Is.EqualTo("2+3+4+5"));
        Assert.That(reading.Table.Columns[2].Number, Is.EqualTo("1"));
        Assert.That(reading.Table.Columns.Skip(2).Select(c => c.Key), Is.EqualTo(new[] { "total", "fiscalAppropriation", "superiorSubsidy", "businessIncome", "otherIncome" }));
        Assert.That(At(reading, 3, 4).Value, Is.Null);
        Assert.That(At(reading, 3, 4).Raw, Is.EqualTo("—"));
        Assert.That(reading.Facts.Where(f => f.Value is not null), Has.Exactly(12).Items);
        Fact item = At(reading, 6, 2);
        Assert.That(item.Row.Path, Is.EqualTo(new[] { "205", "20502", "2050204" }));
        Assert.That((item.Row.Role, item.Row.Parent), Is.EqualTo(("leaf", "t1.r5")));
        Assert.That((At(reading, 4, 2).Row.Role, At(reading, 4, 2).Row.Parent), Is.EqualTo(("rollup", "t1.r3")));
    }

    [Test]
    public void Read_BasicExpenditureInThreeBlocks_LabelsEachBlockByItsOwnCode()
    {
        TableReading reading = Read(GridText.Table("""
            人员经费|<|<|公用经费|<|<|<|<|<
            科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数
            301|工资福利支出|50.00|302|商品和服务支出|20.00|310|资本性支出|5.00
            30101|  基本工资|50.00|30201|  办公费|20.00|31002|  办公设备购置|5.00
            人员经费合计|<|50.00|公用经费合计|<|<|<|<|25.00
            """, "一般公共预算财政拨款基本支出决算表"), DisclosureKind.FinalAccount);
        Assert.That(reading.Table.Kind, Is.EqualTo("final.generalBasic"));
        Assert.That(At(reading, 3, 5).Row.Code, Is.EqualTo("30201"));
        Assert.That(At(reading, 3, 8).Row.Code, Is.EqualTo("31002"));
        Assert.That(At(reading, 3, 8).Row.Parent, Is.EqualTo("t1.r2.c"));
        Assert.That(At(reading, 4, 8).Row.Name, Is.EqualTo("公用经费合计"));
        Assert.That(Path(At(reading, 3, 5)), Is.EqualTo("公用经费/决算数"));
        Assert.That(reading.Facts.Where(f => f.Value is not null), Has.Exactly(8).Items);
    }

    [Test]
    public void Read_ThreePublicOfFinalAccount_SplitsBudgetAndFinal()
    {
        TableReading reading = Read(GridText.Table("""
            预算数|<|<|<|<|<|决算数|<|<|<|<|<
            合计|因公出国（境）费|公务用车购置及运行维护费|<|<|公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|<|<|公务接待费
            ^|^|小计|公务用车购置费|公务用车运行维护费|^|^|^|小计|公务用车购置费|公务用车运行维护费|^
            1|2|3|4|5|6|7|8|9|10|11|12
            9.50|0.00|8.00|0.00|8.00|1.50|7.20|0.00|7.00|0.00|7.00|0.20
            """, "财政拨款“三公”经费支出决算表"), DisclosureKind.FinalAccount);
        Assert.That(reading.Table.Kind, Is.EqualTo("final.threePublic"));
        Assert.That(reading.Facts, Has.Count.EqualTo(12));
        Assert.That(At(reading, 4, 10).ColumnKey, Is.EqualTo("final.vehicles.vehicleOperation"));
        Assert.That(Path(At(reading, 4, 5)), Is.EqualTo("预算数/公务接待费"));
        Assert.That(At(reading, 4, 5).Row.Name, Is.Empty);
        Assert.That(At(reading, 4, 0).Value, Is.EqualTo(95_000m));
    }

    [Test]
    public void Read_OperationTable_TakesUnitsFromTheRows()
    {
        TableReading reading = Read(GridText.Table("""
            项目|行次|年初预算数|全年预算数|决算数
            一、“三公”经费支出|1|—|—|—
            （一）支出合计|2|9.50|9.00|7.20
            1．因公出国（境）费|3|0.00|0.00|0.00
            （二）相关统计数|10|—|—|—
            1．因公出国（境）团组数（个）|11|—|—|0
            3．公务用车保有量（辆）|14|—|—|2
            6．国内公务接待人次（人）|17|—|—|35
            二、机关运行经费|25|—|—|88.40
            """, "机构运行信息表"), DisclosureKind.FinalAccount);
        Assert.That(reading.Table.Kind, Is.EqualTo("final.operatingFunds"));
        Assert.That((At(reading, 6, 4).Value, At(reading, 6, 4).Unit), Is.EqualTo((2m, "vehicle")));
        Assert.That((At(reading, 7, 4).Value, At(reading, 7, 4).Unit), Is.EqualTo((35m, "person")));
        Assert.That((At(reading, 8, 4).Value, At(reading, 8, 4).Unit), Is.EqualTo((884_000m, "CNY")));
        Assert.That(At(reading, 5, 4).Unit, Is.EqualTo("count"));
        Assert.That(At(reading, 3, 4).Row.Parent, Is.EqualTo("t1.r2"));
        Assert.That(At(reading, 2, 4).Row.Parent, Is.EqualTo("t1.r1"));
    }

    [TestCase("201|03|01", "201|03|50", "2010301", "2010350", TestName = "each row whole")]
    [TestCase("201|03|01", "||50", "2010301", "2010350", TestName = "upper parts carried down")]
    [TestCase("201|03|01", "|29|50", "2010301", "2012950", TestName = "class carried down")]
    [TestCase("201|20103|2010301", "201|20103|2010350", "2010301", "2010350", TestName = "cumulative codes")]
    [TestCase("201|3|1", "201|3|50", "2010301", "2010350", TestName = "leading zero lost")]
    public void Read_CodesInThreeColumns_AreJoined(string first, string second, string expected, string next)
    {
        TableReading reading = Read(GridText.Table($"""
            科目编码|<|<|科目名称|合计|基本支出|项目支出
            类|款|项|^|^|^|^
            {first}|行政运行|10.00|10.00|
            {second}|事业运行|5.00|5.00|
            """, "部门支出总表"));
        Assert.That(At(reading, 2, 4).Row.Code, Is.EqualTo(expected));
        Assert.That(At(reading, 3, 4).Row.Code, Is.EqualTo(next));
    }

    [TestCase("2010301|行政运行")]
    [TestCase("201 03 01|行政运行")]
    [TestCase("201-03-01|行政运行")]
    [TestCase("２０１０３０１|行政运行")]
    public void Read_JoinedCode_IsRead(string row)
    {
        TableReading reading = Read(GridText.Table($"""
            科目编码|科目名称|合计
            {row}|10.00
            {row}|5.00
            """, "支出预算表"));
        Assert.That(At(reading, 1, 2).Row.Code, Is.EqualTo("2010301"));
        Assert.That(At(reading, 1, 2).Row.CodeStatus, Is.EqualTo("exact"));
    }

    [TestCase("201 一般公共服务支出")]
    [TestCase("201一般公共服务支出")]
    [TestCase("[201]一般公共服务支出")]
    [TestCase("201-一般公共服务支出")]
    [TestCase("　　201　一般公共服务支出")]
    public void Read_CodeAndNameInOneCell_AreParted(string label)
    {
        TableReading reading = Read(GridText.Table($"""
            功能分类科目|合计
            {label}|10.00
            2024年专项工作|2.00
            合计|12.00
            """, "支出预算表"));
        Assert.That((At(reading, 1, 1).Row.Code, At(reading, 1, 1).Row.Name), Is.EqualTo(("201", "一般公共服务支出")));
        Assert.That((At(reading, 2, 1).Row.Code, At(reading, 2, 1).Row.Name), Is.EqualTo(((string?)null, "2024年专项工作")));
    }

    [Test]
    public void Read_TwoClassificationsSideBySide_TakesTheFirst()
    {
        TableReading reading = Read(GridText.Table("""
            部门预算支出经济分类|<|政府预算支出经济分类|<|合计
            科目编码|科目名称|科目编码|科目名称|^
            30101|基本工资|50101|工资奖金津补贴|10.00
            30102|津贴补贴|50101|工资奖金津补贴|5.00
            """, "一般公共预算基本支出表"));
        Assert.That((At(reading, 2, 4).Row.Code, At(reading, 2, 4).Row.Name), Is.EqualTo(("30101", "基本工资")));
        Assert.That(At(reading, 3, 4).Row.Classification, Is.EqualTo("economicDepartment"));
    }

    [Test]
    public void Read_UnitCodesBesideClassification_AreNoClassificationCodes()
    {
        TableReading reading = Read(GridText.Table("""
            科目编码|<|<|单位代码|单位名称（科目）|合计|基本支出|项目支出
            类|款|项|^|^|^|^|^
            |||303|某县教育局|30.00|20.00|10.00
            |||303001|某县第一中学|30.00|20.00|10.00
            205|02|04|303001|高中教育|30.00|20.00|10.00
            """, "部门支出总表"));
        Assert.That(At(reading, 2, 5).Row.Code, Is.Null);
        Assert.That((At(reading, 3, 5).Row.Role, At(reading, 3, 5).Row.Name), Is.EqualTo(("unit", "某县第一中学")));
        Assert.That((At(reading, 4, 5).Row.Code, At(reading, 4, 5).Row.Group), Is.EqualTo(("2050204", "某县第一中学")));
    }

    [Test]
    public void Read_ColumnsOfOtherUnits_AreNotMoney()
    {
        TableReading reading = Read(GridText.Table("""
            科目编码|科目名称|2022年预算数|2023年预算数|增减额|增减%|人数（人）
            2010301|行政运行|100.00|110.00|10.00|10.00%|25
            2010302|一般行政管理事务|50.00|40.00|(10.00)|-20.00|3
            """, "一般公共预算支出表"));
        Assert.That((At(reading, 1, 5).Value, At(reading, 1, 5).Unit), Is.EqualTo((10m, "percent")));
        Assert.That((At(reading, 2, 5).Value, At(reading, 2, 5).Unit), Is.EqualTo((-20m, "percent")));
        Assert.That((At(reading, 1, 6).Value, At(reading, 1, 6).Unit), Is.EqualTo((25m, "person")));
        Assert.That(At(reading, 2, 4).Value, Is.EqualTo(-100_000m));
        Assert.That(reading.Table.Columns[3].Key, Is.EqualTo("budget"));
    }

    [Test]
    public void Read_TitleAndUnitInsideTheGrid_AreNoHeader()
    {
        TableReading reading = Read(GridText.Table("""
            部门收支总体情况表|<|<|<
            单位：元|<|<|<
            收入|<|支出|<
            项目|预算数|项目|预算数
            一、财政拨款|100|一、教育支出|90
            收入总计|100|支出总计|90
            """, title: null, unit: null));
        Assert.That(reading.Table.Kind, Is.EqualTo("budget.overview"));
        Assert.That(reading.Table.Title, Is.EqualTo("部门收支总体情况表"));
        Assert.That(Path(At(reading, 4, 1)), Is.EqualTo("收入/预算数"));
        Assert.That(At(reading, 4, 3).Value, Is.EqualTo(90m));
        Assert.That(At(reading, 4, 3).Row.Code, Is.EqualTo("205"));
    }

    [Test]
    public void Read_NoUnitAnywhere_IsUnresolvedNotGuessed()
    {
        TableReading reading = Read(GridText.Table("""
            科目编码|科目名称|合计
            2010301|行政运行|10.00
            2010302|一般行政管理事务|5.00
            """, "支出预算表", unit: null));
        Assert.That(reading.Facts.Where(f => f.Value is not null), Is.Empty);
        Assert.That(reading.Unresolved.Select(u => u.Raw), Is.EqualTo(new[] { "10.00", "5.00" }));
    }

    [Test]
    public void Read_UsualUnitOfTheDocument_IsTakenWithDoubtAndWarning()
    {
        TableReading reading = TableReader.Read(GridText.Table("""
            科目编码|科目名称|合计
            2010301|行政运行|10.00
            """, "支出预算表", unit: null), new TableContext { Year = 2023, Kind = DisclosureKind.Budget, UsualUnit = Disclosure.Numbers.MoneyUnit.TenThousand });
        Assert.That(At(reading, 1, 2).Value, Is.EqualTo(100_000m));
        Assert.That(At(reading, 1, 2).IsDoubtful, Is.True);
        Assert.That(reading.Warnings.Single().Code, Is.EqualTo("amount-unit-assumed"));
    }

    [Test]
    public void Read_UnknownTableWithUnit_StillGivesFacts()
    {
        TableReading reading = Read(GridText.Table("""
            序号|事项|安排金额|备注
            1|防汛物资|12.50|应急
            2|村级道路|7.00|
            """, "乡镇重点安排表"));
        Assert.That(reading.Table.Kind, Is.EqualTo("other"));
        Assert.That(reading.Facts.Where(f => f.Value is not null).Select(f => (f.Row.Name, f.Value)), Is.EqualTo(new[] { ("防汛物资", (decimal?)125_000m), ("村级道路", 70_000m) }));
    }

    [Test]
    public void Read_ListWithoutAmounts_GivesNoFacts()
    {
        TableReading reading = Read(GridText.Table("""
            序号|单位名称|备注
            1|某县财政局（本级）|
            2|某县国库支付中心|并入本级
            """, unit: null));
        Assert.That(reading.Facts, Is.Empty);
        Assert.That(reading.Unresolved, Is.Empty);
        Assert.That(reading.Table.Grid.Cells, Has.Count.EqualTo(9));
    }

    [Test]
    public void Read_HeaderRepeatedInTheBody_IsSkipped()
    {
        TableReading reading = Read(GridText.Table("""
            科目编码|科目名称|合计|基本支出|项目支出
            2010301|行政运行|10.00|10.00|
            科目编码|科目名称|合计|基本支出|项目支出
            2010302|一般行政管理事务|5.00||5.00
            """, "支出预算表"));
        Assert.That(reading.Unresolved, Is.Empty);
        Assert.That(reading.Facts.Where(f => f.Value is not null), Has.Exactly(4).Items);
    }

    [Test]
    public void Read_DamagedFigures_AreDoubtfulOrUnresolved()
    {
        TableReading reading = Read(GridText.Table("""
            科目编码|科目名称|合计
            2010301|行政运行|1O.00
            2010302|一般行政管理事务|1,23
            2010303|机关服务|12.00-15.00
            2010304|专项服务|详见说明
            """, "支出预算表"));
        Assert.That((At(reading, 1, 2).Value, At(reading, 1, 2).IsDoubtful), Is.EqualTo((100_000m, true)));
        Assert.That(reading.Unresolved.Select(u => u.Raw), Is.EqualTo(new[] { "1,23", "12.00-15.00", "详见说明" }));
        Assert.That(reading.Unresolved.Select(u => u.Reason), Has.All.Not.Empty);
    }

    [Test]
    public void Read_ProjectsOfOneItem_CarryCodeAndAccount()
    {
        TableReading reading = Read(GridText.Table("""
            科目编码|<|<|科目名称|项目名称|项目支出合计|商品和服务支出
            类|款|项|^|^|^|^
            211|||节能环保支出||30.00|30.00
            211|03||污染防治||30.00|30.00
            211|03|01|大气|监测站运维|20.00|20.00
            ||||应急演练|10.00|10.00
            """, "一般公共预算项目支出情况表"));
        Fact second = At(reading, 5, 5);
        Assert.That((second.Row.Code, second.Row.Name, second.Row.Role, second.Row.Parent), Is.EqualTo(("2110301", "应急演练", "project", "t1.r3")));
        Assert.That(second.Row.Labels, Is.EqualTo(new[] { "大气", "应急演练" }));
        Assert.That(reading.Table.Kind, Is.EqualTo("budget.generalProject"));
    }

    [Test]
    public void Read_OldAndWrongNames_AreTold()
    {
        TableReading reading = Read(GridText.Table("""
            科目编码|科目名称|合计
            207|文化体育与传媒支出|10.00
            20805|行政事业单位养老支出|10.00
            2010301|机关服务|10.00
            2019988|臆造的科目|10.00
            """, "支出预算表"), year: 2023);
        Assert.That(At(reading, 1, 2).Row.CodeStatus, Is.EqualTo("renamed"));
        Assert.That(At(reading, 1, 2).Row.OfficialName, Is.EqualTo("文化旅游体育与传媒支出"));
        Assert.That(At(reading, 2, 2).Row.CodeStatus, Is.EqualTo("exact"));
        Assert.That(At(reading, 3, 2).Row.CodeStatus, Is.EqualTo("mismatch"));
        Assert.That(At(reading, 4, 2).Row.CodeStatus, Is.EqualTo("unknown"));
    }

    [Test]
    public void Read_LevelsInColumnsOfTheirOwn_BelongToWhatStandsLeft()
    {
        TableReading reading = Read(GridText.Table("""
            采购品目大类|专项名称|经济科目|采购物品名称|采购组织形式|总计
            合计||||     |50.00
            一、货物||||     |20.00
            |设备购置费|办公设备购置|||20.00
            |||复印机|集中采购|20.00
            二、服务||||     |30.00
            |审判经费|维修费|||10.00
            |||运行维护|分散采购|10.00
            ||会议费|||20.00
            |||会议服务|分散采购|20.00
            """, "政府采购预算表"));
        Assert.That(reading.Table.Kind, Is.EqualTo("budget.procurement"));
        Assert.That((At(reading, 4, 5).Row.Parent, At(reading, 4, 5).Row.Group, At(reading, 4, 5).Row.Name), Is.EqualTo(("t1.r3", "办公设备购置", "复印机")));
        Assert.That((At(reading, 8, 5).Row.Parent, At(reading, 8, 5).Row.Group, At(reading, 8, 5).Row.Role), Is.EqualTo(("t1.r5", "审判经费", "rollup")));
        Assert.That(At(reading, 9, 5).Row.Parent, Is.EqualTo("t1.r8"));
        Assert.That(At(reading, 2, 5).Row.Parent, Is.EqualTo("t1.r1"));
    }

    [Test]
    public void Read_EmptyAndOddGrids_NeverThrow()
    {
        foreach (Table table in (Table[])
        [
            GridText.Table("a", null), GridText.Table("1|2|3", "支出表"), GridText.Table("|\n|", "支出表"), GridText.Table("1.00\n2.00", "支出表"),
            GridText.Table("合计|<\n1.00|2.00", "支出表"), GridText.Table("a|b", "支出表") with { RowCount = 0, ColumnCount = 0 },
            GridText.Table("a|b", "支出表") with { RowCount = 50, ColumnCount = 50 }, GridText.Table("a|b", "支出表") with { RowCount = int.MaxValue, ColumnCount = int.MaxValue },
        ])
        {
            Assert.That(() => Read(table), Throws.Nothing);
        }
    }
}

using Extractor.Disclosure.Facts;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Performance;
using Extractor.Disclosure.Tests.Support;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Tests.Performance;

/// <summary>Forms of other provinces than those of the corpus, with invented content.</summary>
public sealed class PerformanceReaderTests
{
    private static PerformanceForm Read(Table table) =>
        PerformanceReader.Read(TableReader.Read(table, new TableContext { Year = 2023 }).Table);

    [Test]
    public void Read_TargetWithSeparateSignAndUnitColumns_JoinsThem()
    {
        PerformanceForm form = Read(GridText.Table("""
            项目名称|<|道路养护|<|<|<|<
            主管部门|<|某市交通局|<|实施单位|某市公路中心|<
            项目资金（万元）|<|年度资金总额：|120.50|<|<|<
            ^|<|其中：财政拨款|100.00|<|<|<
            ^|<|其他资金|20.50|<|<|<
            年度总体目标|<|保障辖区道路完好|<|<|<|<
            一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重
            产出指标|数量指标|养护里程|≥|35|公里|20
            ^|质量指标|验收合格率|＝|100|%|20
            效益指标|社会效益指标|出行条件|定性|明显改善||30
            满意度指标|服务对象满意度|群众满意度|≥|90|%|10
            """, "项目支出绩效目标表", unit: null));
        Assert.That((form.Kind, form.Unit, form.Project), Is.EqualTo(("projectTarget", "某市交通局", "道路养护")));
        Assert.That(form.Objective, Is.EqualTo("保障辖区道路完好"));
        Assert.That(form.Funds.Select(f => (f.Label, f.Value)), Is.EqualTo(new[] { ("年度资金总额", (decimal?)1_205_000m), ("其中：财政拨款", 1_000_000m), ("其他资金", 205_000m) }));
        Assert.That(form.Indicators, Has.Count.EqualTo(4));
        PerformanceIndicator length = form.Indicators[0];
        Assert.That((length.Comparator, length.Value, length.Unit, length.Weight), Is.EqualTo(("≥", (decimal?)35m, "公里", (decimal?)20m)));
        Assert.That(form.Indicators[1].Levels, Is.EqualTo(new[] { "产出指标", "质量指标", "验收合格率" }));
        Assert.That((form.Indicators[2].Value, form.Indicators[2].Raw), Is.EqualTo(((decimal?)null, "明显改善")));
    }

    [Test]
    public void Read_ReviewWithDeviation_KeepsActualScoreAndReason()
    {
        PerformanceForm form = Read(GridText.Table("""
            项目名称|<|培训经费|<|<|<|<|<
            项目资金（万元）|<||年初预算数|全年预算数|全年执行数|分值|得分
            ^|<|年度资金总额|10.00|12.00|6.00|10|5.00
            年度总体目标|<|预期目标|<|<|实际完成情况|<|<
            ^|<|培训两期|<|<|培训一期|<|<
            一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
            产出指标|数量指标|培训期数|≥2期|1期|50|25|师资冲突
            ^|时效指标|完成时间|2023年12月底前|2023年12月|40|40|
            总分|<|<|<|<|100|70.00|
            """, "项目支出绩效自评表", unit: null));
        Assert.That(form.Kind, Is.EqualTo("projectReview"));
        Assert.That(form.Objective, Is.EqualTo("培训两期"));
        Assert.That(form.Fields.Single(f => f.Label == "实际完成情况").Value, Is.EqualTo("培训一期"));
        Assert.That(form.Funds.Select(f => (f.Column[0], f.Value, f.Unit)), Is.EqualTo(new[]
        {
            ("年初预算数", (decimal?)100_000m, "CNY"), ("全年预算数", 120_000m, "CNY"), ("全年执行数", 60_000m, "CNY"), ("分值", 10m, "score"), ("得分", 5m, "score"),
        }));
        PerformanceIndicator first = form.Indicators[0];
        Assert.That((first.Value, first.ActualValue, first.Score, first.Reason), Is.EqualTo(((decimal?)2m, (decimal?)1m, (decimal?)25m, "师资冲突")));
        Assert.That((form.Indicators[1].Comparator, form.Indicators[1].Value, form.Indicators[1].Raw), Is.EqualTo(("≤", (decimal?)null, "2023年12月底前")));
        Assert.That(form.TotalScore, Is.EqualTo(70m));
    }

    [Test]
    public void Read_WholeUnitTarget_IsTold()
    {
        PerformanceForm form = Read(GridText.Table("""
            部门（单位）名称|<|某县统计局|<|<
            年度总体目标|<|完成普查|<|<
            一级指标|二级指标|三级指标|指标值|备注
            产出指标|数量指标|普查次数|=1次|
            """, "部门整体支出绩效目标表", unit: null));
        Assert.That((form.Kind, form.Unit, form.Objective), Is.EqualTo(("wholeTarget", "某县统计局", "完成普查")));
        Assert.That(form.Indicators.Single().Levels[^1], Is.EqualTo("普查次数"));
    }

    [Test]
    public void Read_LevelsNotMerged_AreCarriedDown()
    {
        PerformanceForm form = Read(GridText.Table("""
            一级指标|二级指标|三级指标|指标值
            产出指标|数量指标|甲|≥1个
            ||乙|≥2个
            |质量指标|丙|≥95%
            """, "绩效目标表", unit: null));
        Assert.That(form.Indicators.Select(i => string.Join('/', i.Levels)), Is.EqualTo(new[] { "产出指标/数量指标/甲", "产出指标/数量指标/乙", "产出指标/质量指标/丙" }));
    }

    [Test]
    public void Read_FormWithoutIndicators_StillKeepsFields()
    {
        PerformanceForm form = Read(GridText.Table("""
            项目名称|课题研究
            项目负责人|某某
            联系电话|0990-1234567
            """, "项目绩效目标申报表", unit: null));
        Assert.That(form.Indicators, Is.Empty);
        Assert.That(form.Funds, Is.Empty);
        Assert.That(form.Fields.Select(f => f.Label), Is.EqualTo(new[] { "项目名称", "项目负责人", "联系电话" }));
    }
}

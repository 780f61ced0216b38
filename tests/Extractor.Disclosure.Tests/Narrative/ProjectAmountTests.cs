using Extractor.Disclosure.Narrative;

namespace Extractor.Disclosure.Tests.Narrative;

/// <summary>What a project's text says of its amount: never a part in the place of the whole.</summary>
public sealed class ProjectAmountTests
{
    [TestCase("2024年安排预算71.00万元。", 710000)]
    [TestCase("第一季度用款计划30万元，第二季度用款计划40万元。", null)]
    [TestCase("第一季度用款计划30万元，第二季度用款计划30万元，第三季度用款计划30万元，第四季度用款计划30万元。", null)]
    [TestCase("第一季度30万元，第二季度40万元，合计70万元。", 700000)]
    [TestCase("2024年预算安排70万元，其中：财政拨款50万元，自筹20万元。", 700000)]
    [TestCase("购置设备30万元，施工40万元。", null)]
    [TestCase("购置设备30万元，施工40万元，共计70万元。", 700000)]
    [TestCase("共计70万元。上年共计60万元。", null)]
    [TestCase("未安排。", null)]
    [TestCase(null, null)]
    public void Only_TextOfASection_IsTheWholeOrNothing(string? text, int? expected) =>
        Assert.That(ProjectAmount.Only(text), Is.EqualTo((decimal?)expected));

    [TestCase("71.00万元", 710000)]
    [TestCase("71.00万元，其中：设备30万元", 710000)]
    [TestCase("上半年30万元，下半年41万元", null)]
    [TestCase("", null)]
    public void First_LabelledLine_IsItsFirstWhereThatIsNoPart(string? text, int? expected) =>
        Assert.That(ProjectAmount.First(text), Is.EqualTo((decimal?)expected));
}

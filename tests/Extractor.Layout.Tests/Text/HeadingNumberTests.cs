using Extractor.Layout.Text;

namespace Extractor.Layout.Tests.Text;

public sealed class HeadingNumberTests
{
    [TestCase("第三部分 预算情况说明", 1, 3, "预算情况说明")]
    [TestCase("第一节 重要提示", 2, 1, "重要提示")]
    [TestCase("十一、其他重要事项", 2, 11, "其他重要事项")]
    [TestCase("一 、主要职能", 2, 1, "主要职能")]
    [TestCase("（二十三）项目名称", 3, 23, "项目名称")]
    [TestCase("(一十九)项目名称", 3, 19, "项目名称")]
    [TestCase("1. 房屋", 4, 1, "房屋")]
    [TestCase("12、车辆", 4, 12, "车辆")]
    [TestCase("5．2024年部门预算表", 4, 5, "2024年部门预算表")]
    [TestCase("5.2024年部门预算表", 4, 5, "2024年部门预算表")]
    [TestCase("（３）公务接待费", 5, 3, "公务接待费")]
    public void Read_Numbering_GivesLevelOrdinalAndRest(string text, int level, int ordinal, string rest)
    {
        HeadingNumber? number = HeadingNumber.Read(text);
        Assert.That(number, Is.Not.Null);
        Assert.That((number!.Value.Level, number.Value.Ordinal, text[number.Value.Length..]), Is.EqualTo((level, ordinal, rest)));
    }

    [TestCase("1.5万元")]
    [TestCase("1.4.2 功能标志")]
    [TestCase("2024年预算")]
    [TestCase("一般公共预算")]
    [TestCase("第三方服务")]
    [TestCase("（类）支出")]
    [TestCase("")]
    public void Read_NoNumbering_Null(string text) => Assert.That(HeadingNumber.Read(text), Is.Null);

    [FsCheck.NUnit.Property]
    public bool Read_AnyText_LengthIsInsideIt(string? text) => HeadingNumber.Read(text ?? "") is not HeadingNumber n || (n.Length <= text!.Length && n.Level is >= 1 and <= 5);
}

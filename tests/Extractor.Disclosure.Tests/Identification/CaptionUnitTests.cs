using Extractor.Disclosure.Identification;

namespace Extractor.Disclosure.Tests.Identification;

public sealed class CaptionUnitTests
{
    [TestCase("部门：江苏省云帆图书馆　　2023年度", "江苏省云帆图书馆")]
    [TestCase("部门：江苏省云帆图书馆2023年度 单位：万元", "江苏省云帆图书馆")]
    [TestCase("编制部门：上海市云麓区档案馆　　　单位：元", "上海市云麓区档案馆")]
    public void CaptionUnit_YearBehindTheName_IsNoPartOfIt(string line, string expected) =>
        Assert.That(IdentityText.CaptionUnit(line), Is.EqualTo(expected));
}

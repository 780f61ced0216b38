using Extractor.Disclosure.Audit;

namespace Extractor.Disclosure.Tests.Audit;

public sealed class TypoTests
{
    [TestCase("310.11", "310.17", "一位数字不同")]
    [TestCase("1,234.50", "1,324.50", "两位数字颠倒")]
    [TestCase("12.00", "120,000.00", "金额单位或小数点错位")]
    [TestCase("12.00", "-12.00", "正负号相反")]
    [TestCase("310.11", "10.11", "多一位或少一位数字")]
    [TestCase("0.00", "15.00", "数字错列或缺失")]
    [TestCase("310.11", "275.92", "数值不符")]
    public void Name_KnownSlip_IsTold(string printed, string meant, string expected)
    {
        Quantity quantity = Figures.Of("t1.r1.c1", printed);

        Assert.That(Typo.Name(quantity, Figures.Of("x", meant).Value), Is.EqualTo(expected));
    }

    [Test]
    public void Print_TenThousandYuan_UsesThePrintedScaleAndPlaces() =>
        Assert.That(Typo.Print(Figures.Of("t1.r1.c1", "12.30", 10_000), 12_345_600m), Is.EqualTo("1,234.56"));
}

using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Tests.Numbers;

public sealed class ValueTypeTests
{
    [TestCase("单位：万元", "万元")]
    [TestCase("金额单位：人民币万元", "万元")]
    [TestCase("单位:元", "元")]
    [TestCase("单位：元（保留两位小数）", "元")]
    [TestCase("预算数（万元）", "万元")]
    [TestCase("金额(百元)", "百元")]
    [TestCase("单位：千元", "千元")]
    [TestCase("单位：百万元", "百万元")]
    [TestCase("单位：亿元", "亿元")]
    [TestCase("万元", "万元")]
    [TestCase("计量单位：万美元", null)]
    [TestCase("预算单位", null)]
    [TestCase("单元工程", null)]
    [TestCase("单位：人", null)]
    [TestCase("", null)]
    public void TryFind_CaptionOrHeader_FindsStatedUnit(string text, string? unit)
    {
        Assert.That(MoneyUnit.TryFind(text, out MoneyUnit found), Is.EqualTo(unit is not null));
        Assert.That(unit is null ? null : found.Name, Is.EqualTo(unit));
    }

    [Test]
    public void Amount_FewerDecimalsThanTheNumber_CannotBeMade() =>
        Assert.That(() => new Amount(1.25m, MoneyUnit.Yuan, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(-1)]
    [TestCase(13)]
    public void Amount_DecimalsOutOfRange_CannotBeMade(int decimals) =>
        Assert.That(() => new Amount(1m, MoneyUnit.Yuan, decimals), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Amount_Interval_IsHalfOfTheLastPrintedPlace()
    {
        var amount = new Amount(310.11m, MoneyUnit.TenThousand, 2);
        Assert.That(amount.Value, Is.EqualTo(3_101_100m));
        Assert.That(amount.Low, Is.EqualTo(3_101_050m));
        Assert.That(amount.High, Is.EqualTo(3_101_150m));
        Assert.That(amount.IsCompatibleWith(new Amount(3_101_149.99m, MoneyUnit.Yuan, 2)), Is.True);
        Assert.That(amount.IsCompatibleWith(new Amount(310.13m, MoneyUnit.TenThousand, 2)), Is.False);
    }

    [TestCase("2024", 2024)]
    [TestCase("２０２４年度", 2024)]
    [TestCase("二〇二四年", 2024)]
    [TestCase("二○二四", 2024)]
    [TestCase("1993", null)]
    [TestCase("2100", null)]
    [TestCase("24", null)]
    [TestCase("年度", null)]
    public void FiscalYear_Text_IsReadOrRefused(string text, int? year)
    {
        Assert.That(FiscalYear.TryParse(text, out FiscalYear found), Is.EqualTo(year is not null));
        Assert.That(year is null ? (int?)null : found.Value, Is.EqualTo(year));
    }

    [Test]
    public void FiscalYear_OutOfRange_CannotBeMade() => Assert.That(() => new FiscalYear(1900), Throws.InstanceOf<ArgumentOutOfRangeException>());
}

using System.Globalization;
using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Tests.Numbers;

public sealed class NumberParserTests
{
    private static decimal D(string s) => decimal.Parse(s, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Plain Arabic numbers, thousands separators of every kind, full-width forms.
    [TestCase("0", "0", 0)]
    [TestCase("0.00", "0.00", 2)]
    [TestCase("-0.00", "0.00", 2)]
    [TestCase("7", "7", 0)]
    [TestCase("310.11", "310.11", 2)]
    [TestCase(".5", "0.5", 1)]
    [TestCase("3.940", "3.940", 3)]
    [TestCase("32.120000", "32.120000", 6)]
    [TestCase("718", "718", 0)]
    [TestCase("2,146.90", "2146.90", 2)]
    [TestCase("39,448.55", "39448.55", 2)]
    [TestCase("1,234,567,890.12", "1234567890.12", 2)]
    [TestCase("12,345,678", "12345678", 0)]
    [TestCase("2，146.90", "2146.90", 2)]
    [TestCase("２，１４６．９０", "2146.90", 2)]
    [TestCase("２１４６．９０", "2146.90", 2)]
    [TestCase("1'234.5", "1234.5", 1)]
    [TestCase("1,2345.00", "12345.00", 2)]
    [TestCase("1,2345,6789", "123456789", 0)]
    [TestCase("  2,146.90\u3000", "2146.90", 2)]
    [TestCase("\u00A0310.11\u200B", "310.11", 2)]
    [TestCase("\u3000\u30003.940", "3.940", 3)]
    [TestCase("+12.30", "12.30", 2)]
    [TestCase("¥1,200.00", "1200.00", 2)]
    [TestCase("￥1,200.00", "1200.00", 2)]
    [TestCase("007", "7", 0)]
    [TestCase("99999999999999999.99", "99999999999999999.99", 2)]
    // Negatives.
    [TestCase("-12.30", "-12.30", 2)]
    [TestCase("−12.30", "-12.30", 2)]
    [TestCase("－12.30", "-12.30", 2)]
    [TestCase("–12.30", "-12.30", 2)]
    [TestCase("(12.30)", "-12.30", 2)]
    [TestCase("（12.30）", "-12.30", 2)]
    [TestCase("(2,146.90)", "-2146.90", 2)]
    [TestCase("△12.30", "-12.30", 2)]
    [TestCase("▲12.30", "-12.30", 2)]
    [TestCase("负12.30", "-12.30", 2)]
    [TestCase("减少12.30", "-12.30", 2)]
    [TestCase("增加12.30", "12.30", 2)]
    // Chinese numerals.
    [TestCase("三", "3", 0)]
    [TestCase("十", "10", 0)]
    [TestCase("十二", "12", 0)]
    [TestCase("二十", "20", 0)]
    [TestCase("廿", "20", 0)]
    [TestCase("廿五", "25", 0)]
    [TestCase("卅", "30", 0)]
    [TestCase("两百", "200", 0)]
    [TestCase("二百零五", "205", 0)]
    [TestCase("一千零一十", "1010", 0)]
    [TestCase("三千二百万", "32000000", 0)]
    [TestCase("一亿零五", "100000005", 0)]
    [TestCase("二万亿", "2000000000000", 0)]
    [TestCase("三点五", "3.5", 1)]
    [TestCase("零点零五", "0.05", 2)]
    [TestCase("二〇二四", "2024", 0)]
    [TestCase("壹佰贰拾叁万肆仟", "1234000", 0)]
    [TestCase("負", null, 0)]
    public void Parse_PlainNumber_GivesValueAndDecimals(string text, string? value, int decimals)
    {
        ParsedNumber number = NumberParser.Parse(text);
        if (value is null)
        {
            Assert.That(number.Kind, Is.EqualTo(NumberKind.Text));
            return;
        }

        Assert.That(number.Kind, Is.EqualTo(NumberKind.Number), number.Remark);
        Assert.That(number.Value, Is.EqualTo(D(value)));
        Assert.That(number.Decimals, Is.EqualTo(decimals));
        Assert.That(number.Raw, Is.EqualTo(text));
        Assert.That(number.IsDoubtful, Is.False, number.Remark);
    }

    [TestCase("12.30元", "12.30", "12.30")]
    [TestCase("12.30 元", "12.30", "12.30")]
    [TestCase("3百元", "300", "3")]
    [TestCase("3千元", "3000", "3")]
    [TestCase("2,146.90万元", "21469000.00", "2146.90")]
    [TestCase("2,146.90 万元", "21469000", "2146.90")]
    [TestCase("２１４６．９０万元", "21469000", "2146.90")]
    [TestCase("50万元整", "500000", "50")]
    [TestCase("人民币50万元", "500000", "50")]
    [TestCase("1.2百万元", "1200000", "1.2")]
    [TestCase("1.2亿元", "120000000", "1.2")]
    [TestCase("1.2万亿元", "1200000000000", "1.2")]
    [TestCase("(12.30)万元", null, null)]
    [TestCase("-0.5万元", "-5000", "-0.5")]
    [TestCase("1亿2000万元", "120000000", "120000000")]
    [TestCase("3万5千元", "35000", "35000")]
    [TestCase("12元5角3分", "12.53", "12.53")]
    [TestCase("壹佰贰拾叁万肆仟元整", "1234000", "1234000")]
    [TestCase("壹佰贰拾叁万肆仟元零伍分", "1234000.05", "1234000.05")]
    [TestCase("伍角", null, null)]
    [TestCase("三千二百万元", "32000000", "32000000")]
    [TestCase("两百元", "200", "200")]
    [TestCase("叁拾万圆整", "300000", "300000")]
    [TestCase("12.30万美元", null, null)]
    [TestCase("200元/人", null, null)]
    public void ToAmount_TextWithMoneyUnit_GivesYuan(string text, string? yuan, string? printed)
    {
        Amount? amount = NumberParser.Parse(text).ToAmount();
        Assert.That(amount?.Value, Is.EqualTo(yuan is null ? null : D(yuan)));
        Assert.That(amount?.Printed, Is.EqualTo(printed is null ? null : D(printed)));
    }

    [TestCase("2,146.90", "万元", "21469000")]
    [TestCase("2,146.90", "元", "2146.90")]
    [TestCase("2,146.90", "百元", "214690")]
    [TestCase("2,146.90", "千元", "2146900")]
    [TestCase("2,146.90", "百万元", "2146900000")]
    [TestCase("2,146.90", "亿元", "214690000000")]
    [TestCase("12.30万元", "元", "123000")]
    [TestCase("3.2万", "元", "32000")]
    [TestCase("32", "人", null)]
    [TestCase("5%", "万元", null)]
    [TestCase("3辆", "万元", null)]
    public void ToAmount_UnitOfCaption_AppliesOnlyWhereTheCellHasNone(string text, string caption, string? yuan)
    {
        MoneyUnit? unit = MoneyUnit.TryParse(caption, out MoneyUnit parsed) ? parsed : null;
        Assert.That(NumberParser.Parse(text).ToAmount(unit)?.Value, Is.EqualTo(yuan is null ? null : D(yuan)));
    }

    [TestCase("5%", "5")]
    [TestCase("80.24%", "80.24")]
    [TestCase("８０．２４％", "80.24")]
    [TestCase("5 %", "5")]
    [TestCase("-5.6%", "-5.6")]
    [TestCase("5‰", "0.5")]
    [TestCase("百分之三十", "30")]
    [TestCase("百分之三点五", "3.5")]
    public void Parse_Percent_IsInPercent(string text, string value)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Kind, Is.EqualTo(NumberKind.Percent), number.Remark);
        Assert.That(number.Value, Is.EqualTo(D(value)));
    }

    [TestCase("2.5个百分点")]
    [TestCase("2.5百分点")]
    public void Parse_PercentagePoints_AreNoPercent(string text)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Kind, Is.EqualTo(NumberKind.PercentagePoints));
        Assert.That(number.Value, Is.EqualTo(2.5m));
    }

    [TestCase("≥95%", "≥", NumberKind.Percent, "95")]
    [TestCase(">=95%", "≥", NumberKind.Percent, "95")]
    [TestCase("> =95%", "≥", NumberKind.Percent, "95")]
    [TestCase("＞＝95％", "≥", NumberKind.Percent, "95")]
    [TestCase("≧95", "≥", NumberKind.Number, "95")]
    [TestCase("不低于95%", "≥", NumberKind.Percent, "95")]
    [TestCase("不少于3次", "≥", NumberKind.Number, "3")]
    [TestCase("至少3次", "≥", NumberKind.Number, "3")]
    [TestCase("95%以上", "≥", NumberKind.Percent, "95")]
    [TestCase("95%及以上", "≥", NumberKind.Percent, "95")]
    [TestCase("≤50万元", "≤", NumberKind.Number, "50")]
    [TestCase("<=50", "≤", NumberKind.Number, "50")]
    [TestCase("＜＝50", "≤", NumberKind.Number, "50")]
    [TestCase("不超过50万元", "≤", NumberKind.Number, "50")]
    [TestCase("不高于5%", "≤", NumberKind.Percent, "5")]
    [TestCase("控制在5%以内", "≤", NumberKind.Percent, "5")]
    [TestCase("5%以内", "≤", NumberKind.Percent, "5")]
    [TestCase("＜5", "<", NumberKind.Number, "5")]
    [TestCase("小于5%", "<", NumberKind.Percent, "5")]
    [TestCase("低于5%", "<", NumberKind.Percent, "5")]
    [TestCase(">5", ">", NumberKind.Number, "5")]
    [TestCase("大于5%", ">", NumberKind.Percent, "5")]
    [TestCase("大于等于5%", "≥", NumberKind.Percent, "5")]
    [TestCase("=100%", "=", NumberKind.Percent, "100")]
    [TestCase("＝12个月", "=", NumberKind.Number, "12")]
    [TestCase("100%", null, NumberKind.Percent, "100")]
    public void Parse_Comparator_IsTakenOff(string text, string? comparator, NumberKind kind, string value)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Kind, Is.EqualTo(kind), number.Remark);
        Assert.That(number.Comparator, Is.EqualTo(comparator));
        Assert.That(number.Value, Is.EqualTo(D(value)));
    }

    [TestCase("204人", "204", 1, "人")]
    [TestCase("3辆", "3", 1, "辆")]
    [TestCase("12个月", "12", 1, "个月")]
    [TestCase("1,200平方米", "1200", 1, "平方米")]
    [TestCase("3.2万人", "3.2", 10000, "人")]
    [TestCase("20.5万平方米", "20.5", 10000, "平方米")]
    [TestCase("1.5亿立方米", "1.5", 100000000, "立方米")]
    [TestCase("200元/人", "200", 1, "元/人")]
    [TestCase("24小时/天", "24", 1, "小时/天")]
    [TestCase("35μg/m³", "35", 1, "μg/m³")]
    [TestCase("90（分）", "90", 1, "分")]
    [TestCase("3年", "3", 1, "年")]
    [TestCase("5日", "5", 1, "日")]
    [TestCase("30余人", "30", 1, "人")]
    [TestCase("12万美元", "12", 10000, "美元")]
    public void Parse_OtherUnits_AreKept(string text, string? value, int scale, string? unit)
    {
        ParsedNumber number = NumberParser.Parse(text);
        if (value is null)
        {
            Assert.That(number.Kind, Is.EqualTo(NumberKind.Text));
            return;
        }

        Assert.That(number.Kind, Is.EqualTo(NumberKind.Number), number.Remark);
        Assert.That(number.Value, Is.EqualTo(D(value)));
        Assert.That(number.Scale, Is.EqualTo((decimal)scale));
        Assert.That(number.Unit, Is.EqualTo(unit));
        Assert.That(number.Money, Is.Null);
    }

    [TestCase("10-20", "10", "20", null)]
    [TestCase("10～20", "10", "20", null)]
    [TestCase("10—20天", "10", "20", "天")]
    [TestCase("10至20天", "10", "20", "天")]
    [TestCase("10天至20天", "10", "20", "天")]
    [TestCase("90%-100%", "90", "100", "%")]
    [TestCase("90-100%", "90", "100", "%")]
    public void Parse_Range_HasBothEnds(string text, string low, string high, string? unit)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Kind, Is.EqualTo(NumberKind.Range), number.Remark);
        Assert.That(number.Value, Is.EqualTo(D(low)));
        Assert.That(number.Upper, Is.EqualTo(D(high)));
        Assert.That(number.Unit, Is.EqualTo(unit));
        Assert.That(number.ToAmount(MoneyUnit.Yuan), Is.Null);
    }

    [TestCase("2024年12月1日前", 2024, 12, 1, true, false)]
    [TestCase("2024年12月1日", 2024, 12, 1, false, false)]
    [TestCase("2024年12月底前", 2024, 12, null, true, true)]
    [TestCase("12月底前", null, 12, null, true, true)]
    [TestCase("12月底", null, 12, null, false, true)]
    [TestCase("2024年底前", 2024, null, null, true, true)]
    [TestCase("2024年", 2024, null, null, false, false)]
    [TestCase("二〇二四年", 2024, null, null, false, false)]
    [TestCase("二〇二四年十二月", 2024, 12, null, false, false)]
    [TestCase("２０２４年１２月", 2024, 12, null, false, false)]
    [TestCase("2024-12-31", 2024, 12, 31, false, false)]
    [TestCase("2024/6/30", 2024, 6, 30, false, false)]
    [TestCase("2024.6.30", 2024, 6, 30, false, false)]
    [TestCase("2024-12", 2024, 12, null, false, false)]
    [TestCase("12月31日前完成", null, 12, 31, true, false)]
    public void Parse_Date_IsNoNumber(string text, int? year, int? month, int? day, bool before, bool end)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Kind, Is.EqualTo(NumberKind.Date), number.Remark);
        Assert.That(number.Date, Is.EqualTo(new DateForm(year, month, day, before, end)));
        Assert.That(number.Value, Is.Null);
        Assert.That(number.Comparator, Is.EqualTo(before ? "≤" : null));
    }

    [Test]
    public void Parse_YearWithDecimals_IsAnAmount() => Assert.That(NumberParser.Parse("2024.12").Value, Is.EqualTo(2024.12m));

    [TestCase("第3名")]
    [TestCase("第三批")]
    [TestCase("一、")]
    [TestCase("（二）")]
    [TestCase("(3)")]
    [TestCase("1.")]
    [TestCase("2、")]
    [TestCase("①")]
    public void Parse_Ordinal_IsNoAmount(string text)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Kind, Is.EqualTo(NumberKind.Ordinal), number.Remark);
        Assert.That(number.ToAmount(MoneyUnit.Yuan), Is.Null);
    }

    [TestCase("", NumberKind.Blank)]
    [TestCase(null, NumberKind.Blank)]
    [TestCase(" \u3000\n", NumberKind.Blank)]
    [TestCase("-", NumberKind.Dash)]
    [TestCase("—", NumberKind.Dash)]
    [TestCase("——", NumberKind.Dash)]
    [TestCase("－", NumberKind.Dash)]
    [TestCase("--", NumberKind.Dash)]
    [TestCase("/", NumberKind.NotApplicable)]
    [TestCase("／", NumberKind.NotApplicable)]
    [TestCase("无", NumberKind.NotApplicable)]
    [TestCase("不适用", NumberKind.NotApplicable)]
    public void Parse_NothingPrinted_IsNotZero(string? text, NumberKind kind)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Kind, Is.EqualTo(kind));
        Assert.That(number.Value, Is.Null);
        Assert.That(number.IsEmpty, Is.True);
    }

    [TestCase("12.30*", "12.30", "*")]
    [TestCase("12.30①", "12.30", "①")]
    [TestCase("12.30²", "12.30", "²")]
    [TestCase("12.30[1]", "12.30", "[1]")]
    [TestCase("12.30（注1）", "12.30", "(注1)")]
    [TestCase("12.30注1", "12.30", "注1")]
    [TestCase("5%*", "5", "*")]
    [TestCase("12.30万元①", "12.30", "①")]
    public void Parse_FootnoteMark_IsNoDigit(string text, string value, string mark)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Value, Is.EqualTo(D(value)), number.Remark);
        Assert.That(number.Mark, Is.EqualTo(mark));
    }

    [TestCase("1O.5O", "10.50")]
    [TestCase("1,O00.00", "1000.00")]
    [TestCase("l2.30", "12.30")]
    [TestCase("I2.30", "12.30")]
    [TestCase("2 146.90", "2146.90")]
    [TestCase("2, 146.90", "2146.90")]
    [TestCase("21 46. 90", "2146.90")]
    [TestCase("12。30", "12.30")]
    [TestCase("12·30", "12.30")]
    [TestCase("12.30-", "-12.30")]
    [TestCase("—12.30", "-12.30")]
    [TestCase("12.30,", "12.30")]
    [TestCase("2、146.90", "2146.90")]
    [TestCase("一百二", "120")]
    [TestCase("三万五", "35000")]
    [TestCase("(123)", "-123")]
    public void Parse_Damage_IsRepairedButDoubtful(string text, string value)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Kind, Is.EqualTo(NumberKind.Number), number.Remark);
        Assert.That(number.Value, Is.EqualTo(D(value)));
        Assert.That(number.IsDoubtful, Is.True);
    }

    [TestCase("1,23")]
    [TestCase("12,34.56")]
    [TestCase("1,234,56")]
    [TestCase("1.234.567,89")]
    [TestCase("12.30.45")]
    [TestCase("1234567890123456789012")]
    [TestCase("OO.OO")]
    [TestCase("十百")]
    [TestCase("一二百")]
    [TestCase("百万分")]
    [TestCase("12.30 45.60元 78")]
    [TestCase("12元13元")]
    [TestCase("行政运行")]
    [TestCase("一般公共服务支出")]
    [TestCase("三公经费")]
    [TestCase("二级指标")]
    [TestCase("一级预算单位")]
    [TestCase("有效提升")]
    [TestCase("2110101行政运行")]
    [TestCase("A12")]
    [TestCase("123456789.1234567890123")]
    public void Parse_NotUnderstood_IsTextWithReason(string text)
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Kind, Is.EqualTo(NumberKind.Text), number.Value?.ToString(CultureInfo.InvariantCulture));
        Assert.That(number.Remark, Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public void Parse_Approximate_IsMarked()
    {
        Assert.That(NumberParser.Parse("约50人").IsApproximate, Is.True);
        Assert.That(NumberParser.Parse("50人左右").IsApproximate, Is.True);
        Assert.That(NumberParser.Parse("50人").IsApproximate, Is.False);
    }

    [Test]
    public void Parse_HugeText_IsRefusedQuickly()
    {
        ParsedNumber number = NumberParser.Parse(new string('1', 2_000_000));
        Assert.That(number.Kind, Is.EqualTo(NumberKind.Text));
    }
}

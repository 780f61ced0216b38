using System.Globalization;
using Extractor.Disclosure.Numbers;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Disclosure.Tests.Numbers;

/// <summary>What is printed in any of the known forms is read back exactly.</summary>
public sealed class NumberPropertyTests
{
    private static readonly Gen<decimal> Money =
        from high in Gen.Choose(0, 999_999_999)
        from low in Gen.Choose(0, 99_999_999)
        from keep in Gen.Choose(0, 17)
        from decimals in Gen.Choose(0, 6)
        let digits = (decimal)high * 100_000_000 + low
        let cut = decimal.Truncate(digits / Power(keep))
        select cut / Power(decimals);

    [FsCheck.NUnit.Property]
    public Property Parse_ArabicForms_RoundTrip() => Prop.ForAll(Money.ToArbitrary(), value =>
    {
        int decimals = BitConverter.GetBytes(decimal.GetBits(value)[3])[2];
        string plain = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        string grouped = value.ToString("N" + decimals, CultureInfo.InvariantCulture);
        foreach (string form in (string[])[plain, grouped, grouped.Replace(',', '，'), FullWidth(grouped), "\u3000" + grouped + " "])
        {
            ParsedNumber number = NumberParser.Parse(form);
            Assert.That(number.Value, Is.EqualTo(value), form);
            Assert.That(number.Decimals, Is.EqualTo(decimals), form);
            Assert.That(number.IsDoubtful, Is.False, form);
        }

        foreach (string form in (string[])["-" + grouped, "－" + grouped, "△" + plain, "−" + plain])
        {
            Assert.That(NumberParser.Parse(form).Value, Is.EqualTo(-value), form);
        }

        foreach (string unit in (string[])["元", "百元", "千元", "万元", "百万元", "亿元"])
        {
            Assert.That(MoneyUnit.TryParse(unit, out MoneyUnit money), Is.True);
            Amount? amount = NumberParser.Parse(grouped + unit).ToAmount();
            Assert.That(amount?.Value, Is.EqualTo(value * money.Factor), grouped + unit);
            Assert.That(amount?.ToString(), Is.EqualTo(plain + unit));
            Assert.That(amount!.Value.High - amount.Value.Low, Is.EqualTo(money.Factor / Power(decimals)));
        }
    });

    [FsCheck.NUnit.Property]
    public Property TryParse_PlainChineseNumeral_RoundTrips() => Prop.ForAll(Whole.ToArbitrary(), value =>
    {
        string text = ChineseNumerals.Format(value);
        Assert.That(ChineseNumerals.TryParse(text, out decimal read, out int decimals, out bool abbreviated), Is.True, text);
        Assert.That(read, Is.EqualTo((decimal)value), text);
        Assert.That(decimals, Is.Zero);
        Assert.That(abbreviated, Is.False, text);
    });

    [FsCheck.NUnit.Property]
    public Property Parse_FinancialAmount_RoundTrips() => Prop.ForAll(Whole.ToArbitrary(), Gen.Choose(0, 99).ToArbitrary(), (whole, cents) =>
    {
        decimal value = whole + cents / 100m;
        string text = ChineseNumerals.FormatFinancial(value);
        Amount? amount = NumberParser.Parse(text).ToAmount();
        Assert.That(amount?.Value, Is.EqualTo(value), text);
    });

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property Parse_AnyText_NeverThrowsAndKeepsRaw() => Prop.ForAll(Soup.ToArbitrary(), text =>
    {
        ParsedNumber number = NumberParser.Parse(text);
        Assert.That(number.Raw, Is.EqualTo(text));
        Assert.That(number.IsNumeric, Is.EqualTo(number.Value is not null && number.Kind != NumberKind.Range));
        _ = number.ToAmount(MoneyUnit.TenThousand);
        foreach (NumberMention mention in NumberScanner.Find(text))
        {
            Assert.That(text.Substring(mention.Start, mention.Length), Is.EqualTo(mention.Number.Raw));
        }
    });

    private static Gen<long> Whole =>
        from high in Gen.Choose(0, 99_999_999)
        from low in Gen.Choose(0, 99_999_999)
        from keep in Gen.Choose(0, 15)
        select (long)decimal.Truncate(((decimal)high * 100_000_000 + low) / Power(keep));

    private static Gen<string> Soup =>
        from length in Gen.Choose(0, 14)
        from chars in Gen.Elements("0123456789.,，．%％-—()（）△约≥<=元万亿千百十一二三零〇年月日前底至~人个 \u3000OlI。、·/第①*注".ToCharArray()).ArrayOf(length)
        select new string(chars);

    private static decimal Power(int n)
    {
        decimal power = 1;
        for (int i = 0; i < n; i++)
        {
            power *= 10;
        }

        return power;
    }

    private static string FullWidth(string text) => string.Concat(text.Select(c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c));
}

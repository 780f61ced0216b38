using System.Globalization;
using System.Text;
using Extractor.Export.Xlsx;

namespace Extractor.Export.Tests.Xlsx;

public sealed class SheetTests
{
    [TestCase("budget.expenditure", "budget.expenditure")]
    [TestCase("a[b]:c*d?e/f\\g", "a_b__c_d_e_f_g")]
    [TestCase("performance.projectTargetOfAVeryLongName", "performance.projectTargetOfAVer")]
    [TestCase("'quoted'", "quoted")]
    [TestCase("", "_")]
    [TestCase("history", "history~2")]
    public void Take_Name_FitsExcel(string wanted, string expected) => Assert.That(new SheetNames().Take(wanted), Is.EqualTo(expected));

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool Take_AnyNames_AreAllowedAndNoneComesTwice(string?[] wanted)
    {
        var names = new SheetNames();
        string[] taken = [.. (wanted ?? []).Concat(wanted ?? []).Select(w => names.Take(w ?? ""))];
        return taken.Distinct(StringComparer.OrdinalIgnoreCase).Count() == taken.Length
            && Array.TrueForAll(taken, t => t.Length is > 0 and <= 31 && t.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\']) < 0 && t[0] != '\'' && t[^1] != '\'');
    }

    [TestCase("0", true)]
    [TestCase("0.00", true)]
    [TestCase("999999999999999", true)]
    [TestCase("9999999999999.99", true)]
    [TestCase("99999999999999.99", false)]
    [TestCase("1000000000000000000.00", true)]
    [TestCase("1234567890123456", false)]
    [TestCase("-0.000123456789012345", true)]
    [TestCase("-0.0001234567890123456", false)]
    [TestCase("79228162514264337593543950335", false)]
    public void FitsDouble_Number_HasAtMost15Digits(string number, bool expected) =>
        Assert.That(SheetText.FitsDouble(decimal.Parse(number, CultureInfo.InvariantCulture)), Is.EqualTo(expected));

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool FitsDouble_WhereItSaysSo_TheDoubleGivesTheDigitsBack(decimal number) =>
        !SheetText.FitsDouble(number) || decimal.Parse(((double)number).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) == number;

    [TestCase("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;")]
    [TestCase("a\rb\u0001c\uFFFEd", "a_x000D_b_x0001_c_xFFFE_d")]
    [TestCase("_x0041_", "_x005F_x0041_")]
    [TestCase("_x00", "_x00")]
    [TestCase("a\nb\tc", "a\nb\tc")]
    [TestCase("𠮷", "𠮷")]
    public void Append_Text_IsWhatXmlHolds(string text, string expected)
    {
        var xml = new StringBuilder();
        SheetText.Append(xml, text);
        Assert.That(xml.ToString(), Is.EqualTo(expected));
    }

    [TestCase(0, "A")]
    [TestCase(25, "Z")]
    [TestCase(26, "AA")]
    [TestCase(701, "ZZ")]
    [TestCase(702, "AAA")]
    public void Letters_Column_CountsAsExcelDoes(int column, string expected) => Assert.That(SheetText.Letters(column), Is.EqualTo(expected));
}

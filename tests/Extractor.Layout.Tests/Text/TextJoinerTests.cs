using Extractor.Layout.Tables;
using Extractor.Layout.Text;

namespace Extractor.Layout.Tests.Text;

public sealed class TextJoinerTests
{
    [TestCase("一般公共", "预算支出", ExpectedResult = "一般公共预算支出")]
    [TestCase("Table of", "contents", ExpectedResult = "Table of contents")]
    [TestCase("well-", "known", ExpectedResult = "well-known")]
    [TestCase("预算数", "2024", ExpectedResult = "预算数2024")]
    [TestCase("1,234", ",567.89", ExpectedResult = "1,234,567.89")]
    [TestCase("1,234,", "567.89", ExpectedResult = "1,234,567.89")]
    [TestCase("1,234,5", "67.89", ExpectedResult = "1,234,567.89")]
    [TestCase("21,968.", "0", ExpectedResult = "21,968.0")]
    [TestCase("21101", "01", ExpectedResult = "2110101")]
    [TestCase("-12", "345.67", ExpectedResult = "-12 345.67")]
    [TestCase("12.50", "34.60", ExpectedResult = "12.50 34.60")]
    [TestCase("2023", "2024", ExpectedResult = "2023 2024")]
    [TestCase("增加12", "3.45万元", ExpectedResult = "增加123.45万元")]
    [TestCase("“三公”", "2024年", ExpectedResult = "“三公”2024年")]
    [TestCase("收 入", "总 计", ExpectedResult = "收入总计")]
    [TestCase("said “yes”", "and left", ExpectedResult = "said “yes” and left")]
    public string Join_TwoLines_FollowsTheContract(string first, string second) => TextJoiner.Join([first, second]);

    [Test]
    public void Join_BlankLines_AreSkipped() => Assert.That(TextJoiner.Join(["　", "合计", "", " "]), Is.EqualTo("合计"));

    [Test]
    public void Join_RadicalsAndCombiningMarks_BecomeOrdinaryCharacters() => Assert.That(TextJoiner.Join(["⼀、\uF967e\u0301"]), Is.EqualTo("一、不é"));

    [Test]
    public void Join_FullWidthDigits_StayAsPrinted() => Assert.That(TextJoiner.Join(["２０２４年"]), Is.EqualTo("２０２４年"));

    [Test]
    public void Join_LoneSurrogate_IsKept() => Assert.That(TextJoiner.Join(["\uD800è\u0301"]), Has.Length.EqualTo(3));

    [Test]
    public void From_LettersOfACell_JoinsItsLines()
    {
        PageSketch cell = new PageSketch().Text("1,234", 50, 100).Text(",567.89", 50, 112);
        Assert.That(CellText.From(cell.Letters), Is.EqualTo("1,234,567.89"));
    }

    [FsCheck.NUnit.Property]
    public bool Join_AnyStrings_KeepsEveryInkedCharacter(string[] lines)
    {
        static string Ink(string s) => new([.. s.Where(c => !CharKind.IsBlank(c))]);
        string[] usable = [.. lines.Where(l => l is not null).Select(TextJoiner.Normalize)];
        return Ink(TextJoiner.Join(usable)) == Ink(string.Concat(usable.Select(Ink))) || usable.Any(u => u.Any(c => c >= 0x300));
    }
}

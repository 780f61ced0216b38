using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Tests.Numbers;

public sealed class NumberScannerTests
{
    [Test]
    public void Find_BudgetSentence_GivesEveryFigureWithItsPlace()
    {
        const string text = "2024年一般公共预算39,448.55万元，占80.24%，比上年预算增加991.30万元，增长2.58%，提高1.2个百分点，编制204人。";
        IReadOnlyList<NumberMention> found = NumberScanner.Find(text);
        Assert.That(found.Select(f => text.Substring(f.Start, f.Length)), Is.EqualTo(new[]
        {
            "2024年", "39,448.55万元", "80.24%", "991.30万元", "2.58%", "1.2个百分点", "204人",
        }));
        Assert.That(found[1].Number.ToAmount()?.Value, Is.EqualTo(394_485_500m));
        Assert.That(found[0].Number.Kind, Is.EqualTo(NumberKind.Date));
        Assert.That(found[5].Number.Kind, Is.EqualTo(NumberKind.PercentagePoints));
    }

    [Test]
    public void Find_ChineseAmounts_OnlyWithUnit()
    {
        const string text = "一般公共预算三千二百万元，三公经费一项，共计壹佰贰拾叁万肆仟元整，完成百分之九十。";
        Assert.That(NumberScanner.Find(text).Select(f => f.Number.Raw), Is.EqualTo(new[] { "三千二百万元", "壹佰贰拾叁万肆仟元整", "百分之九十" }));
    }

    [Test]
    public void Find_ListSeparator_DoesNotJoinNumbers()
    {
        Assert.That(NumberScanner.Find("分别为12.5，30和7，8。").Select(f => f.Number.Value), Is.EqualTo(new decimal?[] { 12.5m, 30, 7, 8 }));
    }

    [Test]
    public void Find_FullWidthAndBlankBeforeUnit_AreRead()
    {
        Assert.That(NumberScanner.Find("收入２，１４６．９０ 万元").Single().Number.ToAmount()?.Value, Is.EqualTo(21_469_000m));
    }
}

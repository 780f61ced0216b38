using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Cli.Tests;

public sealed class PageSelectionTests
{
    [TestCase("1-3,7", 10, new[] { 1, 2, 3, 7 })]
    [TestCase(" 7 , 1 - 3 ", 10, new[] { 1, 2, 3, 7 })]
    [TestCase("8-", 10, new[] { 8, 9, 10 })]
    [TestCase("2，4、5", 10, new[] { 2, 4, 5 })]
    [TestCase("3,3,2-3", 10, new[] { 2, 3 })]
    public void Resolve_ValidSelection_GivesAscendingPages(string text, int count, int[] expected)
    {
        PageSelection? selection = PageSelection.Parse(text, out string error);
        Assert.That(selection, Is.Not.Null, error);
        Assert.That(selection!.Resolve(count, out _), Is.EqualTo(expected));
    }

    [TestCase("3-1", "runs backwards; write 1-3")]
    [TestCase("a", "found 'a'")]
    [TestCase("1,,2", "found ''")]
    [TestCase("0", "found '0'")]
    [TestCase("-3", "found '-3'")]
    [TestCase("1-2-3", "found '1-2-3'")]
    [TestCase("99999999999", "found '99999999999'")]
    [TestCase("１", "found '１'")]
    public void Parse_WrongSelection_SaysWhatWasFound(string text, string expected)
    {
        Assert.That(PageSelection.Parse(text, out string error), Is.Null);
        Assert.That(error, Does.Contain(expected));
    }

    [Test]
    public void Resolve_PageBeyondTheEnd_SaysHowManyThereAre()
    {
        PageSelection selection = PageSelection.Parse("2-40", out _)!;
        Assert.That(selection.Resolve(30, out string error), Is.Null);
        Assert.That(error, Is.EqualTo("--pages: page 40 is asked for, the document has 30"));
    }

    [Test]
    public void Parse_WrittenRanges_RoundTrip() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<byte>().NonEmptyListOf().ToArbitrary(),
        numbers =>
        {
            int[] pages = [.. numbers.Select(n => n + 1)];
            PageSelection? selection = PageSelection.Parse(string.Join(',', pages), out _);
            return selection is not null && selection.Resolve(256, out _)!.SequenceEqual(pages.Distinct().Order());
        }).QuickCheckThrowOnFailure();
}

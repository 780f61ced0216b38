using Extractor.Layout.Text;
using Extractor.Pdf;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Layout.Tests.Text;

public sealed class LineBuilderTests
{
    private static string[] Texts(PageSketch sketch) => [.. LineBuilder.Build(sketch.Page()).Select(l => l.Text)];

    [Test]
    public void Build_JustifiedIdeographs_NoBlanksInvented() =>
        Assert.That(Texts(new PageSketch().Text("本年收入合计", 50, 100, 10, spacing: 4.5)), Is.EqualTo(new[] { "本年收入合计" }));

    [Test]
    public void Build_GapAsWideAsALetter_IsABlank() =>
        Assert.That(Texts(new PageSketch().Text("收入", 50, 100, 10, spacing: 12)), Is.EqualTo(new[] { "收 入" }));

    [Test]
    public void Build_DrawnBlankBetweenIdeographs_IsNone() =>
        Assert.That(Texts(new PageSketch().Text("一、 主要职能 2024 年", 50, 100)), Is.EqualTo(new[] { "一、主要职能2024年" }));

    [Test]
    public void Build_LatinWords_OneBlank() =>
        Assert.That(Texts(new PageSketch().Text("Table of  contents", 50, 100)), Is.EqualTo(new[] { "Table of contents" }));

    [Test]
    public void Build_LatinWordsWithoutDrawnBlanks_BlankFromTheGap() =>
        Assert.That(Texts(new PageSketch().Text("Table", 50, 100).Text("of", 78, 100)), Is.EqualTo(new[] { "Table of" }));

    [Test]
    public void Build_LetterSpacedNumber_StaysOneWord() =>
        Assert.That(Texts(new PageSketch().Text("82,096,797.42", 50, 100, 10, spacing: 2.5)), Is.EqualTo(new[] { "82,096,797.42" }));

    [Test]
    public void Build_NeighbouringAmounts_AreTwoWords() =>
        Assert.That(Texts(new PageSketch().Text("1,234.50", 50, 100).Text("678.90", 94, 100)), Is.EqualTo(new[] { "1,234.50 678.90" }));

    [Test]
    public void Build_Superscript_StaysInItsLine()
    {
        PageSketch sketch = new PageSketch().Text("面积", 50, 100).Text("100m", 70, 100).Text("2", 90, 96, 6).Text("以上", 93.5, 100).Text("下一行的文字", 50, 112);
        Assert.That(Texts(sketch), Is.EqualTo(new[] { "面积100m2以上", "下一行的文字" }));
    }

    [Test]
    public void Build_TightLines_StayApart() =>
        Assert.That(Texts(new PageSketch().Text("第一行", 50, 100).Text("第二行", 50, 109)), Is.EqualTo(new[] { "第一行", "第二行" }));

    [Test]
    public void Build_TurnedText_ReadsAlongItsDirection() =>
        Assert.That(Texts(new PageSketch().Turned("项目支出", 100, 50).Turned("合计", 80, 50)), Is.EqualTo(new[] { "项目支出", "合计" }));

    [Test]
    public void Build_OverflowingText_KeepsEachRunTogether()
    {
        PageSketch sketch = new PageSketch().Text("这个单元格的文字太长了", 50, 100).Text("邻格文字", 105, 100);
        string text = Texts(sketch).Single();
        Assert.That(text, Does.Contain("这个单元格的文字太长了").And.Contain("邻格文字"));
    }

    [Test]
    public void Build_NotSeenLetters_OnlyWithAllText()
    {
        Page page = new PageSketch().Text("看得见", 50, 100).Text("看不见", 50, 130, marks: LetterMarks.Invisible).Text("看得见", 50.3, 100, marks: LetterMarks.Duplicate).Page();
        Assert.That(LineBuilder.Build(page).Select(l => l.Text), Is.EqualTo(new[] { "看得见" }));
        Assert.That(LineBuilder.Build(page, allText: true).Select(l => l.Text), Is.EqualTo(new[] { "看得见", "看不见" }));
    }

    [Test]
    public void Build_NoLetters_NoLines() => Assert.That(LineBuilder.Build([]), Is.Empty);

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Build_AnyLetters_EveryInkedLetterIsInExactlyOneWord() => Prop.ForAll(RandomLetters().ToArbitrary(), letters =>
    {
        List<Letter> inWords = [.. LineBuilder.Build(letters).SelectMany(l => l.Words).SelectMany(w => w.Letters)];
        List<Letter> inked = [.. letters.Where(l => !l.IsWhiteSpace)];
        return inWords.Count == inked.Count && inWords.ToHashSet().SetEquals(inked);
    });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Build_AnyOrderOfLetters_SameLines() => Prop.ForAll(RandomLetters().ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (letters, seed) =>
    {
        Letter[] shuffled = [.. letters];
        new Random(seed).Shuffle(shuffled);
        return LineBuilder.Build(letters).Select(l => l.Text).SequenceEqual(LineBuilder.Build(shuffled).Select(l => l.Text));
    });

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public Property Build_TextDrawnLetterByLetterInAnyOrder_SameText()
    {
        Gen<string> texts = Gen.NonEmptyListOf(Gen.Elements("收入支出预算12345.Aa（）".ToCharArray())).Select(l => new string([.. l.Take(30)]));
        return Prop.ForAll(texts.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (text, seed) =>
        {
            Letter[] letters = [.. new PageSketch().Text(text, 50, 100).Letters];
            new Random(seed).Shuffle(letters);
            Letter[] redrawn = [.. letters.Select((l, i) => new Letter
            {
                Text = l.Text, Box = l.Box, BaselineX = l.BaselineX, BaselineY = l.BaselineY, FontName = l.FontName, FontSize = l.FontSize, Order = i,
            })];
            return LineBuilder.Build(redrawn).Single().Text == text;
        });
    }

    private static Gen<Letter[]> RandomLetters()
    {
        Gen<Letter> letter =
            from text in Gen.Elements("预", "算", "1", "a", " ", "　", "，", "\uFFFD")
            from x in Gen.Choose(0, 500)
            from y in Gen.Choose(0, 200)
            from size in Gen.Elements(0.0, 6, 9, 10.5, 22)
            from direction in Gen.Elements(TextDirection.Horizontal, TextDirection.Horizontal, TextDirection.Rotate90, TextDirection.Rotate270, TextDirection.Rotate180, TextDirection.Vertical, TextDirection.Other)
            select new Letter
            {
                Text = text,
                Box = new Box(x, y - size, x + (size / 2), y),
                BaselineX = x,
                BaselineY = y,
                FontName = "F",
                FontSize = size,
                Order = 0,
                Direction = direction,
                Angle = direction == TextDirection.Other ? 45 : 0,
            };
        return letter.ListOf().Select(l => l.Select((x, i) => new Letter
        {
            Text = x.Text,
            Box = x.Box,
            BaselineX = x.BaselineX,
            BaselineY = x.BaselineY,
            FontName = x.FontName,
            FontSize = x.FontSize,
            Order = i,
            Direction = x.Direction,
            Angle = x.Angle,
        }).ToArray());
    }
}

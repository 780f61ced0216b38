using Extractor.Layout.Text;

namespace Extractor.Layout.Tests.Text;

/// <summary>Pages as office programs set them: body of 12 points between 72 and 528 (38 letters a line), first lines indented by two.</summary>
public sealed class BlockBuilderTests
{
    private const double Left = 72;
    private const double Size = 12;
    private const int PerLine = 38;

    private static readonly string _filler = string.Concat(Enumerable.Repeat("预算编制执行情况总体平稳各项工作有序推进", 20));

    /// <summary>Writes paragraphs one below the other; a text may begin with ^ (centred, 18 points) or # (bold, no indentation).</summary>
    private static double Flow(PageSketch page, double y, params string[] texts)
    {
        foreach (string text in texts)
        {
            if (text[0] == '^')
            {
                string title = text[1..];
                page.Text(title, 300 - (title.Length * 9), y, 18, font: "SimHei");
                y += 30;
                continue;
            }

            if (text[0] == '#')
            {
                page.Text(text[1..], Left + (2 * Size), y, Size, font: "SimHei");
                y += 20;
                continue;
            }

            int at = 0;
            int room = PerLine - 2;
            double x = Left + (2 * Size);
            while (at < text.Length)
            {
                int n = Math.Min(room, text.Length - at);
                page.Text(text.Substring(at, n), x, y, Size);
                at += n;
                room = PerLine;
                x = Left;
                y += 20;
            }
        }

        return y;
    }

    private static IReadOnlyList<Block> Blocks(params PageSketch[] pages)
    {
        using var document = new SketchDocument(pages);
        return DocumentAnalyzer.Analyze(document).Blocks;
    }

    private static PageSketch Sheet(params string[] texts)
    {
        var page = new PageSketch();
        Flow(page, 90, texts);
        return page;
    }

    private static string[] Paragraphs(IReadOnlyList<Block> blocks) => [.. blocks.OfType<ParagraphBlock>().Select(p => p.Text)];

    private static string[] Headings(IReadOnlyList<Block> blocks) => [.. blocks.OfType<HeadingBlock>().Where(h => !h.IsContents).Select(h => $"{h.Level} {h.Number}|{h.Title}")];

    private static string Prose(int length) => _filler[..length] + "。";

    [Test]
    public void Build_IndentedParagraphs_JoinTheirLines()
    {
        string[] texts = [Prose(100), Prose(30), Prose(150)];
        Assert.That(Paragraphs(Blocks(Sheet(texts))), Is.EqualTo(texts));
    }

    [Test]
    public void Build_ParagraphThatExactlyFillsItsLastLine_EndsThere()
    {
        string[] texts = [Prose(36 + 38 - 1), Prose(120)];
        Assert.That(Paragraphs(Blocks(Sheet(texts))), Is.EqualTo(texts));
    }

    [Test]
    public void Build_Spans_IndexTheParagraphsText()
    {
        ParagraphBlock paragraph = Blocks(Sheet(Prose(100), Prose(150))).OfType<ParagraphBlock>().First();
        Assert.That(paragraph.Parts, Has.Count.EqualTo(3));
        Assert.That(string.Concat(paragraph.Parts.Select(p => paragraph.Text.Substring(p.Start, p.Length))), Is.EqualTo(paragraph.Text));
        Assert.That(paragraph.Parts.Select(p => p.Length), Is.EqualTo(new[] { 36, 38, 27 }));
    }

    [Test]
    public void Build_ParagraphOverAPageBreak_IsOne()
    {
        var first = new PageSketch();
        Flow(first, 90, Prose(80), Prose(60));
        string cut = "接" + _filler[..(35 + 38)];
        Flow(first, 700, cut);
        first.Text("— 1 —", 285, 800, 9);
        var second = new PageSketch();
        second.Text("承接上页的后半句话。", Left, 90, Size);
        Flow(second, 110, Prose(100), Prose(60));
        second.Text("— 2 —", 285, 800, 9);
        IReadOnlyList<Block> blocks = Blocks(first, second);
        ParagraphBlock joined = blocks.OfType<ParagraphBlock>().Single(p => p.Text.StartsWith(cut, StringComparison.Ordinal) && p.Parts[^1].Page == 2);
        Assert.That(joined.Text, Is.EqualTo(cut + "承接上页的后半句话。"));
        Assert.That(Paragraphs(blocks), Has.None.Contains("— 2 —").And.None.Contains("—2—"));
    }

    [Test]
    public void Build_AmountKeptWithItsUnitOnTheNextLine_GoesOnWithTheParagraph()
    {
        // The line before ends early, because neither 5.27 nor its unit may be parted; indentation is half an ideograph only.
        var page = new PageSketch();
        Flow(page, 90, Prose(150), Prose(150));
        string[] lines = ["8、" + _filler[..36], _filler[..32] + "决算为", "5.27万元。与预算持平。"];
        for (int i = 0; i < lines.Length; i++)
        {
            page.Text(lines[i], i == 0 ? Left + (Size / 2) : Left, 310 + (20 * i), Size);
        }

        Assert.That(Paragraphs(Blocks(page)), Has.Member(string.Concat(lines)));
    }

    [Test]
    public void Build_HangingPunctuation_DoesNotWidenTheColumn()
    {
        // Every second line hangs a comma over the edge; the lines without one must still count as full.
        var page = new PageSketch();
        string[] lines = [_filler[..36], _filler[..38] + "，", _filler[..38], _filler[..38] + "，", _filler[..38], _filler[..38] + "，", "到此为止。"];
        for (int i = 0; i < lines.Length; i++)
        {
            page.Text(lines[i], i == 0 ? Left + (2 * Size) : Left, 90 + (20 * i), Size);
        }

        Assert.That(Paragraphs(Blocks(page)), Is.EqualTo(new[] { string.Concat(lines) }));
    }

    [Test]
    public void Build_RaggedLinesWithoutIndentation_GoOn()
    {
        var page = new PageSketch();
        Flow(page, 90, Prose(100));
        page.Text(_filler[..36], Left + (2 * Size), 150, Size).Text(_filler[..33], Left, 170, Size).Text("这里是结尾。", Left, 190, Size);
        Flow(page, 210, Prose(100));
        Assert.That(Paragraphs(Blocks(page))[1], Is.EqualTo(_filler[..36] + _filler[..33] + "这里是结尾。"));
    }

    [Test]
    public void Build_NumberedHeadings_HaveTheirLevels()
    {
        IReadOnlyList<Block> blocks = Blocks(
            Sheet("^第一部分　单位概况", "一、主要职能", Prose(100), "（一）内设机构", Prose(80), "二、人员情况", Prose(90)));
        Assert.That(Headings(blocks), Is.EqualTo(new[] { "1 第一部分|单位概况", "2 一、|主要职能", "3 （一）|内设机构", "2 二、|人员情况" }));
        Assert.That(blocks.OfType<HeadingBlock>().First().Text, Is.EqualTo("第一部分 单位概况"));
    }

    [Test]
    public void Build_RunInNumberedParagraphs_AreNoHeadings()
    {
        string[] texts =
        [
            "一、财政拨款：指由一般公共预算安排的财政拨款数。", "（十四）完成上级交办的其他任务。", "（一）人员经费310.11万元，主要包括：基本工资。",
            "1、节能环保支出670.33万元，占92.28%。", "2.办公室", Prose(100),
        ];
        IReadOnlyList<Block> blocks = Blocks(Sheet(texts));
        Assert.That(Headings(blocks), Is.Empty);
        Assert.That(Paragraphs(blocks), Is.EqualTo(texts));
    }

    [Test]
    public void Build_ItemBesideRunInSiblings_IsNoHeading()
    {
        IReadOnlyList<Block> blocks = Blocks(Sheet("（一）拟订规划。负责编制。", "（二）组织实施监督", "（三）完成其他任务。包括信访。", Prose(100)));
        Assert.That(Headings(blocks), Is.Empty);
    }

    [Test]
    public void Build_HeadingThatEndsWithAFullStop_IsOneWhereItNamesSomething() =>
        Assert.That(Headings(Blocks(Sheet("（一）“三公”经费决算总体情况说明。", Prose(100)))), Is.EqualTo(new[] { "3 （一）|“三公”经费决算总体情况说明。" }));

    [Test]
    public void Build_BoldArabicNumber_IsAHeadingOfLevelFour() =>
        Assert.That(Headings(Blocks(Sheet(Prose(120), "#1.机关运行经费", Prose(100), "#2.政府采购", Prose(100)))), Is.EqualTo(new[] { "4 1.|机关运行经费", "4 2.|政府采购" }));

    [Test]
    public void Build_CentredHeadingOverTwoLines_IsOne()
    {
        var page = new PageSketch();
        page.Text("第三部分某某市生态环境局二〇二四年度部门决算情", 300 - (23 * 9), 90, 18, font: "SimHei").Text("况说明", 300 - 27, 115, 18, font: "SimHei");
        Flow(page, 160, Prose(120), Prose(90), Prose(100));
        Assert.That(Headings(Blocks(page)), Is.EqualTo(new[] { "1 第三部分|某某市生态环境局二〇二四年度部门决算情况说明" }));
    }

    [Test]
    public void Build_LargeCentredLineOverText_IsAPageTitle() =>
        Assert.That(Headings(Blocks(Sheet(Prose(90)), Sheet("^部门主要职能", Prose(120), Prose(90)))), Is.EqualTo(new[] { "1 |部门主要职能" }));

    [Test]
    public void Build_Cover_IsNoHeading()
    {
        IReadOnlyList<Block> blocks = Blocks(Sheet("^某某市财政局", "^2024年部门预算"), Sheet("一、主要职能", Prose(120)));
        Assert.That(Headings(blocks), Is.EqualTo(new[] { "2 一、|主要职能" }));
    }

    [Test]
    public void Build_ContentsWithoutPageNumbers_EndWhereTheFirstPartComesAgain()
    {
        IReadOnlyList<Block> blocks = Blocks(
            Sheet("^目　录", "第一部分 概况", "一、主要职能", "第二部分 情况说明", "一、收支说明"), Sheet("^第一部分 概况", "一、主要职能", Prose(120)));
        Assert.That(blocks.OfType<HeadingBlock>().Count(h => h.IsContents), Is.EqualTo(5));
        Assert.That(Headings(blocks), Is.EqualTo(new[] { "1 第一部分|概况", "2 一、|主要职能" }));
    }

    [Test]
    public void Build_ContentsWithLeaders_LoseThem()
    {
        IReadOnlyList<Block> blocks = Blocks(Sheet("^目录", "一、主要职能……………………3", "二、机构设置…………………12", "三、名词解释"), Sheet(Prose(120)));
        Assert.That(blocks.OfType<HeadingBlock>().Where(h => h.IsContents).Select(h => h.Title), Is.EqualTo(new[] { "目录", "主要职能", "机构设置", "名词解释" }));
    }

    [Test]
    public void Build_RunningHeaders_AreNoText()
    {
        PageSketch Page(int n)
        {
            var page = new PageSketch();
            page.Text("某某局2024年度预算公开", 220, 45, 9);
            Flow(page, 90, Prose(60 + (7 * n)), Prose(100));
            page.Text($"第 {n} 页 共 4 页", 260, 805, 9);
            return page;
        }

        string[] texts = Paragraphs(Blocks(Page(1), Page(2), Page(3), Page(4)));
        Assert.That(texts, Has.Length.EqualTo(8));
        Assert.That(texts, Has.All.EndsWith("。"));
    }

    [Test]
    public void Build_AmountsAtTheSamePlaceOfPages_AreNoHeaders()
    {
        PageSketch Page(int n) => Sheet($"预算安排规模：{n * 37}.50万元", Prose(100 + n));
        string[] texts = Paragraphs(Blocks(Page(1), Page(2), Page(3), Page(4), Page(5)));
        Assert.That(texts.Count(t => t.StartsWith("预算安排规模", StringComparison.Ordinal)), Is.EqualTo(5));
    }

    [Test]
    public void Build_TextOnEveryPageInTheMiddle_IsAWatermark()
    {
        PageSketch Page(int n) => Sheet(Prose(80 + n)).Text("仅供参考", 250, 420, 30);
        Assert.That(Paragraphs(Blocks(Page(1), Page(2), Page(3), Page(4), Page(5), Page(6))), Has.None.Contains("仅供参考"));
    }

    [Test]
    public void Build_TwoColumns_AreReadOneAfterTheOther()
    {
        var page = new PageSketch();
        for (int i = 0; i < 12; i++)
        {
            page.Text("左" + _filler[..17], 72, 90 + (16 * i), 12).Text("右" + _filler[..17], 320, 90 + (16 * i), 12);
        }

        string text = string.Concat(Paragraphs(Blocks(page)));
        Assert.That(text.LastIndexOf('左'), Is.LessThan(text.IndexOf('右')));
        Assert.That(text.Count(c => c is '左' or '右'), Is.EqualTo(24));
    }

    [Test]
    public void Build_FootnoteAtThePageBreak_DoesNotPartTheParagraph()
    {
        var first = new PageSketch();
        Flow(first, 90, Prose(150), Prose(150));
        first.Text(_filler[..36], Left + (2 * Size), 700, Size).Text(_filler[..38], Left, 720, Size);
        first.Text("①本表单位为万元。", Left, 770, 8);
        var second = new PageSketch();
        second.Text("句子在此结束。", Left, 90, Size);
        Flow(second, 110, Prose(150));
        string[] texts = Paragraphs(Blocks(first, second));
        Assert.That(texts, Has.One.EqualTo(_filler[..36] + _filler[..38] + "句子在此结束。"));
        Assert.That(texts, Has.One.EqualTo("①本表单位为万元。"));
    }
}

using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tests;

public sealed class LayoutTextWriterTests
{
    private static readonly Table _table = new()
    {
        Index = 1,
        Parts = [new TablePart(1, default)],
        RowCount = 2,
        ColumnCount = 3,
        HeaderRowCount = 1,
        CaptionLines = ["表1", "单位：万元"],
        Cells =
        [
            new Cell(0, 0, 1, 2, "项目", 1, default), new Cell(0, 2, 1, 1, "金额", 1, default),
            new Cell(1, 0, 1, 1, "201", 1, default), new Cell(1, 1, 1, 1, "行政运行", 1, default), new Cell(1, 2, 1, 1, "1.50", 1, default),
        ],
    };

    private static string Write(params Block[] blocks)
    {
        var writer = new StringWriter();
        LayoutTextWriter.Write(new DocumentLayout { PageCount = 1, Info = new PdfDocumentInfo(), Tables = [_table], Blocks = blocks, PageSizes = [] }, writer);
        return writer.ToString();
    }

    [Test]
    public void Write_HeadingParagraphTable_InReadingOrder() => Assert.That(
        Write(new HeadingBlock(1, default, 2, "一、", "概况", "一、概况"), new TableBlock(1, default, 1), new ParagraphBlock(1, default, "说明。", [])),
        Is.EqualTo("""
            一、概况

            表1
            单位：万元
            | 项目 |          | 金额 |
            | 201 | 行政运行 | 1.50 |

            说明。

            """.ReplaceLineEndings("\n")));

    [Test]
    public void Write_ContentsEntries_StandTogether() => Assert.That(
        Write(new HeadingBlock(1, default, 2, "一、", "甲", "一、甲", true), new HeadingBlock(1, default, 2, "二、", "乙", "二、乙", true)),
        Does.StartWith("一、甲\n二、乙\n\n表1\n"));

    [Test]
    public void Write_TableWithoutAPlace_IsNotLost() => Assert.That(Write(), Does.Contain("行政运行"));

    [TestCase("行a", ExpectedResult = 3)]
    [TestCase("，１", ExpectedResult = 4)]
    [TestCase("é", ExpectedResult = 1)]
    public int DisplayWidth_MixedText_CountsTerminalColumns(string text) => LayoutTextWriter.DisplayWidth(text);
}

using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

public sealed class HeaderDetectorNumberRowTests
{
    /// <summary>The national form of final accounts: 栏次 is merged over code and name, which the row above divides.</summary>
    [Test]
    public void Detect_NumberRowMergedOverADividedHeader_IsHeaderAndNoForm()
    {
        GridText[] cells =
        [
            new(0, 0, 1, 2, "项目"), new(0, 2, 2, 1, "本年支出合计"), new(0, 3, 2, 1, "基本支出"),
            new(1, 0, 1, 1, "功能分类科目编码"), new(1, 1, 1, 1, "科目名称"),
            new(2, 0, 1, 2, "栏次"), new(2, 2, 1, 1, "1"), new(2, 3, 1, 1, "2"),
            new(3, 0, 1, 2, "合计"), new(3, 2, 1, 1, "3.00"), new(3, 3, 1, 1, "2.00"),
            new(4, 0, 1, 1, "2070104"), new(4, 1, 1, 1, "图书馆"), new(4, 2, 1, 1, "3.00"), new(4, 3, 1, 1, "2.00"),
        ];
        Assert.That(HeaderDetector.Detect(5, 4, cells).HeaderRows, Is.EqualTo(3));
    }
}

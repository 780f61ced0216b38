using System.Text;
using Extractor.Pdf.Objects;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Objects;

public sealed class PageTreeTests
{
    [Test]
    public void Get_AttributesOfAncestors_AreInheritedAndOverridden()
    {
        var builder = new PdfBuilder { PagesExtra = "/MediaBox [0 0 100 200] /Rotate 90 /CropBox [10 10 90 190]" };
        int leaf = builder.Reserve();
        int node = builder.Add($"<< /Type /Pages /Parent 2 0 R /Kids [{leaf} 0 R] /Count 1 /Rotate 180 >>");
        builder.Set(leaf, $"<< /Type /Page /Parent {node} 0 R >>");
        builder.Set(PdfBuilder.PagesNumber, $"<< /Type /Pages /Kids [{node} 0 R] /Count 1 /MediaBox [0 0 100 200] /Rotate 90 /CropBox [10 10 90 190] >>");

        Page page = Only(builder.Build());

        Assert.That((page.Width, page.Height, page.Rotation), Is.EqualTo((80, 180, 180)));
    }

    [TestCase("/MediaBox [0 0 300 200]", 300, 200)]
    [TestCase("/MediaBox [300 200 0 0]", 300, 200)]
    [TestCase("/MediaBox [-100 -50 200 150]", 300, 200)]
    [TestCase("/MediaBox [0 0 300 200] /CropBox [0 0 100 100]", 100, 100)]
    [TestCase("/MediaBox [0 0 300 200] /CropBox [-50 -50 9000 100]", 300, 100)]
    [TestCase("/MediaBox [0 0 300 200] /CropBox [500 500 600 600]", 300, 200)]
    [TestCase("/MediaBox [0 0 300 200] /CropBox [0 0 0 0]", 300, 200)]
    [TestCase("/MediaBox [0 0 300 200] /UserUnit 2", 600, 400)]
    [TestCase("/MediaBox [0 0 300 200] /UserUnit -3", 300, 200)]
    [TestCase("/MediaBox [0 0 300 200] /Rotate 90", 200, 300)]
    [TestCase("/MediaBox [0 0 300 200] /Rotate -90", 200, 300)]
    [TestCase("/MediaBox [0 0 300 200] /Rotate 450", 200, 300)]
    [TestCase("/MediaBox [0 0 300 200] /Rotate 44", 300, 200)]
    [TestCase("/MediaBox [0 0 300 200] /Rotate /North", 300, 200)]
    [TestCase("/MediaBox [0 0 (wide) 200]", 612, 792)]
    [TestCase("/MediaBox [0 0 300]", 612, 792)]
    [TestCase("/Contents null", 612, 792)]
    public void Get_Boxes_GiveSizeAsSeen(string entries, double width, double height)
    {
        Page page = Only(new PdfBuilder().AddPageObject(entries).Build());

        Assert.That((page.Width, page.Height), Is.EqualTo((width, height)));
    }

    [Test]
    public void Get_MediaBoxMissing_WarnsOnThePage()
    {
        Page page = Only(new PdfBuilder().AddPageObject("/Contents null").Build());

        Assert.That(page.Warnings.Select(w => (w.Code, w.Page)), Does.Contain(("media-box-missing", (int?)1)));
    }

    [TestCase("<< /Type /Pages /Kids [2 0 R 4 0 R] >>", 1, "page-tree-cycle")]
    [TestCase("<< /Type /Pages /Kids [77 0 R 4 0 R null 5] >>", 1, "page-missing")]
    [TestCase("<< /Type /Pages /Kids [4 0 R 4 0 R] >>", 2, null)]
    [TestCase("<< /Type /Catalog /Kids [4 0 R] /Count -7 >>", 1, null)]
    [TestCase("<< /Type /Pages /Kids 4 0 R >>", 1, "page-tree-lost")]
    [TestCase("<< /Type /Pages /Kids [] >>", 1, "page-tree-lost")]
    [TestCase("[4 0 R]", 1, "page-tree-lost")]
    [TestCase("null", 1, "page-tree-lost")]
    [TestCase("<< /Type /Page /MediaBox [0 0 9 9] >>", 1, null)]
    public void Read_OddTrees_GivePages(string root, int count, string? warning)
    {
        byte[] bytes = new PdfBuilder().AddPage("").Set(PdfBuilder.PagesNumber, root).Build();

        using PdfDocument document = PdfDocument.Open(bytes, new PdfReadOptions());

        Assert.That(document.PageCount, Is.EqualTo(count));
        if (warning is not null)
        {
            Assert.That(document.Warnings.All.Select(w => w.Code), Does.Contain(warning));
        }
    }

    [Test]
    public void Read_TreeDeeperThanLimit_StopsThere()
    {
        var builder = new PdfBuilder();
        int first = builder.Reserve();
        int next = first;
        for (int i = 0; i < 100; i++)
        {
            int child = builder.Reserve();
            builder.Set(next, $"<< /Type /Pages /Kids [{child} 0 R] >>");
            next = child;
        }

        builder.Set(next, "<< /Type /Page /MediaBox [0 0 9 9] >>").Set(PdfBuilder.PagesNumber, $"<< /Type /Pages /Kids [{first} 0 R] >>");

        using PdfDocument document = PdfDocument.Open(builder.Build(), new PdfReadOptions());

        Assert.That(document.Warnings.All.Select(w => w.Code), Does.Contain("page-tree-depth"));
        Assert.That(document.PageCount, Is.EqualTo(1), "found by searching instead");
    }

    [Test]
    public void Read_MorePagesThanLimit_StopsThere()
    {
        var builder = new PdfBuilder();
        for (int i = 0; i < 20; i++)
        {
            builder.AddPage("");
        }

        using PdfDocument document = PdfDocument.Open(builder.Build(), new PdfReadOptions { Limits = new PdfLimits { MaxPages = 7 } });

        Assert.That(document.PageCount, Is.EqualTo(7));
        Assert.That(document.Warnings.All.Select(w => w.Code), Does.Contain("page-limit"));
    }

    [Test]
    public void Read_RingOfNodesWithoutNumbers_Ends()
    {
        byte[] bytes = new PdfBuilder()
            .Set(PdfBuilder.PagesNumber, "<< /Type /Pages /Kids 5 0 R >>")
            .Set(5, "[<< /Kids 5 0 R >> << /Kids 5 0 R >> << /Type /Page /MediaBox [0 0 9 9] >>]")
            .Build();

        using PdfDocument document = PdfDocument.Open(bytes, new PdfReadOptions { Limits = new PdfLimits { MaxPages = 1000 } });

        Assert.That(document.PageCount, Is.InRange(1, 1000));
        Assert.That(document.Warnings.All.Select(w => w.Code), Does.Contain("page-limit"));
    }

    [TestCase(0)]
    [TestCase(2)]
    [TestCase(int.MinValue)]
    public void GetPage_NoSuchPage_Throws(int number)
    {
        using IPdfDocument document = new PdfReader().Open(new PdfBuilder().AddPage("").Build());

        Assert.That(() => document.GetPage(number), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Open_DocumentWithoutPages_HasNone()
    {
        using IPdfDocument document = new PdfReader().Open(new PdfBuilder().Build());

        Assert.That(document.PageCount, Is.Zero);
    }

    private static Page Only(byte[] bytes)
    {
        using IPdfDocument document = new PdfReader().Open(bytes);
        Assert.That(document.PageCount, Is.EqualTo(1), Encoding.Latin1.GetString(bytes));
        return document.GetPage(1);
    }
}

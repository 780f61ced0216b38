using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tests;

public sealed class DocumentAnalyzerTests
{
    [Test]
    public void Analyze_PageThatThrows_IsAWarningAndTheRestIsRead()
    {
        using var document = new SketchDocument(new PageSketch().Text("第一页的文字。", 90, 100), null, new PageSketch().Text("第三页的文字。", 90, 100));
        DocumentLayout layout = DocumentAnalyzer.Analyze(document);
        Assert.That(layout.Blocks.OfType<ParagraphBlock>().Select(p => p.Page), Is.EqualTo(new[] { 1, 3 }));
        Assert.That(layout.Warnings.Single().Code, Is.EqualTo("page-failed"));
        Assert.That(layout.Warnings.Single().Page, Is.EqualTo(2));
    }

    [Test]
    public void Analyze_SelectedPages_OnlyThoseAreRead()
    {
        using var document = new SketchDocument(new PageSketch().Text("甲。", 90, 100), null, new PageSketch().Text("丙。", 90, 100));
        DocumentLayout layout = DocumentAnalyzer.Analyze(document, new LayoutOptions { Pages = new HashSet<int> { 3, 9 } });
        Assert.That(layout.Blocks.OfType<ParagraphBlock>().Select(p => p.Text), Is.EqualTo(new[] { "丙。" }));
        Assert.That(layout.PageCount, Is.EqualTo(3));
    }

    [Test]
    public void Analyze_Cancelled_Throws()
    {
        using var document = new SketchDocument(new PageSketch());
        Assert.That(() => DocumentAnalyzer.Analyze(document, cancellationToken: new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Analyze_ScanWithTextLayer_UsesItAndSaysSo()
    {
        using var document = new SketchDocument(new PageSketch().Image(0, 0, 595, 842).Text("扫描件的文字。", 90, 100, marks: LetterMarks.Invisible));
        DocumentLayout layout = DocumentAnalyzer.Analyze(document);

        Assert.That(layout.Blocks.OfType<ParagraphBlock>().Single().Text, Is.EqualTo("扫描件的文字。"));
        Assert.That(layout.Warnings.Single().Code, Is.EqualTo("page-is-scan"));
    }

    [Test]
    public void Analyze_ScanWithoutText_SaysThatNothingWasRead()
    {
        using var document = new SketchDocument(new PageSketch().Image(0, 0, 595, 842));

        Assert.That(DocumentAnalyzer.Analyze(document).Warnings.Single().Code, Is.EqualTo("page-has-no-text"));
    }

    [Test]
    public void Analyze_InvisibleTextBesideVisibleText_IsLeftOut()
    {
        using var document = new SketchDocument(new PageSketch().Image(0, 0, 595, 842).Text("看得见的文字。", 90, 100).Text("看不见的文字。", 90, 200, marks: LetterMarks.Invisible));
        DocumentLayout layout = DocumentAnalyzer.Analyze(document);

        Assert.That(layout.Blocks.OfType<ParagraphBlock>().Single().Text, Is.EqualTo("看得见的文字。"));
        Assert.That(layout.Warnings, Is.Empty);
    }
}

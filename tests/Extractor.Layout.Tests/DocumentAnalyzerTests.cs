using Extractor.Layout.Text;

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
}

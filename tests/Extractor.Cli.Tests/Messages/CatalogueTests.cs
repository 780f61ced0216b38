using Extractor.Cli.Messages;

namespace Extractor.Cli.Tests.Messages;

public sealed class CatalogueTests
{
    private const string Sample = """
        # a comment
        msgid ""
        msgstr "Language: zh\n"

        #: a place
        msgid "{0} of all {1} pages"
        msgstr "共 {1} 页，第 {0} 页"
        msgid "{0}: the file "
        "does not \"exist\"\n"
        msgstr "{0}：没有此文件\n"

        msgid "page {0}: {1} (and {2} more of this kind)"
        msgstr "第 {0} 页：{1}（同类另有 {2} 处）"

        msgid "An operator could not be executed ({0})"
        msgstr "有一个操作符无法执行（{0}）"

        msgid "done in {0:0.0} s"
        msgstr "用时 {0:0.0} 秒"
        """;

    [Test]
    public void Parse_GettextFile_JoinsLinesAndUnescapes()
    {
        Catalogue catalogue = Catalogue.Parse(Sample);
        Assert.That(catalogue.Texts, Has.Count.EqualTo(5));
        Assert.That(catalogue.Of("{0}: the file does not \"exist\"\n"), Is.EqualTo("{0}：没有此文件\n"));
        Assert.That(catalogue.Of("nothing"), Is.EqualTo("nothing"));
    }

    [TestCase("17 of all 30 pages", "共 30 页，第 17 页")]
    [TestCase("done in 2.5 s", "用时 2.5 秒")]
    [TestCase("page 3: An operator could not be executed (Timeout) (and 4 more of this kind)", "第 3 页：有一个操作符无法执行（Timeout）（同类另有 4 处）")]
    [TestCase("page 3: {0} (and 4 more of this kind)", "第 3 页：{0}（同类另有 4 处）")]
    [TestCase("a.pdf: sources[0]: An operator could not be executed (X)", "a.pdf：sources[0]：有一个操作符无法执行（X）")]
    [TestCase("17 of all 30 pages!", "17 of all 30 pages!")]
    [TestCase("", "")]
    public void OfFilled_Message_IsFoundByItsFixedText(string english, string chinese) =>
        Assert.That(Catalogue.Parse(Sample).OfFilled(english), Is.EqualTo(chinese));

    [TestCase("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"")]
    [TestCase("nonsense")]
    [TestCase("msgid a\nmsgstr \"b\"")]
    public void Parse_DamagedFile_Throws(string text) => Assert.That(() => Catalogue.Parse(text), Throws.TypeOf<FormatException>());

    [Test]
    public void Chinese_EachText_HasTheSamePlacesAndIsChinese()
    {
        foreach ((string english, string chinese) in Catalogue.Chinese().Texts)
        {
            Assert.That(Template.Of(chinese).Numbers.Distinct().Order(), Is.EqualTo(Template.Of(english).Numbers.Distinct().Order()), english);
            Assert.That(chinese.Trim(), Is.Not.Empty, english);
        }
    }

    [Test]
    public void Template_Of_BracesAndFormats_AreToldApart()
    {
        Template template = Template.Of("{{a}} {0:0.0} {1,5} {b}");
        Assert.That(template.Pieces, Is.EqualTo(new[] { "{a} ", " ", " {b}" }));
        Assert.That(template.Numbers, Is.EqualTo(new[] { 0, 1 }));
    }
}

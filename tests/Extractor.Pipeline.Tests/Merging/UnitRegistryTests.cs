using Extractor.Disclosure.Model;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Merging;

namespace Extractor.Pipeline.Tests.Merging;

public sealed class UnitRegistryTests
{
    private static readonly UnitInfo Long = new("昌吉回族自治州柳泉湿地管理局", ["柳泉湿地管理局"], null);
    private static readonly UnitInfo Short = new("柳泉湿地管理局", [], null);

    [Test]
    public void NameOf_ShortNameThatOneLongNameLists_IsTheLongOne() =>
        Assert.That(new UnitRegistry([Short, Long]).NameOf("柳泉湿地管理局"), Is.EqualTo(Long.Name));

    [Test]
    public void NameOf_ShortNameThatTwoLongNamesList_StaysItself() =>
        Assert.That(
            new UnitRegistry([Short, Long, new UnitInfo("某某市柳泉湿地管理局", ["柳泉湿地管理局"], null)]).NameOf("柳泉湿地管理局"),
            Is.EqualTo("柳泉湿地管理局"));

    [Test]
    public void NameOf_EndOfALongNameThatDoesNotListIt_StaysItself() =>
        Assert.That(new UnitRegistry([new UnitInfo("某市财政局", [], null), new UnitInfo("财政局", [], null)]).NameOf("财政局"), Is.EqualTo("财政局"));

    [Test]
    public void NameOf_DifferentWidthAndBrackets_IsOneName()
    {
        var registry = new UnitRegistry([new UnitInfo("某局（本级）", [], null), new UnitInfo("某局(本级)", [], null)]);
        Assert.That(registry.NameOf("某局(本级)"), Is.EqualTo(registry.NameOf("某局（本级）")));
    }

    [Test]
    public void NameOf_ConfiguredAlias_IsTheConfiguredName() =>
        Assert.That(new UnitRegistry([Short], [new UnitNames("某州湿地局", ["柳泉湿地管理局"])]).NameOf("柳泉湿地管理局"), Is.EqualTo("某州湿地局"));
}

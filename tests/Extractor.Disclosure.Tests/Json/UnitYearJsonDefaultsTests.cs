using System.Text;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Tests.Json;

public sealed class UnitYearJsonDefaultsTests
{
    [Test]
    public void Deserialize_ListThatWasLeftOut_IsEmptyAndNotNull()
    {
        var source = new SourceInfo { File = "x.pdf", Sha256 = new string('0', 64), PageCount = 1 };
        var written = new UnitYear
        {
            Unit = new UnitInfo("某单位", [], null),
            Year = 2024,
            Disclosures = [new DisclosureEntry { Kind = DisclosureKind.Budget, Title = "预算", Source = source }],
        };
        byte[] bytes = UnitYearJson.Serialize(written);
        Assert.That(Encoding.UTF8.GetString(bytes), Does.Not.Contain("supersedes"), "left out where empty");
        DisclosureEntry read = UnitYearJson.Deserialize(bytes).Disclosures[0];
        Assert.That(read.Warnings, Is.Empty);
        Assert.That(read.Supersedes, Is.Empty);
        Assert.That(read.Glossary, Is.Empty);
    }
}

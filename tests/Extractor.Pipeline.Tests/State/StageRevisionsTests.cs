using System.Text.RegularExpressions;
using Extractor.Pipeline.State;
using Extractor.TestSupport;

namespace Extractor.Pipeline.Tests.State;

public sealed partial class StageRevisionsTests
{
    [Test]
    public void Current_EachStage_HasARevisionOfItsOwn()
    {
        Assert.That(StageRevisions.Current.Convert, Does.Match("^[0-9a-f]{12}$"));
        Assert.That(StageRevisions.Current.Write, Does.Match("^[0-9a-f]{12}$").And.Not.EqualTo(StageRevisions.Current.Convert));
    }

    [Test]
    public void DisclosureSources_OutsideTheAudit_DoNotUseIt()
    {
        // The convert stage's revision leaves the audit's sources out; that is right only as long as reading does not depend on them.
        string root = Path.Combine(ProjectFolders.Root, "src", "Extractor.Disclosure");
        string audit = Path.Combine(root, "Audit") + Path.DirectorySeparatorChar;
        string[] readers = [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(f => !f.StartsWith(audit, StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        Assert.That(readers, Has.Length.GreaterThan(50));
        Assert.That(readers.Where(f => UsesAudit().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName), Is.Empty);
    }

    [GeneratedRegex(@"(using Extractor\.Disclosure\.Audit|[^""\w]Audit\.[A-Z])")]
    private static partial Regex UsesAudit();
}

using System.Text;
using Extractor.Pipeline.Output;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Pipeline.Tests.Output;

public sealed class UnitPathTests
{
    [TestCase("江苏省云帆图书馆")]
    [TestCase("某局（本级）")]
    public void FolderName_OrdinaryName_IsKept(string unit) => Assert.That(UnitPath.FolderName(unit), Is.EqualTo(unit));

    [TestCase("../../etc/passwd")]
    [TestCase("..")]
    [TestCase("")]
    [TestCase("CON")]
    [TestCase("nul.txt")]
    [TestCase("C:\\Windows")]
    [TestCase("a\0b")]
    [TestCase("尾点.")]
    [TestCase("换\n行")]
    [TestCase("从右\u202E到左")]
    public void FolderName_DangerousName_IsOneHarmlessFolder(string unit)
    {
        string name = UnitPath.FolderName(unit);
        Assert.That(name, Does.Match("-[0-9a-f]{8}$"), "a changed name carries a hash of the original");
        Assert.That(Path.GetDirectoryName(UnitPath.For("/out", unit, 2024)), Is.EqualTo("/out/" + name));
    }

    [Test]
    public void FolderName_DifferentNames_NeverShareAFolder()
    {
        string[] names = ["a/b", "a\\b", "a:b", "a_b", "a?b"];
        Assert.That(names.Select(UnitPath.FolderName).Distinct().Count(), Is.EqualTo(names.Length));
    }

    [Test]
    public void FolderName_AnyText_StaysBelowTheOutput() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(),
        text =>
        {
            string name = UnitPath.FolderName(text ?? "");
            return name.Length > 0 && name is not ("." or "..") && name.IndexOfAny(['/', '\\', '\0', ':']) < 0
                && Encoding.UTF8.GetByteCount(name) <= 200 && Path.GetFullPath(Path.Combine("/out", name)) == "/out/" + name;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void FolderName_VeryLongName_IsCutAtACharacter()
    {
        string name = UnitPath.FolderName(new string('局', 500));
        Assert.That(Encoding.UTF8.GetByteCount(name), Is.LessThanOrEqualTo(200));
        Assert.That(name, Does.StartWith("局局局"));
    }
}

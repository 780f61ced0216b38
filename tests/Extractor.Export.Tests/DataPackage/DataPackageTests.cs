using System.Text.Json.Nodes;
using Extractor.Export.DataPackage;
using Extractor.Export.Tests.Support;
using Extractor.TestSupport;

namespace Extractor.Export.Tests.DataPackage;

public sealed class DataPackageTests
{
    private TemporaryFolder _folder = null!;
    private string _package = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _package = _folder.At("package");
        using var target = new DataPackageTarget(_package);
        Exporter.Run([Samples.Fixtures], target, keepOthers: false, null, default);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Export_Fixtures_StrictCheckFindsNothing()
    {
        ProcessResult result = Python.Run("check_datapackage.py", "json", _package);
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Error);
        Assert.That(result.Output, Does.StartWith("valid: 14 resources"));
    }

    [Test]
    public void Export_Real_StrictCheckFindsNothing()
    {
        if (Samples.Real is not { } real)
        {
            Assert.Ignore("the real corpus is not there");
            return;
        }

        using (var target = new DataPackageTarget(_folder.At("real")))
        {
            Exporter.Run([real], target, keepOthers: false, null, default);
        }

        ProcessResult result = Python.Run("check_datapackage.py", "json", _folder.At("real"));
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Error);
    }

    [Test]
    public void Export_Fixtures_FrictionlessForJavaScriptReadsEveryRow()
    {
        string modules = Path.Combine(ProjectFolders.Root, "TestTools", "node_modules");
        if (!Directory.Exists(Path.Combine(modules, "datapackage")))
        {
            Assert.Ignore("npm's datapackage is not installed (test.sh installs it: npm install --prefix TestTools datapackage)");
        }

        ProcessResult result = ChildProcess.Run("env", "NODE_PATH=" + modules, "node", Path.Combine(ProjectFolders.Root, "tests", "Extractor.Export.Tests", "Foreign", "check_datapackage.js"), _package)!;
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Error);
        Assert.That(result.Output, Does.StartWith("valid: 14 resources"));
    }

    private static readonly TestCaseData[] Damages =
    [
        new TestCaseData((Action<JsonNode>)(p => p["$schema"] = "https://example.org/other.json"), "$schema").SetArgDisplayNames("profile"),
        new TestCaseData((Action<JsonNode>)(p => p["name"] = "Not A Name"), "name").SetArgDisplayNames("name"),
        new TestCaseData((Action<JsonNode>)(p => p["surprise"] = 1), "unknown property surprise").SetArgDisplayNames("unknown property"),
        new TestCaseData((Action<JsonNode>)(p => p["resources"]![0]!["bytes"] = 1), "bytes").SetArgDisplayNames("bytes"),
        new TestCaseData((Action<JsonNode>)(p => p["resources"]![0]!["hash"] = "sha256:00"), "hash").SetArgDisplayNames("hash"),
        new TestCaseData((Action<JsonNode>)(p => p["resources"]![0]!["path"] = "../secret.csv"), "path").SetArgDisplayNames("path"),
        new TestCaseData((Action<JsonNode>)(p => Fields(p, 0).RemoveAt(1)), "header").SetArgDisplayNames("field missing"),
        new TestCaseData((Action<JsonNode>)(p => Fields(p, 0)[3]!["type"] = "integer"), "not integer").SetArgDisplayNames("type"),
        new TestCaseData((Action<JsonNode>)(p => Fields(p, 0)[2]!["type"] = "currency"), "type currency").SetArgDisplayNames("unknown type"),
        new TestCaseData((Action<JsonNode>)(p => Fields(p, 0)[0]!["constraints"]!["pattern"] = "^x$"), "pattern").SetArgDisplayNames("pattern"),
        new TestCaseData((Action<JsonNode>)(p => Fields(p, 0)[0]!["constraints"]!["minimum"] = 1), "constraint minimum").SetArgDisplayNames("constraint"),
        new TestCaseData((Action<JsonNode>)(p => Fields(p, 0)[7]!["constraints"]!["enum"] = new JsonArray("budget")), "enum").SetArgDisplayNames("enum"),
        new TestCaseData((Action<JsonNode>)(p => Fields(p, 0)[6]!["columnType"] = "date:generic"), "columnType").SetArgDisplayNames("column type"),
        new TestCaseData((Action<JsonNode>)(p => p["resources"]![3]!["schema"]!["primaryKey"] = new JsonArray("document")), "primary key").SetArgDisplayNames("primary key"),
        new TestCaseData((Action<JsonNode>)(p => p["resources"]![3]!["schema"]!["foreignKeys"]![0]!["reference"]!["resource"] = "projects"), "foreignKey").SetArgDisplayNames("foreign key"),
    ];

    [TestCaseSource(nameof(Damages))]
    public void StrictCheck_DamagedDescriptor_SaysWhat(Action<JsonNode> damage, string message)
    {
        string path = Path.Combine(_package, "datapackage.json");
        JsonNode package = JsonNode.Parse(File.ReadAllText(path))!;
        damage(package);
        File.WriteAllText(path, package.ToJsonString());
        ProcessResult result = Python.Run("check_datapackage.py", "json", _package);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Output);
        Assert.That(result.Output + result.Error, Does.Contain(message));
    }

    [Test]
    public void StrictCheck_DamagedRows_SaysWhere()
    {
        string path = Path.Combine(_package, "data", "facts.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace(",t1,", ",t99,", StringComparison.Ordinal));
        ProcessResult result = Python.Run("check_datapackage.py", "json", _package);
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Does.Contain("hash").And.Contain("is not in tables"));
    }

    [Test]
    public void Export_Twice_GivesTheSameBytesAndTouchesNoFile()
    {
        Dictionary<string, (string Hash, DateTime Time)> before = State();
        using (var target = new DataPackageTarget(_package))
        {
            Exporter.Run([Samples.Fixtures], target, keepOthers: false, null, default);
        }

        Assert.That(State(), Is.EquivalentTo(before));
    }

    private static JsonArray Fields(JsonNode package, int resource) => package["resources"]![resource]!["schema"]!["fields"]!.AsArray();

    private Dictionary<string, (string Hash, DateTime Time)> State() => Directory.GetFiles(_package, "*", SearchOption.AllDirectories)
        .ToDictionary(f => f, f => (Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))), File.GetLastWriteTimeUtc(f)));
}

using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

/// <summary>The files of the bundled fixtures against docs/unit-year.schema.json, by Python's jsonschema.</summary>
public sealed class SchemaTests
{
    [Test]
    public void Convert_Fixtures_EveryFileValidates()
    {
        using var folder = new TemporaryFolder();
        ChildProcess.Extractor("convert", ProjectFolders.Fixtures, "--out", folder.Path, "-q");
        string? python = new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(p => ChildProcess.Run(p, "-c", "import jsonschema") is { ExitCode: 0 });
        Assume.That(python, Is.Not.Null, "python3-jsonschema is not installed");
        ProcessResult result = ChildProcess.Run(python!, Path.Combine(ProjectFolders.Root, "tools", "validate.py"), Path.Combine(ProjectFolders.Root, "docs", "unit-year.schema.json"), folder.Path)!;
        Assert.That(result.Output + result.Error, Does.Match("^[5-9] valid\n$"));
    }
}

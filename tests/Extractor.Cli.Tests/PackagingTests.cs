using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

/// <summary>The scripts that go through Dockerfile and tool package; about half a minute of CPU time each.</summary>
[Platform("Linux")]
public sealed class PackagingTests
{
    [Test]
    public void Dockerfile_EveryStepWithoutEngine_WorksAsUserWithoutRights()
    {
        ProcessResult result = ChildProcess.Run("bash", Path.Combine(ProjectFolders.Root, "tools", "dockerfile-dry-run.sh"))!;
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Error);
        Assert.That(result.Output, Does.Contain("ok  HEALTHCHECK as user 1654").And.Contain("ok  convert into the volume as user 1654"));
    }

    [Test]
    public void ToolPackage_InstalledFromALocalFolder_Runs()
    {
        ProcessResult result = ChildProcess.Run("bash", Path.Combine(ProjectFolders.Root, "tools", "tool-package-test.sh"))!;
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Error);
        Assert.That(result.Output, Does.Contain("ok  doctor, convert, export"));
    }

    [Test]
    public void Compose_File_NamesTheVolumesOfTheDockerfileAndNoSecret()
    {
        string compose = File.ReadAllText(Path.Combine(ProjectFolders.Root, "compose.yaml"));
        string volumes = File.ReadLines(Path.Combine(ProjectFolders.Root, "Dockerfile")).Single(l => l.StartsWith("VOLUME ", StringComparison.Ordinal));
        foreach (string volume in volumes.Split(' ')[1..])
        {
            Assert.That(compose, Does.Contain(":" + volume + "\n"));
        }

        Assert.That(compose, Does.Not.Match("(?i)password|secret|token"));
    }
}

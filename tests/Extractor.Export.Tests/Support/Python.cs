using System.Collections.Concurrent;
using Extractor.TestSupport;

namespace Extractor.Export.Tests.Support;

/// <summary>Runs the foreign readers, which share no code with the exporter.</summary>
internal static class Python
{
    private static readonly ConcurrentDictionary<string, string?> Interpreters = new();

    /// <summary>Runs a script of the folder Foreign; the test is skipped where no Python has the module.</summary>
    public static ProcessResult Run(string script, string module, params string[] arguments)
    {
        string? interpreter = Interpreters.GetOrAdd(module, Find);
        if (interpreter is null)
        {
            Assert.Ignore($"no Python with the module {module} is installed (Debian: python3-{module})");
        }

        return ChildProcess.Run(interpreter!, [Path.Combine(ProjectFolders.Root, "tests", "Extractor.Export.Tests", "Foreign", script), .. arguments])!;
    }

    // A machine may have a Python of its own before the system's, which has Debian's modules.
    private static string? Find(string module) =>
        Array.Find(["python3", "/usr/bin/python3"], p => ChildProcess.Run(p, "-c", "import " + module) is { ExitCode: 0 });
}

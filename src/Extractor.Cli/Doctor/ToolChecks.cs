using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Extractor.Cli.Messages;

namespace Extractor.Cli.Doctor;

/// <summary>Programs of others that are useful beside this one; it needs none of them.</summary>
internal static partial class ToolChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IEnumerable<Check> All() => Tools().Select(Look);

    /// <summary>Names to look for (the first that is there counts), how to ask for the version, what it brings.</summary>
    private static IEnumerable<Tool> Tools() =>
    [
        new("pdftotext", ["pdftotext"], "-v", Say.It($"compares the text of a page with another reader's")),
        new("pdftoppm", ["pdftoppm"], "-v", Say.It($"draws a page as a picture, to look at a cited place")),
        new("tesseract", ["tesseract"], "--version", Say.It($"text recognition for scans, through ocrmypdf; needs the language chi_sim")),
        new("ocrmypdf", ["ocrmypdf"], "--version", Say.It($"lays a text layer under scans: ocrmypdf -l chi_sim scan.pdf text.pdf")),
        new("chromium", ["chromium", "chromium-browser", "google-chrome"], "--version", Say.It($"saves disclosures that are web pages as PDF; makes the bundled fixtures")),
        new("sqlite3", ["sqlite3"], "--version", Say.It($"queries a SQLite export on the command line")),
        new("psql", ["psql"], "--version", Say.It($"queries a PostgreSQL export on the command line")),
        new("python3", ["python3", "python"], "--version", Say.It($"pandas over the exports; validates files against the JSON Schema")),
    ];

    private static Check Look(Tool tool)
    {
        foreach (string name in tool.Names)
        {
            if (Find(name) is { } path)
            {
                return new Check("tool." + tool.Id, CheckStatus.Ok, tool.Id, Version(path, tool.VersionOption) is { } version ? $"{version} ({path})" : path, tool.Brings);
            }
        }

        return new Check("tool." + tool.Id, CheckStatus.Missing, tool.Id, Say.It($"not installed"), tool.Brings);
    }

    /// <summary>The program on the PATH; null where it is not.</summary>
    internal static string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(e => Path.Combine(folder, name + e))).FirstOrDefault(File.Exists);
    }

    private static string? Version(string path, string option)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(path, option) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true });
            if (process is null)
            {
                return null;
            }

            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            Match match = Number().Match(output.Result + " " + error.Result);
            return match.Success ? match.Value : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException or AggregateException)
        {
            return null;
        }
    }

    [GeneratedRegex("[0-9]+(?:\\.[0-9]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    private sealed record Tool(string Id, string[] Names, string VersionOption, string Brings);
}

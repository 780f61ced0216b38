using System.Diagnostics;
using System.Text;

namespace Extractor.TestSupport;

/// <summary>What a program said and returned.</summary>
public sealed record ProcessResult(int ExitCode, string Output, string Error, byte[] Bytes);

/// <summary>Runs programs as a user would.</summary>
public static class ChildProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs <c>extractor</c> with the arguments.</summary>
    public static ProcessResult Extractor(params string[] arguments) => ExtractorIn(null, arguments);

    /// <summary>Runs <c>extractor</c> in a working folder.</summary>
    public static ProcessResult ExtractorIn(string? folder, params string[] arguments)
    {
        using Process process = StartExtractor(folder, arguments);
        return Finish(process);
    }

    /// <summary>Starts <c>extractor</c> without waiting for it.</summary>
    public static Process StartExtractor(string? folder, params string[] arguments) =>
        Start("dotnet", folder, [Path.Combine(AppContext.BaseDirectory, "extractor.dll"), .. arguments]);

    /// <summary>Runs a program; null where it is not installed.</summary>
    public static ProcessResult? Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Start(program, null, arguments);
            return Finish(process);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Waits for the end and gathers what was said.</summary>
    public static ProcessResult Finish(Process process)
    {
        using var bytes = new MemoryStream();
        Task output = process.StandardOutput.BaseStream.CopyToAsync(bytes);
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within {Limit}");
        }

        Task.WaitAll(output, error);
        return new ProcessResult(process.ExitCode, Encoding.UTF8.GetString(bytes.ToArray()), error.Result, bytes.ToArray());
    }

    private static Process Start(string program, string? folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? "",
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException(program + " did not start");
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Extractor.Bench;

/// <summary>Runs another program and measures its CPU time.</summary>
internal static class ChildProcess
{
    /// <summary>Runs to the end; standard output goes to <paramref name="output"/> or is thrown away.</summary>
    /// <returns>User and system CPU time, or null where the program is not there.</returns>
    public static TimeSpan? Run(string program, IEnumerable<string> arguments, Stream? output = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            TimeSpan before = ChildrenTime();
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardOutput.BaseStream.CopyTo(output ?? Stream.Null);
            process.WaitForExit();
            return ChildrenTime() - before;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>CPU time of all children that have ended: fields cutime and cstime of /proc/self/stat, in ticks of 10 ms.</summary>
    private static TimeSpan ChildrenTime()
    {
        const string Stat = "/proc/self/stat";
        if (!File.Exists(Stat))
        {
            return TimeSpan.Zero;
        }

        // The program's name in brackets may hold blanks; fields are counted after it.
        string text = File.ReadAllText(Stat);
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        long ticks = long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture);
        return TimeSpan.FromMilliseconds(ticks * 10);
    }
}

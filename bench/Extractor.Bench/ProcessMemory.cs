using System.Globalization;

namespace Extractor.Bench;

/// <summary>Memory of this process.</summary>
internal static class ProcessMemory
{
    /// <summary>Peak resident set in MB: VmHWM of /proc, or the runtime's figure where there is no /proc.</summary>
    public static double PeakMegabytes
    {
        get
        {
            const string Status = "/proc/self/status";
            if (File.Exists(Status))
            {
                foreach (string line in File.ReadLines(Status))
                {
                    if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    {
                        return double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
                    }
                }
            }

            return System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        }
    }
}

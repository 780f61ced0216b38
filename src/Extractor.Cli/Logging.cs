using Extractor.Cli.Messages;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Extractor.Cli;

/// <summary>Logs: a rolling file with everything, and standard error with what is severe enough.</summary>
internal static class Logging
{
    /// <summary>Days of log files that are kept.</summary>
    private const int Days = 31;

    /// <summary>Creates the logger.</summary>
    /// <param name="folder">Folder of the log files; null for none.</param>
    /// <param name="level">One of <see cref="CommonOptions.LogLevels"/>.</param>
    /// <param name="quiet">Only errors on standard error.</param>
    public static Logger Create(string? folder, string level, bool quiet)
    {
        LogEventLevel console = quiet ? LogEventLevel.Error : Enum.Parse<LogEventLevel>(level, ignoreCase: true);
        LoggerConfiguration configuration = new LoggerConfiguration().MinimumLevel.Is(console < LogEventLevel.Information ? console : LogEventLevel.Information)
            .WriteTo.Console(
                restrictedToMinimumLevel: console,
                outputTemplate: "extractor: {Message:lj}{NewLine}{Exception}",
                standardErrorFromLevel: LogEventLevel.Verbose,
                theme: Serilog.Sinks.SystemConsole.Themes.ConsoleTheme.None);
        if (folder is not null && MayWrite(folder))
        {
            configuration = configuration.WriteTo.File(
                Path.Combine(folder, "extractor-.log"),
                formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                outputTemplate: "{Timestamp:yyyy-MM-dd'T'HH:mm:ss.fffzzz} {Level:u3} {Message:lj}{NewLine}{Exception}",
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: 32 << 20,
                retainedFileCountLimit: Days);
        }

        return configuration.CreateLogger();
    }

    private static bool MayWrite(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Say.Error($"logs: the folder {folder} cannot be written ({e.Message.TrimEnd('.')}); going on without a log file");
            return false;
        }
    }
}

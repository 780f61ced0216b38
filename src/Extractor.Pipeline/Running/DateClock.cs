using System.Globalization;
using Extractor.Crawl.Configuration;

namespace Extractor.Pipeline.Running;

/// <summary>
/// A clock whose date stands still while its delays run: the times that go into store, files and reports are the given one, so
/// that two runs over the same sources can be compared byte for byte. Asked for with <c>SOURCE_DATE_EPOCH</c>, the variable that
/// reproducible builds use (https://reproducible-builds.org/specs/source-date-epoch/).
/// </summary>
public sealed class DateClock(DateTimeOffset date) : TimeProvider
{
    private const string Variable = "SOURCE_DATE_EPOCH";

    public override DateTimeOffset GetUtcNow() => date;

    /// <summary>The system's clock, or the one that the environment asks for.</summary>
    /// <exception cref="ConfigurationException">The variable holds no number of seconds since 1970.</exception>
    public static TimeProvider FromEnvironment()
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(text))
        {
            return System;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
            ? new DateClock(DateTimeOffset.FromUnixTimeSeconds(seconds))
            : throw new ConfigurationException([$"{Variable}: found \"{text}\", allowed is a number of seconds since 1970, or nothing"]);
    }
}

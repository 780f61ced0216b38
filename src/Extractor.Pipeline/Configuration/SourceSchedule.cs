using Extractor.Crawl.Configuration;
using Quartz;

namespace Extractor.Pipeline.Configuration;

/// <summary>When a source is run by <c>extractor schedule</c>.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Cron">The times as Quartz writes them, see <see cref="CrontabExpression"/>.</param>
/// <param name="Written">The times as the configuration writes them.</param>
/// <param name="TimeZone">The zone in which the times are told.</param>
public sealed record SourceSchedule(string Source, string Cron, string Written, TimeZoneInfo TimeZone)
{
    /// <summary>Reads the key <c>schedule</c> of a source; null where it has none, or after a problem.</summary>
    public static SourceSchedule? Read(ConfigObject source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.OptionalObject("schedule") is not { } item)
        {
            return null;
        }

        string? written = item.RequiredString("cron");
        string zoneName = item.OptionalString("timeZone", "Asia/Shanghai")!;
        item.Finish();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out TimeZoneInfo? zone))
        {
            item.Problem("timeZone", $"found \"{zoneName}\", allowed is the name of a time zone, such as Asia/Shanghai or UTC");
        }

        string? cron = written is null ? null : CrontabExpression.ToQuartz(written, out string error) ?? Problem(item, written, error);
        return cron is null || zone is null ? null : new SourceSchedule("", cron, written!, zone);
    }

    /// <summary>The next times after a moment.</summary>
    public IReadOnlyList<DateTimeOffset> Next(DateTimeOffset after, int count)
    {
        var expression = new CronExpression(Cron) { TimeZone = TimeZone };
        var times = new List<DateTimeOffset>();
        DateTimeOffset? time = after;
        while (times.Count < count && (time = expression.GetNextValidTimeAfter(time.Value)) is { } next)
        {
            times.Add(TimeZoneInfo.ConvertTime(next, TimeZone));
        }

        return times;
    }

    private static string? Problem(ConfigObject item, string written, string error)
    {
        item.Problem("cron", $"found \"{written}\", {error}");
        return null;
    }
}

using System.Globalization;
using Quartz;

namespace Extractor.Pipeline.Configuration;

/// <summary>
/// Times as crontab(5) writes them, in five fields (minute, hour, day of month, month, day of week; with a sixth one before them:
/// seconds), turned into those of Quartz, which counts the days of a week from Sunday as 1 and wants one of the two fields of days to be a question mark.
/// </summary>
public static class CrontabExpression
{
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <summary>Turns an expression.</summary>
    /// <returns>Null where it is wrong; <paramref name="error"/> then says what is allowed.</returns>
    public static string? ToQuartz(string crontab, out string error)
    {
        ArgumentNullException.ThrowIfNull(crontab);
        error = "allowed are five fields as crontab writes them: minute, hour, day of month, month, day of week, such as \"30 2 * * 1-5\"";
        string[] fields = crontab.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        string seconds = fields.Length == 6 ? fields[0] : "0";
        fields = fields.Length == 6 ? fields[1..] : fields;
        if (fields.Length != 5 || fields.Any(f => f.AsSpan().ContainsAnyExcept("0123456789*/,-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")))
        {
            return null;
        }

        string days = fields[2], week = WeekDays(fields[4]) ?? "";
        if (week.Length == 0)
        {
            return null;
        }

        if (days != "*" && week != "*")
        {
            error = "day of month and day of week are both given, which would run at either; give one of them and * for the other";
            return null;
        }

        string quartz = $"{seconds} {fields[0]} {fields[1]} {(week == "*" ? days : "?")} {fields[3]} {(week == "*" ? "?" : week)}";
        if (!CronExpression.IsValidExpression(quartz))
        {
            return null;
        }

        return quartz;
    }

    /// <summary>Numbers of days as names, which both count alike; null where a number is none of a day.</summary>
    private static string? WeekDays(string field)
    {
        var parts = new List<string>();
        foreach (string part in field.Split(','))
        {
            string[] step = part.Split('/', 2);
            var ends = new List<string>();
            foreach (string end in step[0].Split('-'))
            {
                if (!int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                {
                    ends.Add(end.ToUpperInvariant());
                }
                else if (number < Days.Length)
                {
                    ends.Add(Days[number]);
                }
                else
                {
                    return null;
                }
            }

            parts.Add(string.Join('-', ends) + (step.Length > 1 ? "/" + step[1] : ""));
        }

        return string.Join(',', parts);
    }
}

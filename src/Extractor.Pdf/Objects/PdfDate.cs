namespace Extractor.Pdf.Objects;

/// <summary>Dates as <c>D:YYYYMMDDHHmmSSOHH'mm'</c> (ISO 32000-1, 7.9.4); all after the year may be missing.</summary>
internal static class PdfDate
{
    /// <summary>The date; null where it cannot be one.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.StartsWith("D:", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[2..];
        }

        if (!Take(ref rest, 4, out int year))
        {
            return null;
        }

        int month = Part(ref rest, 1);
        int day = Part(ref rest, 1);
        int hour = Part(ref rest, 0);
        int minute = Part(ref rest, 0);
        int second = Part(ref rest, 0);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return null;
        }

        var local = new DateTime(year, month, day, hour, minute, second);
        TimeSpan offset = Offset(rest);
        return local.Ticks - offset.Ticks is var utc && utc > 0 && utc < DateTime.MaxValue.Ticks ? new DateTimeOffset(local, offset) : null;
    }

    private static int Part(ref ReadOnlySpan<char> rest, int fallback) => Take(ref rest, 2, out int value) ? value : fallback;

    private static bool Take(ref ReadOnlySpan<char> rest, int digits, out int value)
    {
        value = 0;
        if (rest.Length < digits)
        {
            return false;
        }

        for (int i = 0; i < digits; i++)
        {
            if (!char.IsAsciiDigit(rest[i]))
            {
                return false;
            }

            value = value * 10 + (rest[i] - '0');
        }

        rest = rest[digits..];
        return true;
    }

    private static TimeSpan Offset(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not ('+' or '-'))
        {
            return TimeSpan.Zero;
        }

        bool negative = rest[0] == '-';
        rest = rest[1..];
        int hours = Part(ref rest, 0);
        if (!rest.IsEmpty && rest[0] is '\'' or ':')
        {
            rest = rest[1..];
        }

        int minutes = Part(ref rest, 0);
        if (hours > 14 || minutes > 59 || hours * 60 + minutes > 14 * 60)
        {
            return TimeSpan.Zero;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        return negative ? -offset : offset;
    }
}

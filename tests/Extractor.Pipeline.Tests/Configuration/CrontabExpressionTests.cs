using Extractor.Pipeline.Configuration;

namespace Extractor.Pipeline.Tests.Configuration;

public sealed class CrontabExpressionTests
{
    [TestCase("30 2 * * *", "0 30 2 * * ?")]
    [TestCase("0 4 * * 0", "0 0 4 ? * SUN")]
    [TestCase("0 4 * * 7", "0 0 4 ? * SUN")]
    [TestCase("0 4 * * 1-5", "0 0 4 ? * MON-FRI")]
    [TestCase("*/15 8-18 * * mon,wed,5", "0 */15 8-18 ? * MON,WED,FRI")]
    [TestCase("0 12 1,15 * *", "0 0 12 1,15 * ?")]
    [TestCase("*/10 0 3 * * *", "*/10 0 3 * * ?")]
    public void ToQuartz_Crontab_IsTurned(string crontab, string quartz) => Assert.That(CrontabExpression.ToQuartz(crontab, out _), Is.EqualTo(quartz));

    [TestCase("30 2 * *")]
    [TestCase("61 2 * * *")]
    [TestCase("0 25 * * *")]
    [TestCase("0 2 * * 8")]
    [TestCase("0 2 * 13 *")]
    [TestCase("@daily")]
    [TestCase("0 2 ? * L")]
    [TestCase("")]
    public void ToQuartz_Wrong_SaysWhatIsAllowed(string crontab)
    {
        Assert.That(CrontabExpression.ToQuartz(crontab, out string error), Is.Null);
        Assert.That(error, Does.StartWith("allowed are five fields"));
    }

    [Test]
    public void ToQuartz_BothDays_SaysWhy()
    {
        Assert.That(CrontabExpression.ToQuartz("0 2 1 * 1", out string error), Is.Null);
        Assert.That(error, Does.Contain("both given"));
    }

    [Test]
    public void Next_OverAChangeOfSummerTime_StaysAtTheHour()
    {
        var schedule = new SourceSchedule("s", "0 30 12 * * ?", "30 12 * * *", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        IReadOnlyList<DateTimeOffset> times = schedule.Next(new DateTimeOffset(2026, 3, 28, 0, 0, 0, TimeSpan.Zero), 2);
        Assert.That(times.Select(t => t.ToString("O")[..25]), Is.EqualTo(new[] { "2026-03-28T12:30:00.00000", "2026-03-29T12:30:00.00000" }));
        Assert.That(times[1] - times[0], Is.EqualTo(TimeSpan.FromHours(23)));
    }
}

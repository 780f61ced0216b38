using Extractor.Crawl.Robots;

namespace Extractor.Crawl.Tests.Robots;

public sealed class RobotsFileTests
{
    [Test]
    public void IsAllowed_LongestMatchWins_AllowOverDisallow()
    {
        RobotsFile robots = RobotsFile.Parse("User-agent: *\nDisallow: /caiwu\nAllow: /caiwu/gongkai\n");

        Assert.That(robots.IsAllowed("Extractor", "/caiwu/neibu.html"), Is.False);
        Assert.That(robots.IsAllowed("Extractor", "/caiwu/gongkai/1.html"), Is.True);
        Assert.That(robots.IsAllowed("Extractor", "/other"), Is.True);
    }

    [Test]
    public void IsAllowed_NamedGroup_ReplacesTheStarGroup()
    {
        RobotsFile robots = RobotsFile.Parse("User-agent: *\nDisallow: /\n\nUser-agent: Other\nUser-agent: extractor\nDisallow: /private # why\n");

        Assert.That(robots.IsAllowed("Extractor", "/public"), Is.True);
        Assert.That(robots.IsAllowed("Extractor", "/private/x"), Is.False);
        Assert.That(robots.IsAllowed("Somebody", "/public"), Is.False);
    }

    [TestCase("/a*c", "/abbc", false)]
    [TestCase("/a*c$", "/abbcd", true)]
    [TestCase("/*.pdf$", "/x/y.pdf", false)]
    [TestCase("/*.pdf$", "/x/y.pdf?v=1", true)]
    [TestCase("/%E9%A2%84%E7%AE%97", "/预算", false)]
    public void IsAllowed_Wildcards_MatchAsTheRfcSays(string rule, string path, bool allowed) =>
        Assert.That(RobotsFile.Parse($"User-agent: *\nDisallow: {rule}").IsAllowed("Extractor", path), Is.EqualTo(allowed));

    [Test]
    public void IsAllowed_EmptyDisallow_AllowsAll() => Assert.That(RobotsFile.Parse("User-agent: *\nDisallow:").IsAllowed("Extractor", "/x"), Is.True);

    [Test]
    public void CrawlDelay_Given_IsReadAndCapped()
    {
        Assert.That(RobotsFile.Parse("User-agent: *\nCrawl-delay: 2.5").CrawlDelay("Extractor"), Is.EqualTo(TimeSpan.FromSeconds(2.5)));
        Assert.That(RobotsFile.Parse("User-agent: *\nCrawl-delay: 99999").CrawlDelay("Extractor"), Is.EqualTo(TimeSpan.FromMinutes(5)));
        Assert.That(RobotsFile.AllowAll.CrawlDelay("Extractor"), Is.Null);
    }

    [Test]
    public void DisallowAll_AnyPath_False() => Assert.That(RobotsFile.DisallowAll.IsAllowed("Extractor", "/x"), Is.False);

    [FsCheck.NUnit.Property]
    public bool Parse_AnyText_NeverThrowsAndAnswers(string? text, string? path)
    {
        RobotsFile robots = RobotsFile.Parse(text ?? "");
        return robots.IsAllowed("Extractor", "/" + path) || !robots.IsAllowed("Extractor", "/" + path);
    }

    [Test, CancelAfter(5000)]
    public void IsAllowed_ManyStars_IsLinear()
    {
        RobotsFile robots = RobotsFile.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 2000)) + "b");

        Assert.That(robots.IsAllowed("Extractor", "/" + new string('a', 5000)), Is.True);
    }
}

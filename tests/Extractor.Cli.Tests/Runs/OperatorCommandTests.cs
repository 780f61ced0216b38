using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests.Runs;

/// <summary>What an operator asks for besides a run, through the real program: check, status, schedule, replay, sample, since.</summary>
public sealed class OperatorCommandTests
{
    private TemporaryFolder _folder = null!;

    private string Config => _folder.At("pipeline.json");

    [SetUp]
    public void Begin()
    {
        _folder = new TemporaryFolder();
        SavedSite.Write(_folder);
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void Check_Mirror_ShowsWhatOnePageYieldsAndWritesNothing()
    {
        ProcessResult result = Run("check");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("1 sources, no problem found").And.Contain("http://www.example.gov.cn/gk/index.html: Complete, HTTP 200")
            .And.Contain("3 articles to follow").And.Contain("青川县财政局2024年部门预算  http://www.example.gov.cn/gk/a0.html").And.Contain("1 further pages of the list"));
        Assert.That(Directory.Exists(_folder.At("store")), Is.False);
    }

    [Test]
    public async Task Check_Site_AsksOnePageAndRobotsOnly()
    {
        await using LoggedSite site = await LoggedSite.StartAsync(_folder.At("site", "www.example.gov.cn"));
        Configure($$"""{"id":"s","type":"site","start":["{{site.Address}}gk/index.html"],"allowPrivateNetwork":true}""");
        Assert.That(Run("check").ExitCode, Is.Zero);
        Assert.That(site.Take().Select(a => a.Path), Is.EquivalentTo(new[] { "/robots.txt", "/gk/index.html" }));
        Configure($$"""{"id":"s","type":"site","start":["{{site.Address}}nowhere.html"],"allowPrivateNetwork":true}""");
        ProcessResult lost = Run("check");
        Assert.That((lost.ExitCode, lost.Output), Is.EqualTo((1, lost.Output)));
        Assert.That(lost.Output, Does.Contain("NotFound, HTTP 404"));
        site.Take();
        Assert.That(Run("check", "--offline").ExitCode, Is.Zero);
        Assert.That(site.Take(), Is.Empty);
    }

    [Test]
    public void Check_EveryProblem_IsNamedWithKeyFoundAndAllowed()
    {
        Configure("""{"id":"s","type":"mirror","path":"site","start":["ftp://x"],"folow":"x","schedule":{"cron":"61 2 * * *","timeZone":"Mars","when":"now"}}""");
        ProcessResult result = Run("check");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("sources[0].schedule.cron: found \"61 2 * * *\", allowed are five fields")
            .And.Contain("sources[0].schedule.timeZone: found \"Mars\", allowed is the name of a time zone")
            .And.Contain("sources[0].schedule.when: unknown key").And.Contain("sources[0].start: found \"ftp://x\"").And.Contain("sources[0].folow: unknown key (did you mean follow?)"));
    }

    [Test]
    public void Status_AfterRuns_TellsNewFailedAndWaiting()
    {
        Assert.That(Run("status").Output, Does.Contain("no run yet"));
        Run("run", "--until", "fetch");
        JsonElement fetched = Json("status").GetProperty("sources")[0];
        Assert.That(fetched.GetProperty("notConverted").GetInt32(), Is.EqualTo(12));
        Run("run");
        SavedSite.Change(_folder);
        Run("run");
        JsonElement status = Json("status");
        JsonElement source = status.GetProperty("sources")[0];
        Assert.That(status.GetProperty("lastRun").GetProperty("status").GetString(), Is.EqualTo("partial"));
        Assert.That(
            (source.GetProperty("documents").GetInt32(), source.GetProperty("withdrawn").GetInt32(), source.GetProperty("versions").GetInt32(), source.GetProperty("notConverted").GetInt32(), source.GetProperty("waiting").GetInt32()),
            Is.EqualTo((12, 1, 14, 0, 0)));
        JsonElement last = source.GetProperty("last");
        Assert.That((last.GetProperty("newDocuments").GetInt32(), last.GetProperty("changedDocuments").GetInt32(), last.GetProperty("vanishedDocuments").GetInt32()), Is.EqualTo((1, 1, 1)));
        Assert.That(last.GetProperty("finishReason").GetString(), Is.EqualTo("finished"));
        Assert.That(last.GetProperty("counters").GetProperty("downloader/response_status_count/304").GetInt32(), Is.GreaterThan(10));
        string text = Run("status").Output;
        Assert.That(text, Does.Contain("site: 12 documents, 1 withdrawn, 14 versions").And.Contain("1 new, 1 changed, 10 unchanged, 1 withdrawn")
            .And.Contain("not fetched: NotFound: http://www.example.gov.cn/f/gone.pdf").And.Contain("item_scraped_count 12"));
    }

    [Test]
    public void Run_SampleThenAll_TakesSoManyDocumentsFirstAndTheRestThen()
    {
        ProcessResult sample = Run("run", "--sample", "2");
        Assert.That(sample.ExitCode, Is.Zero, sample.Error);
        Assert.That(sample.Error, Does.Contain("2 documents: 2 read"));
        Assert.That(Report().GetProperty("sources")[0].GetProperty("finishReason").GetString(), Is.EqualTo("sample"));
        Assert.That(Report().GetProperty("status").GetString(), Is.EqualTo("partial"), "a sample is never complete");
        Assert.That(Run("run").Error, Does.Contain("8 read, 2 unchanged"));
    }

    [Test]
    public void Run_Since_LeavesOlderArticlesOut()
    {
        ProcessResult later = Run("run", "--since", "2024-03-01");
        Assert.That(later.ExitCode, Is.Zero, later.Error);
        Assert.That(later.Error, Does.Contain("0 documents"));
        Assert.That(Run("run", "--since", "2024-02-01").Error, Does.Contain("10 read"));
        ProcessResult wrong = Run("run", "--since", "yesterday");
        Assert.That((wrong.ExitCode, wrong.Error.Contains("found 'yesterday', allowed is a date such as 2025-01-31", StringComparison.Ordinal)), Is.EqualTo((2, true)), wrong.Error);
    }

    [Test]
    public void Replay_WithoutTheSite_BringsTheFilesBack()
    {
        Run("run");
        Dictionary<string, byte[]> before = Directory.GetFiles(_folder.At("out"), "*.json", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("run-report.json", StringComparison.Ordinal)).ToDictionary(f => f, File.ReadAllBytes);
        Directory.Delete(_folder.At("out"), recursive: true);
        Directory.Delete(_folder.At("site"), recursive: true);
        ProcessResult due = Run("replay");
        Assert.That(due.ExitCode, Is.Zero, due.Error);
        Assert.That(due.Error, Does.Contain("0 read, 10 unchanged").And.Contain("7 files written"));
        Assert.That(before.All(f => File.ReadAllBytes(f.Key).SequenceEqual(f.Value)), Is.True);
        Assert.That(Run("replay", "--stage", "convert").Error, Does.Contain("10 read, 0 unchanged").And.Contain("0 files written, 7 unchanged"));
        Assert.That(Run("replay", "--stage", "write").Error, Does.Contain("0 read, 10 unchanged"));
    }

    [Test]
    public void Schedule_Next_TellsTheTimesInTheirZone()
    {
        Configure(
            """{"id":"a","type":"folder","path":"site","schedule":{"cron":"30 2 * * 1-5"}}""",
            """{"id":"b","type":"folder","path":"site","schedule":{"cron":"0 12 1 * *","timeZone":"UTC"}}""");
        string[] lines = Run("schedule", "--next", "12").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(12));
        foreach (string line in lines.Where(l => l.EndsWith("  a", StringComparison.Ordinal)))
        {
            var time = DateTimeOffset.ParseExact(line[..^3], "yyyy-MM-dd HH:mm:ss zzz", null);
            Assert.That((time.Hour, time.Minute, time.Offset), Is.EqualTo((2, 30, TimeSpan.FromHours(8))), line);
            Assert.That(time.DayOfWeek, Is.Not.AnyOf(DayOfWeek.Saturday, DayOfWeek.Sunday), line);
        }

        Assert.That(lines, Is.Ordered, "all times are of one month or in order");
    }

    [Test]
    public void Schedule_WithoutASchedule_SaysWhatToWrite()
    {
        ProcessResult result = Run("schedule");
        Assert.That((result.ExitCode, result.Error.Contains("no source has a schedule; give one", StringComparison.Ordinal)), Is.EqualTo((2, true)), result.Error);
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void Schedule_FiresAndStopsCleanlyOnSigterm()
    {
        File.WriteAllText(Config, File.ReadAllText(Config).Replace("\"type\"", "\"schedule\":{\"cron\":\"*/2 * * * * *\",\"timeZone\":\"UTC\"},\"type\"", StringComparison.Ordinal));
        using Process process = ChildProcess.StartExtractor(null, "schedule", "--config", Config);
        string? line;
        do
        {
            line = process.StandardError.ReadLine();
        }
        while (line is not null && !line.StartsWith("report:", StringComparison.Ordinal));
        ChildProcess.Run("kill", "-TERM", $"{process.Id}");
        ProcessResult result = ChildProcess.Finish(process);
        Assert.That(line, Is.Not.Null, "a run took place");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Error, Does.Contain("stopped; the state is kept"));
        Assert.That(Directory.GetDirectories(_folder.At("out")), Has.Length.EqualTo(7));
    }

    private void Configure(params string[] sources) => File.WriteAllText(Config, $$"""{"sources":[{{string.Join(',', sources)}}]}""", Encoding.UTF8);

    private ProcessResult Run(string command, params string[] arguments) => ChildProcess.Extractor([command, "--config", Config, .. arguments]);

    private JsonElement Json(string command) => JsonDocument.Parse(Run(command, "--format", "json").Output).RootElement;

    private JsonElement Report() => JsonDocument.Parse(File.ReadAllBytes(_folder.At("out", "run-report.json"))).RootElement;
}

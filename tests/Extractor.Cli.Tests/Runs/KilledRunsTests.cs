using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests.Runs;

/// <summary>The real program killed with SIGKILL at random moments and started again, until two hundred of its runs have died.</summary>
public sealed class KilledRunsTests
{
    private const int Kills = 200;

    [Test, CancelAfter(600_000)]
    public void Run_KilledAtRandomMomentsAndStartedAgain_EndsAsARunLeftAlone(CancellationToken token)
    {
        // A run left alone, over the site as it is and as it is later.
        using var alone = new TemporaryFolder();
        SavedSite.Write(alone);
        var watch = Stopwatch.StartNew();
        Assert.That(Left(alone, 0), Is.EqualTo(1), "the two faults of the site make the run partial");
        TimeSpan length = watch.Elapsed;
        string[] first = Snapshot.Of(alone);
        SavedSite.Change(alone);
        Left(alone, 1);
        string[] second = Snapshot.Of(alone);
        Assert.That(first.Count(l => l.StartsWith("out/", StringComparison.Ordinal)), Is.EqualTo(7), string.Join('\n', first));
        Assert.That(second.Except(first).Count(l => l.StartsWith("out/", StringComparison.Ordinal)), Is.EqualTo(3), "of one a document changed, of one it was withdrawn, of one there is a new one");

        // The work is shared by several sequences of runs, each with a folder and a seed of its own.
        int killed = 0;
        int sequences = 0;
        var wrong = new ConcurrentQueue<string>();
        Parallel.For(0, Math.Clamp(Environment.ProcessorCount, 2, 4), worker =>
        {
            while (Volatile.Read(ref killed) < Kills && wrong.IsEmpty)
            {
                int seed = Interlocked.Increment(ref sequences);
                var random = new Random(seed);
                using var folder = new TemporaryFolder();
                SavedSite.Write(folder);
                Interlocked.Add(ref killed, UntilDone(folder, 0, random, length, token));
                Compare(seed, "first", first, Snapshot.Of(folder), wrong);
                SavedSite.Change(folder);
                Interlocked.Add(ref killed, UntilDone(folder, 1, random, length, token));
                Compare(seed, "second", second, Snapshot.Of(folder), wrong);
                using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(folder.At("out", "run-report.json")));
                Assert.That(report.RootElement.GetProperty("status").GetString(), Is.EqualTo("partial"));
            }
        });
        TestContext.Progress.WriteLine($"{killed} runs killed in {sequences} sequences, {watch.Elapsed.TotalSeconds:0} s; a run left alone takes {length.TotalSeconds:0.0} s");
        Assert.That(wrong, Is.Empty);
        Assert.That(killed, Is.GreaterThanOrEqualTo(Kills));
    }

    /// <summary>Starts the program again and again, each time with a life drawn by chance, until one comes to its end.</summary>
    /// <returns>How many were killed.</returns>
    private static int UntilDone(TemporaryFolder folder, int epoch, Random random, TimeSpan length, CancellationToken token)
    {
        for (int killed = 0; ; killed++)
        {
            token.ThrowIfCancellationRequested();
            using Process process = Start(folder, epoch);
            Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            bool ended = process.WaitForExit(length * random.NextDouble());
            if (!ended)
            {
                process.Kill();
                process.WaitForExit();
            }

            Task.WaitAll(error, output);
            if (process.ExitCode is 0 or 1)
            {
                return killed;
            }

            Assert.That(process.ExitCode, Is.EqualTo(137), error.Result);
        }
    }

    private static int Left(TemporaryFolder folder, int epoch)
    {
        using Process process = Start(folder, epoch);
        ProcessResult result = ChildProcess.Finish(process);
        Assert.That(result.Error, Does.Contain("documents: "));
        return result.ExitCode;
    }

    /// <summary>Starts a run whose date stands still, so that the times in store and output can be compared.</summary>
    private static Process Start(TemporaryFolder folder, int epoch)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SOURCE_DATE_EPOCH"] = epoch == 0 ? "1767225600" : "1769904000" },
        };
        foreach (string argument in new[] { Path.Combine(AppContext.BaseDirectory, "extractor.dll"), "run", "--config", folder.At("pipeline.json") })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static void Compare(int seed, string which, string[] expected, string[] found, ConcurrentQueue<string> wrong)
    {
        string[] missing = [.. expected.Except(found)], extra = [.. found.Except(expected)];
        if (missing.Length + extra.Length > 0)
        {
            wrong.Enqueue($"seed {seed}, {which} state:\n  missing {string.Join("\n  missing ", missing.Take(8))}\n  extra {string.Join("\n  extra ", extra.Take(8))}");
        }
    }
}

using System.Text;
using Extractor.TestSupport;

namespace Extractor.Acceptance.Tests;

/// <summary>Floors only ever rise: the file is held against every version of it in the history.</summary>
public sealed class FloorsTests
{
    [Test]
    public void Floors_AgainstEveryEarlierVersion_NoneWasLoosened()
    {
        ProcessResult? log = ChildProcess.Run("git", "-C", ProjectFolders.Root, "log", "--format=%H", "--", Floors.RelativePath);
        Assume.That(log is { ExitCode: 0 }, Is.True, "no git history here");
        SortedDictionary<string, SortedDictionary<string, decimal>> now = Floors.Read();
        foreach (string commit in log!.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            ProcessResult? old = ChildProcess.Run("git", "-C", ProjectFolders.Root, "show", commit + ":" + Floors.RelativePath);
            if (old is not { ExitCode: 0 })
            {
                continue;
            }

            foreach ((string group, SortedDictionary<string, decimal> measures) in Floors.Parse(Encoding.UTF8.GetBytes(old.Output)))
            {
                foreach ((string measure, decimal floor) in measures)
                {
                    Assert.That(now.GetValueOrDefault(group)?.ContainsKey(measure), Is.True, $"{group} {measure} was removed since {commit}");
                    decimal value = now[group][measure];
                    Assert.That(Floors.IsCeiling(measure) ? value <= floor : value >= floor, Is.True, $"{group} {measure} was {floor} in {commit} and is {value}");
                }
            }
        }
    }

    [Test]
    public void Floors_OfTheIssue_AreNotUndercut()
    {
        SortedDictionary<string, SortedDictionary<string, decimal>> floors = Floors.Read();
        foreach (string group in new[] { "tables/dev/A_word", "tables/dev/C_chromium" })
        {
            Assert.That(floors[group]["numericRecall"], Is.GreaterThanOrEqualTo(0.995m), group);
            Assert.That(floors[group]["exactTables"], Is.GreaterThanOrEqualTo(0.95m), group);
            Assert.That(floors[group]["maxSpurious"], Is.LessThanOrEqualTo(0.02m), group);
        }

        Assert.That(floors["tables/real"]["numericRecall"], Is.GreaterThanOrEqualTo(0.99m));
        Assert.That(floors["tables/real"]["exactTables"], Is.GreaterThanOrEqualTo(0.90m));
        foreach (string group in new[] { "facts/dev/A_word", "facts/dev/C_chromium", "facts/real" })
        {
            Assert.That(floors[group]["identity"], Is.EqualTo(1m), group);
        }
    }
}

using Extractor.Cli.Completion;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

/// <summary><c>extractor completion</c>: the scripts are run by the shells themselves where these are installed.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class CompletionTests
{
    [TestCase("extractor tab", "tables")]
    [TestCase("extractor tables --fo", "--format")]
    [TestCase("extractor tables --format ", "csv html json text")]
    [TestCase("extractor tables --format j", "json")]
    [TestCase("extractor tables --format = j", "json")]
    [TestCase("extractor tables -f ", "csv html json text")]
    [TestCase("extractor --lang zh aud", "audit")]
    [TestCase("extractor completion ", "bash fish pwsh zsh")]
    [TestCase("extractor run --config ", "")]
    [TestCase("extractor convert ", "")]
    public void Bash_Line_OffersWhatFits(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        string script = folder.Write("c.bash", ChildProcess.Extractor("completion", "bash").Bytes);
        string test = folder.Write("t.bash", System.Text.Encoding.UTF8.GetBytes($$"""
            source '{{script}}' || exit 9
            line='{{line}}'
            read -ra COMP_WORDS <<< "$line"
            [[ $line == *' ' ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _extractor
            echo "${COMPREPLY[*]}"
            complete -p extractor > /dev/null
            """));
        ProcessResult? result = ChildProcess.Run("bash", "--norc", test);
        Assume.That(result, Is.Not.Null, "bash is not installed");
        Assert.That(result!.ExitCode, Is.Zero, result.Error);
        Assert.That(string.Join(' ', result.Output.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)), Is.EqualTo(expected));
    }

    [TestCase("extractor tables --format ", "json")]
    [TestCase("extractor tab", "tables")]
    [TestCase("extractor completion ", "zsh")]
    public void Fish_Line_OffersWhatFits(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        string script = folder.Write("c.fish", ChildProcess.Extractor("completion", "fish").Bytes);
        ProcessResult? result = ChildProcess.Run("fish", "--no-config", "-c", $"source '{script}'; complete -C '{line}'");
        Assume.That(result, Is.Not.Null, "fish is not installed");
        Assert.That(result!.Error, Is.Empty);
        Assert.That(result.Output.Split('\n').Select(l => l.Split('\t')[0]), Does.Contain(expected));
    }

    [Test]
    public void Zsh_Script_IsValid()
    {
        using var folder = new TemporaryFolder();
        string script = folder.Write("_extractor", ChildProcess.Extractor("completion", "zsh").Bytes);
        ProcessResult? result = ChildProcess.Run("zsh", "-n", script);
        Assume.That(result, Is.Not.Null, "zsh is not installed");
        Assert.That((result!.ExitCode, result.Error), Is.EqualTo((0, "")));
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("pwsh")]
    public void Script_OfEachShell_NamesEveryCommandAndOption(string shell)
    {
        string script = ChildProcess.Extractor("completion", shell).Output;
        foreach (CompletionCommand command in CompletionTree.Of(App.Root()).All().Where(c => c.Path.Count > 0))
        {
            Assert.That(script, Does.Contain(command.Path[^1]));
            foreach (CompletionOption option in command.Options)
            {
                Assert.That(script, Does.Contain(shell == "fish" ? "-l " + option.Long[2..] : option.Long), string.Join(' ', command.Path));
            }
        }
    }

    [Test]
    public void Tree_OfTheProgram_HasNoHiddenFormsAndKnowsValues()
    {
        CompletionCommand tree = CompletionTree.Of(App.Root());
        CompletionCommand tables = tree.Commands.Single(c => c.Path[^1] == "tables");
        Assert.That(tables.Options.SelectMany(o => o.Names), Does.Not.Contain("-?"));
        Assert.That(tables.Options.Single(o => o.Long == "--format").Values, Is.EquivalentTo(new[] { "json", "csv", "html", "text" }));
        Assert.That(tables.Options.Single(o => o.Long == "--quiet").TakesValue, Is.False);
        Assert.That(tables.TakesFiles, Is.True);
    }
}

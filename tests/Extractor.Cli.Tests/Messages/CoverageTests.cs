using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Extractor.Cli.Messages;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests.Messages;

/// <summary>Whatever the program says to people has its Chinese. What is missing is printed ready to paste into zh.po.</summary>
public sealed partial class CoverageTests
{
    private static readonly string Source = Path.Combine(ProjectFolders.Root, "src");

    [Test]
    public void Descriptions_OfEveryCommandAndOption_AreInTheCatalogue() => AssertKnown(Symbols(App.Root())
        .Select(s => s.Description?.ReplaceLineEndings("\n")).OfType<string>().Where(d => d.Length > 0 && d is not ("Show help and usage information" or "Show version information")));

    [Test]
    public void Texts_OfTheCommandLine_AreInTheCatalogue() =>
        AssertKnown(Files("Extractor.Cli").SelectMany(f => SourceTexts.Said(File.ReadAllText(f))).Where(t => Letters().IsMatch(Places().Replace(t, ""))));

    [Test]
    public void Texts_OfTheLayersBelow_AreInTheCatalogue() =>
        AssertMostlyKnown(new[] { "Extractor.Pdf", "Extractor.Layout", "Extractor.Crawl", "Extractor.Pipeline", "Extractor.Export" }
            .SelectMany(Files).Where(f => !f.Contains("Mirror", StringComparison.Ordinal)).SelectMany(f => SourceTexts.Raised(File.ReadAllText(f)))
            .Where(t => t.Length > 14 && t.Contains(' ') && !t.Any(c => c is >= '\u4e00' and <= '\u9fff') && char.IsAsciiLetter(Places().Replace(t, "").Trim(' ', ':', '-', '\'', '"').FirstOrDefault('-'))));

    [Test]
    public void SourceTexts_Said_FindsNestedTextsAndFormats()
    {
        const string Code = """
            Say.Note($"{a.B(":")}: {count:0.0} of {(x ? "1" : "2"),5} {{done}}" + Say.It($"; \"more\" {string.Join(", ", y)}")); Other($"no");
            """;
        Assert.That(SourceTexts.Said(Code), Is.EqualTo(new[] { "{0}: {1:0.0} of {2,5} {{done}}", "; \"more\" {0}", "; \"more\" {0}" }));
    }

    private static void AssertKnown(IEnumerable<string> texts)
    {
        IReadOnlyDictionary<string, string> known = Catalogue.Chinese().Texts;
        string[] missing = [.. texts.Distinct().Where(t => !known.ContainsKey(t))];
        Assert.That(missing, Is.Empty, "src/Extractor.Cli/Messages/zh.po lacks:\n" + string.Concat(missing.Select(Block)));
    }

    /// <summary>The layers below are made by others at the same time: a few new messages may still wait for their Chinese.</summary>
    private static void AssertMostlyKnown(IEnumerable<string> texts)
    {
        string[] all = [.. texts.Distinct()];
        string[] missing = [.. all.Where(t => !Catalogue.Chinese().Texts.ContainsKey(t))];
        Assert.That(missing, Has.Length.LessThanOrEqualTo(all.Length / 10), "src/Extractor.Cli/Messages/zh.po lacks:\n" + string.Concat(missing.Select(Block)));
    }

    private static string Block(string text)
    {
        string quoted = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        string[] lines = quoted.Split('\n');
        return new StringBuilder().Append("\nmsgid ").Append(string.Join('\n', lines.Select((l, i) => $"\"{l}{(i < lines.Length - 1 ? "\\n" : "")}\""))).Append("\nmsgstr \"\"\n").ToString();
    }

    private static IEnumerable<Symbol> Symbols(Command command) =>
        command.Options.Concat<Symbol>(command.Arguments).Append(command).Concat(command.Subcommands.SelectMany(Symbols)).Where(s => !s.Hidden);

    private static IEnumerable<string> Files(string project) => Directory.EnumerateFiles(Path.Combine(Source, project), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\{[0-9]+[^}]*\}")]
    private static partial Regex Places();
}

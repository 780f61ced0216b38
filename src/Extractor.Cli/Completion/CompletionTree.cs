using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using Extractor.Cli.Messages;

namespace Extractor.Cli.Completion;

/// <summary>A command as a shell needs to know it.</summary>
/// <param name="Path">Words after the program's name: empty for the program itself.</param>
/// <param name="About">One line.</param>
/// <param name="Options">Those of all commands included.</param>
/// <param name="Words">What may stand for its arguments; empty where that is a file.</param>
/// <param name="TakesFiles">Whether it has arguments that are files or folders.</param>
internal sealed record CompletionCommand(
    IReadOnlyList<string> Path, string About, IReadOnlyList<CompletionOption> Options, IReadOnlyList<string> Words, bool TakesFiles, IReadOnlyList<CompletionCommand> Commands)
{
    /// <summary>This command and all below it.</summary>
    public IEnumerable<CompletionCommand> All() => Commands.SelectMany(c => c.All()).Prepend(this);
}

/// <summary>An option as a shell needs to know it.</summary>
/// <param name="Names">All forms, long and short.</param>
/// <param name="TakesValue">Whether a value follows.</param>
/// <param name="Values">The values that are allowed; empty where any is.</param>
internal sealed record CompletionOption(IReadOnlyList<string> Names, string About, bool TakesValue, IReadOnlyList<string> Values)
{
    public string Long => Names.First(n => n.StartsWith("--", StringComparison.Ordinal));

    /// <summary>The letter after one dash; null where there is none.</summary>
    public string? Short => Names.FirstOrDefault(n => n.Length == 2 && char.IsAsciiLetter(n[1]))?[1..];
}

/// <summary>Takes from the command line's own description what shells need to complete it, so that both cannot differ.</summary>
internal static class CompletionTree
{
    public static CompletionCommand Of(RootCommand root) => Of(root, [], []);

    private static CompletionCommand Of(Command command, IReadOnlyList<string> path, IReadOnlyList<Option> inherited)
    {
        Option[] options = [.. command.Options.Where(o => !o.Hidden), .. inherited.Where(o => !command.Options.Any(own => own.Name == o.Name))];
        Option[] below = [.. options.Where(o => o.Recursive)];
        return new CompletionCommand(
            path,
            About(command.Description),
            [.. options.Select(Of)],
            [.. command.Arguments.Where(a => !a.Hidden).SelectMany(a => Values(a))],
            command.Arguments.Any(a => !a.Hidden && Values(a).Length == 0),
            [.. command.Subcommands.Where(c => !c.Hidden).Select(c => Of(c, [.. path, c.Name], below))]);
    }

    private static CompletionOption Of(Option option)
    {
        bool takesValue = option is not (HelpOption or VersionOption) && option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;
        string about = option switch
        {
            HelpOption => Say.It($"Shows this help."),
            VersionOption => Say.It($"Prints the version."),
            _ => About(option.Description),
        };
        return new CompletionOption([.. option.Aliases.Append(option.Name).Where(n => n is not ("-?" or "/?" or "/h")).Distinct()], about, takesValue, takesValue ? Values(option) : []);
    }

    private static string[] Values(Symbol symbol) => [.. symbol.GetCompletions(CompletionContext.Empty).Select(c => c.Label).Distinct()];

    /// <summary>The first sentence, on one line.</summary>
    private static string About(string? description)
    {
        string text = string.Join(' ', Say.Reason(description ?? "").Split('\n').Select(l => l.Trim()).TakeWhile(l => l.Length > 0));
        int end = text.AsSpan().IndexOfAny('。', '；');
        int stop = text.IndexOf(". ", StringComparison.Ordinal);
        return end > 0 ? text[..end] : stop > 0 ? text[..stop] : text.TrimEnd('.');
    }
}

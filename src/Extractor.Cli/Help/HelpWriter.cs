using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Extractor.Cli.Messages;

namespace Extractor.Cli.Help;

/// <summary>
/// Writes the help of a command in the user's language: what it does and an example, how it is called, its arguments, options and
/// commands. Lines are broken with the width of Chinese characters in mind.
/// </summary>
internal sealed class HelpWriter : SynchronousCommandLineAction
{
    private const int Widest = 110;
    private const int LeftColumn = 30;

    /// <summary>Help is shown whatever else is wrong with the command line.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, Console.Out, Width());
        return ExitCode.Done;
    }

    /// <summary>Puts this help in the place of the library's.</summary>
    public static void Install(RootCommand root) => root.Options.OfType<HelpOption>().Single().Action = new HelpWriter();

    /// <summary>Writes the help of a command.</summary>
    public static void Write(Command command, TextWriter output, int width)
    {
        foreach (string line in Lines(command.Description))
        {
            // Lines that are set in are examples: they stay as they are.
            foreach (string broken in line.StartsWith(' ') ? [line] : DisplayWidth.Wrap(line, width))
            {
                output.WriteLine(broken);
            }
        }

        output.WriteLine();
        Title(output, $"Usage:");
        output.WriteLine("  " + Usage(command));
        Section(output, $"Arguments:", [.. command.Arguments.Where(a => !a.Hidden).Select(a => (Name(a), Explain(a)))], width);
        Section(output, $"Options:", [.. OptionsOf(command).Where(o => !o.Hidden).Select(o => (Name(o), Explain(o)))], width);
        Section(output, $"Commands:", [.. command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, FirstParagraph(c.Description)))], width);
        if (command.Subcommands.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(Say.It($"Each command explains itself: extractor COMMAND --help."));
        }
    }

    /// <summary>The command's options, those of all commands last.</summary>
    private static IEnumerable<Option> OptionsOf(Command command)
    {
        IEnumerable<Option> inherited = command.Parents.OfType<Command>().SelectMany(p => p.Options.Where(o => o.Recursive));
        return command.Options.Where(o => o is not HelpOption).Concat(inherited.Where(o => o is not HelpOption))
            .Concat(command.Options.Concat(inherited).OfType<HelpOption>());
    }

    private static string Usage(Command command)
    {
        IEnumerable<string> names = command.Parents.OfType<Command>().Select(p => p is RootCommand ? "extractor" : p.Name).Append(command is RootCommand ? "extractor" : command.Name);
        string arguments = string.Concat(command.Arguments.Where(a => !a.Hidden).Select(a => " " + Name(a)));
        string below = command.Subcommands.Any(c => !c.Hidden) ? Say.It($" COMMAND") : "";
        return string.Join(' ', names) + below + arguments + Say.It($" [OPTIONS]");
    }

    private static string Name(Argument argument)
    {
        string many = argument.Arity.MaximumNumberOfValues > 1 ? "…" : "";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}{many}]" : argument.Name + many;
    }

    private static string Name(Option option)
    {
        // -h stands before --help; the forms of other systems (-?, /h) are known but not taught.
        IEnumerable<string> names = option.Aliases.Append(option.Name).Where(n => n is not ("-?" or "/?" or "/h")).OrderBy(n => n.Length);
        string value = option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? "" : " " + (option.HelpName ?? "VALUE");
        return string.Join(", ", names) + value;
    }

    private static string Explain(Argument argument) => Say.Reason(argument.Description);

    private static string Explain(Option option)
    {
        string text = option switch
        {
            HelpOption => Say.It($"Shows this help."),
            VersionOption => Say.It($"Prints the version."),
            _ => Say.Reason(option.Description),
        };
        if (!option.HasDefaultValue || option.ValueType == typeof(bool) || Default(option) is not { Length: > 0 } value)
        {
            return option.Required ? text + Say.It($" Required.") : text;
        }

        return text + Say.It($" Default: {value}.");
    }

    private static string? Default(Option option) => option switch
    {
        Option<string> text => text.DefaultValueFactory?.Invoke(null!),
        Option<int> number => number.DefaultValueFactory?.Invoke(null!).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private static void Section(TextWriter output, FormattableString title, IReadOnlyList<(string Name, string Text)> rows, int width)
    {
        if (rows.Count == 0)
        {
            return;
        }

        output.WriteLine();
        Title(output, title);
        int left = Math.Min(LeftColumn, rows.Max(r => DisplayWidth.Of(r.Name)));
        foreach ((string name, string text) in rows)
        {
            string[] lines = [.. DisplayWidth.Wrap(text, Math.Max(20, width - left - 4))];
            bool fits = DisplayWidth.Of(name) <= left;
            output.WriteLine(fits ? $"  {DisplayWidth.Pad(name, left)}  {lines[0]}".TrimEnd() : "  " + name);
            foreach (string line in fits ? lines[1..] : lines)
            {
                output.WriteLine(new string(' ', left + 4) + line);
            }
        }
    }

    private static void Title(TextWriter output, FormattableString title) => output.WriteLine(Terminal.Output.Painted(Paint.Strong, Say.It(title)));

    /// <summary>The description; lines that were broken in the code only for its width are one line again.</summary>
    private static IEnumerable<string> Lines(string? description)
    {
        var line = "";
        foreach (string part in Say.Reason(description ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            bool own = part.Length == 0 || part.StartsWith(' ') || part.EndsWith(':') || part.EndsWith('：');
            if (!own)
            {
                bool joined = line.Length > 0 && char.IsAscii(line[^1]);
                line += (joined ? " " : "") + part;
                continue;
            }

            if (line.Length > 0)
            {
                yield return line;
                line = "";
            }

            yield return part;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }

    private static string FirstParagraph(string? description) => Lines(description).FirstOrDefault() ?? "";

    private static int Width()
    {
        try
        {
            return Console.IsOutputRedirected ? Widest : Math.Clamp(Console.WindowWidth - 1, 50, Widest);
        }
        catch (IOException)
        {
            return Widest;
        }
    }
}

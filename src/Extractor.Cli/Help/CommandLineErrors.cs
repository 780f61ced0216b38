using System.CommandLine;
using System.CommandLine.Parsing;
using Extractor.Cli.Messages;

namespace Extractor.Cli.Help;

/// <summary>Says what is wrong with a command line: what was found, what is allowed, and what was probably meant.</summary>
internal static class CommandLineErrors
{
    /// <summary>Writes the errors on standard error.</summary>
    public static void Write(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        bool unmatched = parsed.UnmatchedTokens.Count > 0;
        foreach (string token in parsed.UnmatchedTokens)
        {
            Unknown(token, command, parsed);
        }

        foreach (ParseError error in parsed.Errors)
        {
            if (unmatched && (error.SymbolResult is null or CommandResult))
            {
                // Said above, with what is known instead; what is missing besides follows from it.
                continue;
            }

            Write(error, command);
        }

        string name = command is RootCommand ? "" : string.Join(' ', command.Parents.OfType<Command>().Where(p => p is not RootCommand).Select(p => p.Name).Append(command.Name)) + " ";
        Say.Error($"see extractor {name}--help");
    }

    private static void Unknown(string token, Command command, ParseResult parsed)
    {
        IEnumerable<Option> options = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options.Where(o => o.Recursive)));
        bool isOption = token.StartsWith('-') && token.Length > 1;
        string[] known = isOption
            ? [.. options.Where(o => !o.Hidden).Select(o => o.Name)]
            : [.. command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];
        string guess = Nearest(token.Split('=')[0], known) is { } close ? Say.It($" (did you mean {close}?)") : "";
        if (isOption)
        {
            Say.Error($"{token}: unknown option{guess}");
        }
        else if (known.Length > 0 && parsed.CommandResult.Tokens.Count == 0)
        {
            Say.Error($"{token}: unknown command{guess}; there are {string.Join(", ", known)}");
        }
        else
        {
            Say.Error($"{token}: one value too many");
        }
    }

    private static void Write(ParseError error, Command command)
    {
        switch (error.SymbolResult)
        {
            case OptionResult option:
                Write(error, option.IdentifierToken?.Value ?? option.Option.Name, option.Option.ValueType, option.Tokens);
                break;
            case ArgumentResult { Parent: OptionResult option }:
                Write(error, option.IdentifierToken?.Value ?? option.Option.Name, option.Option.ValueType, option.Tokens);
                break;
            case ArgumentResult argument when argument.Tokens.Count == 0:
                Say.Error($"{argument.Argument.Name} is missing: {Say.Reason(argument.Argument.Description)}");
                break;
            case ArgumentResult argument:
                Write(error, argument.Argument.Name, argument.Argument.ValueType, argument.Tokens);
                break;
            case CommandResult when command.Subcommands.Count > 0:
                Say.Error($"a command is needed; there are {string.Join(", ", command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}");
                break;
            default:
                Say.ErrorReason(error.Message);
                break;
        }
    }

    private static void Write(ParseError error, string name, Type type, IReadOnlyList<Token> tokens)
    {
        string[] allowed = [.. error.Message.Split('\n').Skip(1).Select(l => l.Trim().Trim('\'')).Where(l => l.Length > 0)];
        string found = tokens.Count > 0 ? tokens[^1].Value : "";
        if (tokens.Count == 0)
        {
            Say.Error($"{name}: its value is missing");
        }
        else if (allowed.Length > 0)
        {
            string guess = Nearest(found, allowed) is { } close ? Say.It($" (did you mean {close}?)") : "";
            Say.Error($"{name}: found '{found}'{guess}; allowed are {string.Join(", ", allowed)}");
        }
        else if (error.Message.StartsWith("Cannot parse", StringComparison.Ordinal) && (Nullable.GetUnderlyingType(type) ?? type) == typeof(int))
        {
            Say.Error($"{name}: found '{found}'; a whole number is needed");
        }
        else if (error.Message.Contains("single argument", StringComparison.Ordinal) || error.Message.Contains("expects a single", StringComparison.Ordinal))
        {
            Say.Error($"{name}: stands more than once; give it one value");
        }
        else
        {
            Say.ErrorReason(error.Message);
        }
    }

    /// <summary>What is at most a third of its letters away; null where nothing is.</summary>
    private static string? Nearest(string word, IReadOnlyList<string> known)
    {
        (string? best, int least) = (null, int.MaxValue);
        foreach (string candidate in known)
        {
            int distance = Distance(word, candidate);
            if (distance < least && distance <= Math.Max(1, candidate.Length / 3))
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Levenshtein distance, two rows at a time.</summary>
    private static int Distance(string a, string b)
    {
        int[] before = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            before = row;
        }

        return before[b.Length];
    }
}

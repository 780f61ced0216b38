namespace Extractor.Cli.Completion;

/// <summary>Completion for fish.</summary>
internal static class FishCompletion
{
    public static void Write(CompletionCommand root, TextWriter output)
    {
        output.WriteLine("""
            # fish completion for extractor:   extractor completion fish > ~/.config/fish/completions/extractor.fish
            """);
        foreach (CompletionCommand command in root.All())
        {
            string here = Condition(command);
            foreach (CompletionCommand sub in command.Commands)
            {
                output.WriteLine($"complete -c extractor -n {Quote(here)} -f -a {sub.Path[^1]} -d {Quote(sub.About)}");
            }

            if (command.Words.Count > 0)
            {
                output.WriteLine($"complete -c extractor -n {Quote(here)} -f -a {Quote(string.Join(' ', command.Words))}");
            }

            foreach (CompletionOption option in command.Options)
            {
                string letter = option.Short is { } s ? " -s " + s : "";
                string value = !option.TakesValue ? "" : option.Values.Count > 0 ? $" -x -a {Quote(string.Join(' ', option.Values))}" : " -r";
                output.WriteLine($"complete -c extractor -n {Quote(here)}{letter} -l {option.Long[2..]}{value} -d {Quote(option.About)}");
            }
        }
    }

    private static string Condition(CompletionCommand command)
    {
        if (command.Path.Count == 0)
        {
            return "__fish_use_subcommand";
        }

        IEnumerable<string> seen = command.Path.Select(p => "__fish_seen_subcommand_from " + p);
        IEnumerable<string> notBelow = command.Commands.Count > 0 ? ["not __fish_seen_subcommand_from " + string.Join(' ', command.Commands.Select(c => c.Path[^1]))] : [];
        return string.Join("; and ", seen.Concat(notBelow));
    }

    private static string Quote(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}

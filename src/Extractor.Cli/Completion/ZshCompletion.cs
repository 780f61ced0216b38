namespace Extractor.Cli.Completion;

/// <summary>Completion for zsh.</summary>
internal static class ZshCompletion
{
    public static void Write(CompletionCommand root, TextWriter output)
    {
        output.WriteLine("""
            #compdef extractor
            # zsh completion for extractor. Save it as _extractor in a folder of $fpath:
            #   extractor completion zsh > "${fpath[1]}/_extractor"
            """);
        foreach (CompletionCommand command in root.All())
        {
            Function(command, output);
        }

        output.WriteLine("""
            if [ "$funcstack[1]" = "_extractor" ]; then _extractor "$@"; else compdef _extractor extractor; fi
            """);
    }

    private static void Function(CompletionCommand command, TextWriter output)
    {
        output.WriteLine($"{Name(command)}() {{");
        string[] specs = [.. command.Options.SelectMany(Specs)];
        if (command.Commands.Count == 0)
        {
            string rest = command.Words.Count > 0 ? $" '1:value:({string.Join(' ', command.Words)})'" : command.TakesFiles ? " '*:file:_files'" : "";
            output.WriteLine($"  _arguments{string.Concat(specs.Select(s => " \\\n    " + s))}{(rest.Length > 0 ? " \\\n   " + rest : "")}");
            output.WriteLine("}");
            return;
        }

        output.WriteLine("  local state line");
        output.WriteLine($"  _arguments -C{string.Concat(specs.Select(s => " \\\n    " + s))} \\\n    '1: :->command' '*:: :->rest'");
        output.WriteLine("  case $state in");
        output.WriteLine("    command)");
        output.WriteLine("      local -a commands");
        output.WriteLine("      commands=(");
        foreach (CompletionCommand sub in command.Commands)
        {
            output.WriteLine($"        {Quote(sub.Path[^1] + ":" + sub.About)}");
        }

        output.WriteLine("      )");
        output.WriteLine("      _describe command commands ;;");
        output.WriteLine("    rest)");
        output.WriteLine("      case $line[1] in");
        foreach (CompletionCommand sub in command.Commands)
        {
            output.WriteLine($"        {sub.Path[^1]}) {Name(sub)} ;;");
        }

        output.WriteLine("      esac ;;");
        output.WriteLine("  esac");
        output.WriteLine("}");
    }

    private static IEnumerable<string> Specs(CompletionOption option)
    {
        string about = option.About.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);
        string value = !option.TakesValue ? "" : option.Values.Count > 0 ? $":value:({string.Join(' ', option.Values)})" : ":value:_files";
        return option.Names.Select(n => Quote($"{n}{(option.TakesValue && n.StartsWith("--", StringComparison.Ordinal) ? "=" : "")}[{about}]{value}"));
    }

    private static string Name(CompletionCommand command) => "_extractor" + string.Concat(command.Path.Select(p => "_" + p));

    private static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}

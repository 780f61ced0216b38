namespace Extractor.Cli.Completion;

/// <summary>Completion for bash 3.2 and later, without the bash-completion package.</summary>
internal static class BashCompletion
{
    public static void Write(CompletionCommand root, TextWriter output)
    {
        output.WriteLine("""
            # bash completion for extractor. Load it now:   source <(extractor completion bash)
            # or for ever:   extractor completion bash > ~/.local/share/bash-completion/completions/extractor
            _extractor() {
              local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= i words=
              # bash cuts --format=json at the sign.
              if [[ $current == "=" ]]; then current=; elif [[ $before == "=" ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
              COMPREPLY=()
              for ((i = 1; i < COMP_CWORD; i++)); do
                case "$path/${COMP_WORDS[i]}" in
            """);
        foreach (CompletionCommand command in root.All().Where(c => c.Path.Count > 0))
        {
            output.WriteLine($"      {Path(command)}) path={Path(command)} ;;");
        }

        output.WriteLine("""
                esac
              done
              case "$path $before" in
            """);
        foreach (CompletionCommand command in root.All())
        {
            foreach (CompletionOption option in command.Options.Where(o => o.TakesValue))
            {
                string names = string.Join('|', option.Names.Select(n => $"\"{Path(command)} {n}\""));
                output.WriteLine(option.Values.Count > 0
                    ? $"    {names}) COMPREPLY=($(compgen -W \"{string.Join(' ', option.Values)}\" -- \"$current\")); return ;;"
                    : $"    {names}) return ;;");
            }
        }

        output.WriteLine("""
              esac
              case "$path" in
            """);
        foreach (CompletionCommand command in root.All())
        {
            IEnumerable<string> plain = command.Commands.Select(c => c.Path[^1]).Concat(command.Words);
            output.WriteLine($"    \"{Path(command)}\") if [[ $current == -* ]]; then words=\"{string.Join(' ', command.Options.SelectMany(o => o.Names))}\"; else words=\"{string.Join(' ', plain)}\"; fi ;;");
        }

        output.WriteLine("""
              esac
              [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -o bashdefault -o default -F _extractor extractor
            """);
    }

    private static string Path(CompletionCommand command) => string.Concat(command.Path.Select(p => "/" + p));
}

namespace Extractor.Cli.Completion;

/// <summary>Completion for PowerShell 5.1 and later.</summary>
internal static class PowerShellCompletion
{
    public static void Write(CompletionCommand root, TextWriter output)
    {
        output.WriteLine("""
            # PowerShell completion for extractor. Put this line into $PROFILE:
            #   extractor completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName extractor -ScriptBlock {
              param($wordToComplete, $commandAst, $cursorPosition)
              $words = @{
            """);
        foreach (CompletionCommand command in root.All())
        {
            IEnumerable<(string Word, string About)> plain = command.Commands.Select(c => (c.Path[^1], c.About)).Concat(command.Words.Select(w => (w, w)));
            IEnumerable<(string Word, string About)> options = command.Options.SelectMany(o => o.Names.Select(n => (n, o.About)));
            output.WriteLine($"    '{Path(command)}' = @({string.Join(", ", plain.Concat(options).Select(w => $"@({Quote(w.Word)}, {Quote(w.About)})"))})");
        }

        output.WriteLine("  }");
        output.WriteLine("  $values = @{");
        foreach (CompletionCommand command in root.All())
        {
            foreach (CompletionOption option in command.Options.Where(o => o.Values.Count > 0))
            {
                foreach (string name in option.Names)
                {
                    output.WriteLine($"    '{Path(command)} {name}' = @({string.Join(", ", option.Values.Select(Quote))})");
                }
            }
        }

        output.WriteLine("""
              }
              $path = ''
              $before = ''
              foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                $text = $element.ToString()
                if ($element.Extent.EndOffset -ge $cursorPosition -and $text -eq $wordToComplete) { break }
                if ($words.ContainsKey("$path/$text")) { $path = "$path/$text" }
                $before = $text
              }
              if ($values.ContainsKey("$path $before")) {
                $values["$path $before"] | Where-Object { $_ -like "$wordToComplete*" } |
                  ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
                return
              }
              $words[$path] | Where-Object { $_[0] -like "$wordToComplete*" -and ($wordToComplete -or -not $_[0].StartsWith('-')) } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterName', $_[1]) }
            }
            """);
    }

    private static string Path(CompletionCommand command) => string.Concat(command.Path.Select(p => "/" + p));

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}

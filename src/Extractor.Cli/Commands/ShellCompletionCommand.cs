using System.CommandLine;
using System.Globalization;
using System.Text;
using Extractor.Cli.Completion;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor completion</c>: scripts with which a shell completes the command line.</summary>
internal static class ShellCompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    /// <param name="root">Gives the command line that is completed.</param>
    public static Command Create(Func<RootCommand> root)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command("completion", """
            Prints a script with which a shell completes commands, options and their values.

            Examples:
              source <(extractor completion bash)
              extractor completion zsh > "${fpath[1]}/_extractor"
              extractor completion fish > ~/.config/fish/completions/extractor.fish
              extractor completion pwsh | Out-String | Invoke-Expression
            """)
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            CompletionCommand tree = CompletionTree.Of(root());
            using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            Action<CompletionCommand, TextWriter> write = parsed.GetValue(shell) switch
            {
                "bash" => BashCompletion.Write,
                "zsh" => ZshCompletion.Write,
                "fish" => FishCompletion.Write,
                _ => PowerShellCompletion.Write,
            };
            write(tree, writer);
            return ResultTarget.Write(null, Encoding.UTF8.GetBytes(writer.ToString().ReplaceLineEndings("\n")));
        });
        return command;
    }
}

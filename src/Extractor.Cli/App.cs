using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Extractor.Cli.Commands;
using Extractor.Crawl.Configuration;

namespace Extractor.Cli;

/// <summary>The command line: commands, what is common to them, and exit codes.</summary>
internal static class App
{
    /// <summary>Runs a command line.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var interrupt = new CancellationTokenSource();
        using PosixSignalRegistration control = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        ParseResult parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Wrong(parsed);
        }

        try
        {
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation, interrupt.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("extractor: interrupted").ConfigureAwait(false);
            return ExitCode.Interrupted;
        }
        catch (ConfigurationException e)
        {
            foreach (string problem in e.Problems)
            {
                await Console.Error.WriteLineAsync("extractor: " + problem).ConfigureAwait(false);
            }

            return ExitCode.Usage;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"extractor: stopped by an error of its own; please report it with these lines:{Environment.NewLine}{e}").ConfigureAwait(false);
            return ExitCode.SomeFailed;
        }

        void Interrupt(PosixSignalContext context)
        {
            // The first signal asks for a clean end; a second one ends the process at once.
            context.Cancel = !interrupt.IsCancellationRequested;
            interrupt.Cancel();
        }
    }

    internal static RootCommand Root() => new("""
        Reads disclosures of public bodies (部门预算, 部门决算, 绩效目标, 绩效自评) from PDF into data: every figure with its meaning, its place and its proof.

        Examples:
          extractor run                                 all sources of pipeline.json
          extractor convert ~/Downloads --out data      a folder of PDFs
          extractor tables 预算公开.pdf --format csv      the tables of one PDF, as printed
        """)
    {
        RunCommand.Create(),
        ConvertCommand.Create(),
        TablesCommand.Create(),
        TextCommand.Create(),
        AuditCommand.Create(),
    };

    private static int Wrong(ParseResult parsed)
    {
        foreach (ParseError error in parsed.Errors)
        {
            Console.Error.WriteLine("extractor: " + error.Message);
        }

        string command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        Console.Error.WriteLine($"extractor: see extractor {command}--help");
        return ExitCode.Usage;
    }
}

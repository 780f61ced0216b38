using System.CommandLine;
using System.Runtime.InteropServices;
using Extractor.Cli.Commands;
using Extractor.Cli.Help;
using Extractor.Cli.Messages;
using Extractor.Crawl.Configuration;
using Extractor.Crawl.Store;

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
        Say.Use(Languages.Of(args, Environment.GetEnvironmentVariable));
        ParseResult parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            CommandLineErrors.Write(parsed);
            return ExitCode.Usage;
        }

        try
        {
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation, interrupt.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            Say.Error($"interrupted");
            return ExitCode.Interrupted;
        }
        catch (ConfigurationException e)
        {
            foreach (string problem in e.Problems)
            {
                Say.ErrorReason(problem);
            }

            return ExitCode.Usage;
        }
        catch (StoreException e)
        {
            Say.ErrorReason(e.Message);
            return ExitCode.SomeFailed;
        }
        catch (Exception e)
        {
            Say.Error($"stopped by an error of its own; please report it with these lines:{Environment.NewLine}{e}");
            return ExitCode.SomeFailed;
        }

        void Interrupt(PosixSignalContext context)
        {
            // The first signal asks for a clean end; a second one ends the process at once.
            context.Cancel = !interrupt.IsCancellationRequested;
            interrupt.Cancel();
        }
    }

    internal static RootCommand Root()
    {
        RootCommand root = Commands();
        root.Options.Add(CommonOptions.Lang());
        HelpWriter.Install(root);
        return root;
    }

    private static RootCommand Commands() => new("""
        Reads disclosures of public bodies (部门预算, 部门决算, 绩效目标, 绩效自评) from PDF into data: every figure with its meaning, its place and its proof.

        Examples:
          extractor run                                 all sources of pipeline.json
          extractor convert ~/Downloads --out data      a folder of PDFs
          extractor tables 预算公开.pdf --format csv      the tables of one PDF, as printed
        """)
    {
        RunCommand.Create(),
        CheckCommand.Create(),
        StatusCommand.Create(),
        ScheduleCommand.Create(),
        ReplayCommand.Create(),
        ConvertCommand.Create(),
        TablesCommand.Create(),
        TextCommand.Create(),
        AuditCommand.Create(),
        DiffCommand.Create(),
        ExportCommand.Create(),
        DoctorCommand.Create(),
        ShellCompletionCommand.Create(Root),
    };
}

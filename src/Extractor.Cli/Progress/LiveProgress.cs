using Extractor.Pipeline.Output;
using Serilog;
using Spectre.Console;

namespace Extractor.Cli.Progress;

/// <summary>A live bar with time left; the reasons of failures follow at the end.</summary>
internal sealed class LiveProgress(ILogger log) : RunProgress(log)
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProgressTask? _task;
    private Task? _display;

    public override void Dispose()
    {
        _end.TrySetResult();
        _display?.Wait(TimeSpan.FromSeconds(2));
        base.Dispose();
    }

    protected override void Begin(int documents)
    {
        using var ready = new ManualResetEventSlim();
        _display = _console.Progress().AutoClear(true).Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _task = context.AddTask("documents", maxValue: Math.Max(1, documents));
                ready.Set();
                await _end.Task.ConfigureAwait(false);
            });
        ready.Wait(TimeSpan.FromSeconds(2));
    }

    protected override void Step(DocumentOutcome outcome, FormattableString line, int done, int documents)
    {
        if (_task is not null)
        {
            _task.Description = Markup.Escape(Shorten(outcome.Document));
            _task.Value = done;
        }
    }

    private static string Shorten(string name) => name.Length <= 32 ? name : "…" + name[^31..];
}

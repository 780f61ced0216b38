using Extractor.Cli.Messages;
using Extractor.Pdf;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Running;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor run --dry-run</c>: what a run would do, told on standard output; nothing is asked and nothing written, also no log.</summary>
internal static class RunPreview
{
    /// <summary>Start pages that are named of each source.</summary>
    private const int MaxNamed = 10;

    public static async Task<int> ShowAsync(PipelineConfig config, RunOptions options, CancellationToken cancellationToken)
    {
        var planner = new RunPlanner(config, new DocumentConverter(new PdfReader(), null), DateClock.FromEnvironment());
        foreach (SourcePlan plan in await planner.PlanAsync(options, cancellationToken).ConfigureAwait(false))
        {
            Show(plan);
        }

        Say.Note($"dry run: this is what would be, and nothing was written");
        return ExitCode.Done;
    }

    private static void Show(SourcePlan plan)
    {
        if (plan.Problem is { } problem)
        {
            Say.ErrorReason(problem);
        }

        Line(Say.It($"{plan.Source}: {plan.Known} documents known, {plan.Withdrawn} withdrawn"));
        Line(Say.It($"  would convert {plan.ToConvert}: {plan.New} new, {plan.Changed} changed, {plan.FailedBefore} that failed before, {plan.Again} again"));
        Line(Say.It($"  would leave {plan.Unchanged} unchanged, {plan.Failed} that cannot be converted, {plan.LeftOut} beyond what was asked for"));
        if (plan.Waiting > 0)
        {
            Line(Say.It($"  would go on with {plan.Waiting} addresses that wait"));
            return;
        }

        foreach (Uri start in plan.Start.Take(MaxNamed))
        {
            Line(Say.It($"  would ask {start}"));
        }

        if (plan.Start.Count > MaxNamed)
        {
            Line(Say.It($"  would ask {plan.Start.Count - MaxNamed} more start pages"));
        }
    }

    private static void Line(string text) => Console.Out.WriteLine(text);
}

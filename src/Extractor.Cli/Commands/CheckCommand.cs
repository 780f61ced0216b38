using System.CommandLine;
using System.Globalization;
using System.Text;
using Extractor.Cli.Messages;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Http;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.Pipeline.Configuration;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor check</c>: the configuration, and what one page of each source would yield.</summary>
internal static class CheckCommand
{
    /// <summary>Links that are shown of each kind.</summary>
    private const int MaxShown = 5;

    public static Command Create()
    {
        Option<string> config = CommonOptions.Config();
        Option<string[]> source = CommonOptions.Source();
        var offline = new Option<bool>("--offline") { Description = "Check the configuration only; ask nothing." };
        var command = new Command("check", """
            Checks the configuration, naming every problem with its key, what was found and what is allowed; then asks the first page of each
            source (and its robots.txt), and shows what a run would take from it. Fetches nothing else and writes nothing.

            Example:
              extractor check --config pipeline.json --source czj
            """)
        {
            config, source, offline,
        };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(config)!, parsed.GetValue(source) ?? [], parsed.GetValue(offline), token));
        return command;
    }

    private static async Task<int> RunAsync(string path, string[] only, bool offline, CancellationToken cancellationToken)
    {
        PipelineConfig config = PipelineConfigReader.Read(path);
        string[] unknown = [.. only.Where(o => config.Sources.All(s => s.Id != o))];
        if (unknown.Length > 0)
        {
            Say.Error($"--source {unknown[0]}: no such source; the configuration has {string.Join(", ", config.Sources.Select(s => s.Id))}");
            return ExitCode.Usage;
        }

        bool isGood = true;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{path}: {config.Sources.Count} sources, no problem found\n");
        foreach (IDocumentSource source in config.Sources.Where(s => only.Length == 0 || only.Contains(s.Id)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{source.Id}\n");
            if (config.Schedules.FirstOrDefault(s => s.Source == source.Id) is { } schedule)
            {
                string next = schedule.Next(TimeProvider.System.GetUtcNow(), 1).Select(t => t.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)).FirstOrDefault("never");
                text.Append(CultureInfo.InvariantCulture, $"  schedule {schedule.Written} ({schedule.TimeZone.Id}), next {next}\n");
            }

            if (!offline)
            {
                isGood &= await PreviewAsync(source, text, cancellationToken).ConfigureAwait(false);
            }
        }

        int written = ResultTarget.Write(null, Encoding.UTF8.GetBytes(text.ToString()));
        return isGood ? written : ExitCode.SomeFailed;
    }

    /// <returns>False where the source would yield nothing.</returns>
    private static async Task<bool> PreviewAsync(IDocumentSource source, StringBuilder text, CancellationToken cancellationToken)
    {
        try
        {
            return source is SiteSource site
                ? Describe(site, await site.PreviewAsync(cancellationToken).ConfigureAwait(false), text)
                : await ListAsync(source, text, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceException e)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {e.Message}\n");
            return false;
        }
    }

    private static async Task<bool> ListAsync(IDocumentSource source, StringBuilder text, CancellationToken cancellationToken)
    {
        List<string> names = [];
        int count = 0;
        await foreach (SourceDocument document in source.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            count++;
            names.AddRange(names.Count < MaxShown ? [document.Key] : []);
        }

        Show(text, "documents", count, names);
        return count > 0;
    }

    private static bool Describe(SiteSource site, Answer answer, StringBuilder text)
    {
        ExchangeRecord exchange = answer.Exchange;
        string more = exchange.Message.Length > 0 ? ": " + exchange.Message : "";
        text.Append(CultureInfo.InvariantCulture, $"  {exchange.Result.Addresses[^1]}: {exchange.Status}, HTTP {exchange.Result.HttpStatus}, {exchange.Result.Body.Length} bytes{more}\n");
        if (site.Options.Start.Count > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {site.Options.Start.Count - 1} further start addresses are not asked here\n");
        }

        if (exchange.Status != FetchStatus.Complete)
        {
            return false;
        }

        if (exchange.IsDocument)
        {
            text.Append(CultureInfo.InvariantCulture, $"  a document ({exchange.DocumentStatus}), {exchange.FileName}\n");
            return true;
        }

        foreach ((FrontierKind kind, string name) in new[] { (FrontierKind.Article, "articles to follow"), (FrontierKind.Document, "documents"), (FrontierKind.List, "further pages of the list") })
        {
            FrontierItem[] items = [.. answer.Found.Where(f => f.Kind == kind)];
            Show(text, name, items.Length, [.. items.Take(MaxShown).Select(i => $"{(kind == FrontierKind.List ? "" : (i.Text ?? "") + "  ")}{new Uri(i.Address)}")]);
        }

        if (answer.Found.Count == 0)
        {
            text.Append("  nothing to take: check start, follow, take, hosts and paging.type\n");
        }

        return answer.Found.Count > 0;
    }

    private static void Show(StringBuilder text, string what, int count, IReadOnlyList<string> some)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {count} {what}\n");
        foreach (string item in some)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {item}\n");
        }

        if (count > some.Count && some.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"    … and {count - some.Count} more\n");
        }
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Extractor.Crawl.Configuration;
using Extractor.Crawl.Store;
using Extractor.Pipeline.Configuration;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor status</c>: what is new, failed and waiting, from the store.</summary>
internal static class StatusCommand
{
    /// <summary>Failures that the text names of each source; the JSON has more.</summary>
    private const int MaxNamed = 10;

    public static Command Create()
    {
        Option<string> config = CommonOptions.Config();
        Option<string> format = CommonOptions.TextOrJson();
        Option<string?> output = CommonOptions.Out("File to write instead of standard output.");
        var command = new Command("status", """
            Tells how the sources stand: what the last run found new, changed and withdrawn, what failed, what waits, and the counters that Scrapy
            users know. Reads the store only; may be asked while a run is under way.

            Example:
              extractor status --format json
            """)
        {
            config, format, output,
        };
        command.SetAction((parsed, _) =>
        {
            PipelineConfig read = PipelineConfigReader.Read(parsed.GetValue(config)!);
            StatusDocument status = Read(read);
            byte[] bytes = parsed.GetValue(format) == "json"
                ? [.. JsonSerializer.SerializeToUtf8Bytes(status, StatusContext.Readable.StatusDocument), (byte)'\n']
                : Encoding.UTF8.GetBytes(Text(status));
            return Task.FromResult(ResultTarget.Write(parsed.GetValue(output), bytes));
        });
        return command;
    }

    private static StatusDocument Read(PipelineConfig config)
    {
        string path = StorePaths.Catalogue(config.Store);
        if (!File.Exists(path))
        {
            return new StatusDocument(config.Store, null, []);
        }

        try
        {
            using CatalogueDatabase database = CatalogueDatabase.Open(path);
            var reader = new StatusReader(database);
            JobRecord? job = new JobHistory(database).Latest(1).FirstOrDefault();
            JsonElement? summary = job?.Report is { } report ? JsonDocument.Parse(report).RootElement : null;
            return new StatusDocument(
                config.Store,
                job is null ? null : new JobStatus(job.Started, job.Finished, job.Status ?? "open", Part(summary, "documents"), Part(summary, "files")),
                [.. reader.Sources().Select(reader.Read)]);
        }
        catch (InvalidDataException e)
        {
            throw new ConfigurationException(["store: " + e.Message]);
        }
    }

    private static JsonElement? Part(JsonElement? summary, string name) => summary is { } s && s.TryGetProperty(name, out JsonElement part) ? part : null;

    private static string Text(StatusDocument status)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"store {status.Store}\n");
        if (status.LastRun is not { } run)
        {
            return text.Append("no run yet\n").ToString();
        }

        text.Append(run.Finished is null
            ? $"run of {run.Started}: under way, or interrupted; the next run takes it up\n"
            : $"last run {run.Started} to {run.Finished}: {run.Status}{Counts(run.Documents, "documents")}{Counts(run.Files, "files")}\n");
        foreach (SourceStatus source in status.Sources)
        {
            Append(text, source);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SourceStatus source)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{source.Source}: {source.Documents} documents, {source.Withdrawn} withdrawn, {source.Versions} versions\n");
        if (source.Last is { } last)
        {
            text.Append(CultureInfo.InvariantCulture, $"  last crawl {last.Started}: {last.Outcome} ({last.FinishReason}); {last.NewDocuments} new, {last.ChangedDocuments} changed, {last.UnchangedDocuments} unchanged, {last.VanishedDocuments} withdrawn\n");
            text.Append(CultureInfo.InvariantCulture, $"  {string.Join(", ", last.Counters.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}")))}\n");
            foreach (string failure in last.Failures.Take(MaxNamed))
            {
                text.Append(CultureInfo.InvariantCulture, $"  not fetched: {failure}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"  waiting: {source.Waiting} addresses to ask{(source.IsOpen ? " (a crawl is under way, or was interrupted)" : "")}, {source.NotConverted} documents to convert\n");
        foreach (FailedDocument failed in source.Failed.Take(MaxNamed))
        {
            text.Append(CultureInfo.InvariantCulture, $"  failed: {failed.Address}: {Reason(failed)}\n");
        }
    }

    private static string Reason(FailedDocument failed)
    {
        using JsonDocument summary = JsonDocument.Parse(failed.Summary);
        return summary.RootElement.TryGetProperty("reason", out JsonElement reason) ? reason.GetString() ?? "" : "";
    }

    private static string Counts(JsonElement? counts, string what) => counts is not { } c
        ? ""
        : $"; {what}: " + string.Join(", ", c.EnumerateObject().Where(p => p.Name == "seen" || p.Value.GetInt32() != 0).Select(p => $"{p.Value.GetInt32()} {p.Name}"));
}

/// <summary>What <c>status</c> writes as JSON.</summary>
internal sealed record StatusDocument(string Store, JobStatus? LastRun, IReadOnlyList<SourceStatus> Sources);

/// <summary>The last run of the pipeline; <paramref name="Status"/> is <c>open</c> while it runs and where it was interrupted.</summary>
internal sealed record JobStatus(string Started, string? Finished, string Status, JsonElement? Documents, JsonElement? Files);

/// <summary>Serialisation code made at compile time.</summary>
[JsonSerializable(typeof(StatusDocument))]
internal sealed partial class StatusContext : JsonSerializerContext
{
    public static StatusContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter<FrontierKind>(), new JsonStringEnumConverter<Crawl.Http.FetchStatus>() },
    });
}

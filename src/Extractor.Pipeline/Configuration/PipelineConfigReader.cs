using System.Text.Json;
using Extractor.Crawl.Configuration;
using Extractor.Crawl.Sources;

namespace Extractor.Pipeline.Configuration;

/// <summary>Reads <c>pipeline.json</c> strictly: what is not known or not allowed is an error that says so.</summary>
public static class PipelineConfigReader
{
    /// <summary>Kinds of sources by the word that <c>type</c> takes.</summary>
    private static readonly SortedDictionary<string, Func<ConfigObject, string, string, string, IDocumentSource?>> SourceTypes = new(StringComparer.Ordinal)
    {
        ["folder"] = (item, id, folder, _) => ReadFolder(item, id, folder),
        ["list"] = (item, id, _, store) => SiteConfig.ReadList(item, id) is { } options ? new SiteSource(options, store) : null,
        ["mirror"] = (item, id, folder, store) => SiteConfig.ReadMirror(item, id, folder) is { } options ? new SiteSource(options, store) : null,
        ["site"] = (item, id, _, store) => SiteConfig.ReadSite(item, id) is { } options ? new SiteSource(options, store) : null,
    };

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigurationException">It is missing, no JSON, or something in it is wrong; all problems are named.</exception>
    public static PipelineConfig Read(string path)
    {
        string full = Path.GetFullPath(path);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(full);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigurationException([$"{path}: does not exist; name the configuration with --config FILE"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([$"{path}: cannot be read: {e.Message}"]);
        }

        return Parse(bytes, path, Path.GetDirectoryName(full)!);
    }

    /// <summary>Parses the bytes of a configuration.</summary>
    /// <param name="json">UTF-8; comments and a byte order mark are allowed.</param>
    /// <param name="name">How messages call the file.</param>
    /// <param name="folder">What relative paths are relative to.</param>
    /// <exception cref="ConfigurationException">Something is wrong; all problems are named.</exception>
    public static PipelineConfig Parse(ReadOnlyMemory<byte> json, string name, string folder)
    {
        var problems = new List<string>();
        PipelineConfig? config = null;
        ReadOnlyMemory<byte> text = json.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? json[3..] : json;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                MaxDepth = 32,
            });
            config = ReadRoot(new ConfigObject("", document.RootElement, problems), folder, problems);
        }
        catch (JsonException e)
        {
            problems.Add($"is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {e.Message.Split(". LineNumber")[0]}");
        }

        return problems.Count == 0 && config is not null
            ? config
            : throw new ConfigurationException([.. problems.Select(p => $"{name}: {p}")]);
    }

    private static PipelineConfig ReadRoot(ConfigObject root, string folder, List<string> problems)
    {
        _ = root.OptionalString("$schema");
        string output = Full(folder, root.OptionalString("output", "out")!);
        string store = Full(folder, root.OptionalString("store", "store")!);
        string logs = Full(folder, root.OptionalString("logs", "logs")!);
        int parallel = root.OptionalInteger("parallel", Math.Min(Environment.ProcessorCount, 8), 1, 64);
        if (!root.Has("sources"))
        {
            root.Problem("sources", "is missing; a list of at least one source is needed");
        }

        IReadOnlyList<ConfigObject> listed = root.OptionalObjects("sources");
        var sources = new List<IDocumentSource>();
        var schedules = new List<SourceSchedule>();
        foreach (ConfigObject item in listed)
        {
            SourceSchedule? schedule = SourceSchedule.Read(item);
            IDocumentSource? source = ReadSource(item, folder, store);
            if (source is not null && sources.Any(s => s.Id == source.Id))
            {
                item.Problem("id", $"\"{source.Id}\" stands at another source too; ids must differ");
            }

            if (source is not null)
            {
                sources.Add(source);
                schedules.AddRange(schedule is null ? [] : [schedule with { Source = source.Id }]);
            }
        }

        if (root.Has("sources") && listed.Count == 0 && problems.Count == 0)
        {
            root.Problem("sources", "is empty; a list of at least one source is needed");
        }

        var units = new List<UnitNames>();
        foreach (ConfigObject item in root.OptionalObjects("units"))
        {
            string? unit = item.RequiredString("name");
            IReadOnlyList<string> aliases = item.OptionalStrings("aliases", []);
            item.Finish();
            if (unit is not null)
            {
                units.Add(new UnitNames(unit, aliases));
            }
        }

        root.Finish();
        return new PipelineConfig { Output = output, Store = store, Logs = logs, Parallel = parallel, Sources = sources, Schedules = schedules, Units = units };
    }

    private static IDocumentSource? ReadSource(ConfigObject item, string folder, string store)
    {
        string? id = item.RequiredString("id");
        if (id is not null && (id.Length > 64 || id.Any(c => !char.IsLetterOrDigit(c) && c is not ('-' or '_' or '.'))))
        {
            item.Problem("id", $"found \"{id}\", allowed are at most 64 letters, digits, '-', '_' and '.'");
            id = null;
        }

        if (!item.Has("type"))
        {
            item.Problem("type", "is missing; one of " + string.Join(", ", SourceTypes.Keys) + " is needed");
        }

        string? type = item.OptionalChoice("type", null, [.. SourceTypes.Keys]);
        return type is null ? null : SourceTypes[type](item, id ?? "", folder, store);
    }

    private static FolderSource? ReadFolder(ConfigObject item, string id, string folder)
    {
        string? path = item.RequiredString("path");
        IReadOnlyList<string> include = item.OptionalStrings("include", ["*.pdf"]);
        bool recursive = item.OptionalBoolean("recursive", true);
        string? unit = item.OptionalString("unit");
        int year = item.OptionalInteger("year", 0, 1949, 2100);
        item.Finish();
        return path is null
            ? null
            : new FolderSource(id, Full(folder, path), include, recursive) { Unit = unit, Year = year == 0 ? null : year };
    }

    private static string Full(string folder, string path) => Path.GetFullPath(path, folder);
}

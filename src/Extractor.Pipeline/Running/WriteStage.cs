using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Merging;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;

namespace Extractor.Pipeline.Running;

/// <summary>Merges the results by unit and year, proves the figures against each other and over the years, and writes what changed.</summary>
internal sealed class WriteStage(
    PipelineConfig config, ConvertedStore store, WrittenOutputs written, string revision, bool force, TimeProvider clock, IRunObserver? observer)
{
    /// <summary>Proves the figures of a file against each other and those of the other years.</summary>
    public Func<UnitYear, IReadOnlyList<UnitYear>, CancellationToken, UnitYear> Prove { get; init; } = (unitYear, others, token) => Auditor.Audit(unitYear, others, token).Audited;

    /// <summary>Writes all units.</summary>
    /// <returns>The files by path, and whether the stage was cancelled before the end.</returns>
    public (IReadOnlyList<FileOutcome> Files, bool Interrupted) Run(IReadOnlyList<RunItem> items, CancellationToken cancellationToken)
    {
        var files = new List<FileOutcome>();
        List<ConvertedDocument> converted = Converted(items);
        var registry = new UnitRegistry(converted.Select(c => c.Unit).Distinct(), config.Units);
        var marks = new UnitYearMarks(items);
        int documents = 0;
        foreach (IGrouping<string, ConvertedDocument> unit in converted.GroupBy(c => registry.NameOf(c.Unit.Name)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return (files, true);
            }

            Housekeeping.After(ref documents, unit.Count());
            try
            {
                foreach (FileOutcome file in WriteUnit(unit.Key, [.. unit], items, marks, cancellationToken))
                {
                    files.Add(file);
                    observer?.Written(file);
                }
            }
            catch (OperationCanceledException)
            {
                return (files, true);
            }
        }

        return ([.. files.OrderBy(f => f.Path, StringComparer.Ordinal)], false);
    }

    /// <summary>Results of distinct documents. Of several with the same bytes the first that is still published stands for all; the others are marked.</summary>
    private static List<ConvertedDocument> Converted(IReadOnlyList<RunItem> items)
    {
        var chosen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is { Summary: not null, Key: { } key }
                && (!chosen.TryGetValue(key.Sha256, out int before) || (items[before].Document.WithdrawnAt is not null && items[i].Document.WithdrawnAt is null)))
            {
                chosen[key.Sha256] = i;
            }
        }

        var converted = new List<ConvertedDocument>(chosen.Count);
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is not { Summary: { } summary, Key: { } key })
            {
                continue;
            }

            if (chosen[key.Sha256] is var first && first != i)
            {
                items[i].Mark(DocumentStatus.Duplicate, $"the same bytes as {items[first].Document.Key}");
                continue;
            }

            for (int part = 0; part < summary.Units.Count; part++)
            {
                converted.Add(new ConvertedDocument(i, key.Sha256, part, summary.Units[part].Unit, summary.Units[part].Year));
            }
        }

        return converted;
    }

    private IEnumerable<FileOutcome> WriteUnit(
        string name, ConvertedDocument[] parts, IReadOnlyList<RunItem> items, UnitYearMarks marks, CancellationToken cancellationToken)
    {
        (int Year, ConvertedDocument[] Parts)[] years = [.. parts.GroupBy(p => p.Year).OrderBy(g => g.Key).Select(g => (g.Key, g.OrderBy(p => p.Index).ToArray()))];

        // The audit compares years, so a file depends on all documents of its unit.
        string fingerprint = Fingerprint(revision, name, parts, items);
        Dictionary<int, string> names = years.ToDictionary(y => y.Year, y => Path.GetRelativePath(config.Output, UnitPath.For(config.Output, name, y.Year)).Replace(Path.DirectorySeparatorChar, '/'));
        string NameOf(int year) => names[year];
        foreach (ConvertedDocument part in parts)
        {
            (items[part.Index].Unit, items[part.Index].Output) = (name, NameOf(part.Year));
        }

        if (!force && Current(years, NameOf, fingerprint) is { } current)
        {
            foreach ((WrittenOutput output, ConvertedDocument[] of) in current)
            {
                marks.Recall(of, output.Superseded);
            }

            return [.. years.Select(y => new FileOutcome(NameOf(y.Year), "unchanged"))];
        }

        var merged = new List<(UnitYear UnitYear, string Superseded)>();
        try
        {
            foreach ((_, ConvertedDocument[] of) in years)
            {
                cancellationToken.ThrowIfCancellationRequested();
                (UnitYear unitYear, IReadOnlyDictionary<string, string> superseded) = UnitYearMerger.Merge(name, [.. of.Select(p => Load(p, items[p.Index]))]);
                merged.Add((unitYear, marks.Mark(of, superseded)));
            }
        }
        catch (Exception e) when (e is InvalidDataException)
        {
            return Fail(years, items, NameOf, "store-damaged", e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Fail(years, items, NameOf, "internal-error", Unexpected(name, e));
        }

        List<UnitYear> all = [.. merged.Select(m => m.UnitYear)];
        return [.. merged.Select(m => Write(m.UnitYear, all, new WrittenOutput(NameOf(m.UnitYear.Year), fingerprint, 0, m.Superseded), parts, items, cancellationToken))];
    }

    /// <summary>What is remembered of the files; null where one of them is not as it was written, or was made from something else.</summary>
    private List<(WrittenOutput Output, ConvertedDocument[] Parts)>? Current((int Year, ConvertedDocument[] Parts)[] years, Func<int, string> nameOf, string fingerprint)
    {
        var current = new List<(WrittenOutput, ConvertedDocument[])>(years.Length);
        foreach ((int year, ConvertedDocument[] of) in years)
        {
            string name = nameOf(year);
            if (written.Find(name) is not { } output || output.Fingerprint != fingerprint
                || new FileInfo(Path.Combine(config.Output, name)) is not { Exists: true } file || file.Length != output.Length)
            {
                return null;
            }

            current.Add((output, of));
        }

        return current;
    }

    private FileOutcome Write(
        UnitYear unitYear, List<UnitYear> others, WrittenOutput output, ConvertedDocument[] parts, IReadOnlyList<RunItem> items, CancellationToken cancellationToken)
    {
        string path = UnitPath.For(config.Output, unitYear.Unit.Name, unitYear.Year);
        try
        {
            byte[] bytes = UnitYearJson.Serialize(Prove(unitYear, others, cancellationToken));
            bool isNew = AtomicFile.Write(path, bytes);
            written.Keep(output with { Length = bytes.Length }, clock.GetUtcNow());
            return new FileOutcome(output.Name, isNew ? "written" : "unchanged");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail("not-written", $"{output.Name} cannot be written: {e.Message}");
        }
        catch (Exception e) when (e is not (OperationCanceledException or Microsoft.Data.Sqlite.SqliteException))
        {
            return Fail("internal-error", Unexpected(output.Name, e));
        }

        FileOutcome Fail(string code, string reason)
        {
            foreach (ConvertedDocument part in parts.Where(p => p.Year == unitYear.Year))
            {
                items[part.Index].Fail(code, reason);
            }

            return new FileOutcome(output.Name, "failed", reason);
        }
    }

    /// <summary>One unit never stops the run; the type tells the developers where to look.</summary>
    private static string Unexpected(string what, Exception e) => $"{what}: merging or proving it failed unexpectedly ({e.GetType().Name}: {e.Message}); please report it with its documents";

    /// <summary>The stored result with what this run's source says of the document, which may have moved since.</summary>
    private UnitYear Load(ConvertedDocument part, RunItem item)
    {
        SourceDocument document = item.Document;
        UnitYear stored = store.Read(item.Key!.Value, part.Part, item.Summary!.Units[part.Part].Digest);
        return stored with
        {
            Disclosures =
            [
                .. stored.Disclosures.Select(d => d with
                {
                    Published = document.Published ?? d.Published,
                    Source = d.Source with { File = document.File, Url = document.Url, FetchedAt = document.FetchedAt, WithdrawnAt = document.WithdrawnAt },
                }),
            ],
        };
    }

    /// <summary>Of all that the files of a unit are made from.</summary>
    internal static string Fingerprint(string revision, string name, IEnumerable<ConvertedDocument> parts, IReadOnlyList<RunItem> items) =>
        ResultKey.Fingerprint([revision, name, .. parts.OrderBy(p => p.Index).ThenBy(p => p.Part).SelectMany(p => Inputs(p, items[p.Index]))]);

    /// <summary>What of a document goes into the file: the result itself, not the code that made it, so that the same result made anew writes nothing.</summary>
    private static IEnumerable<string> Inputs(ConvertedDocument part, RunItem item) =>
    [
        item.Summary!.Units[part.Part].Digest, item.Document.File, item.Document.Url ?? "", item.Document.FetchedAt ?? "", item.Document.Published ?? "", item.Document.WithdrawnAt ?? "",
    ];

    private static FileOutcome[] Fail((int Year, ConvertedDocument[] Parts)[] years, IReadOnlyList<RunItem> items, Func<int, string> nameOf, string code, string reason)
    {
        foreach (ConvertedDocument part in years.SelectMany(y => y.Parts))
        {
            items[part.Index].Fail(code, reason);
        }

        return [.. years.Select(y => new FileOutcome(nameOf(y.Year), "failed", reason))];
    }
}

using Extractor.Crawl.Sources;
using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Merging;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;

namespace Extractor.Pipeline.Running;

/// <summary>Merges the results by unit and year, proves the figures against each other and over the years, and writes what changed.</summary>
internal sealed class WriteStage(PipelineConfig config, ConvertedStore store, WrittenFiles written, bool force, IRunObserver? observer)
{
    /// <summary>Writes all units.</summary>
    /// <returns>The files by path, and whether the stage was cancelled before the end.</returns>
    public (IReadOnlyList<FileOutcome> Files, bool Interrupted) Run(
        IReadOnlyList<SourceDocument> documents, DocumentOutcome[] outcomes, IReadOnlyList<ConvertedSummary?> summaries, CancellationToken cancellationToken)
    {
        var files = new List<FileOutcome>();
        ConvertedDocument[] converted = [.. Converted(outcomes, summaries)];
        var registry = new UnitRegistry(converted.Select(c => c.Unit), config.Units);
        foreach (IGrouping<string, ConvertedDocument> unit in converted.GroupBy(c => registry.NameOf(c.Unit.Name)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return (files, true);
            }

            foreach (FileOutcome file in WriteUnit(unit.Key, [.. unit], documents, outcomes, cancellationToken))
            {
                files.Add(file);
                observer?.Written(file);
            }
        }

        return ([.. files.OrderBy(f => f.Path, StringComparer.Ordinal)], false);
    }

    /// <summary>Results of distinct documents; a later copy of the same bytes is marked and left out.</summary>
    private static IEnumerable<ConvertedDocument> Converted(DocumentOutcome[] outcomes, IReadOnlyList<ConvertedSummary?> summaries)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < outcomes.Length; i++)
        {
            if (summaries[i] is not { } summary)
            {
                continue;
            }

            string sha = outcomes[i].Sha256!;
            if (!first.TryAdd(sha, i))
            {
                outcomes[i] = outcomes[i] with { Status = DocumentStatus.Duplicate, Reason = $"the same bytes as {outcomes[first[sha]].Document}" };
                continue;
            }

            for (int part = 0; part < summary.Units.Count; part++)
            {
                yield return new ConvertedDocument(i, sha, part, summary.Units[part].Unit, summary.Units[part].Year);
            }
        }
    }

    private IEnumerable<FileOutcome> WriteUnit(
        string name, ConvertedDocument[] parts, IReadOnlyList<SourceDocument> documents, DocumentOutcome[] outcomes, CancellationToken cancellationToken)
    {
        (int Year, ConvertedDocument[] Parts)[] years = [.. parts.GroupBy(p => p.Year).OrderBy(g => g.Key).Select(g => (g.Key, g.OrderBy(p => p.Index).ToArray()))];

        // The audit compares years, so a file depends on all documents of its unit.
        string fingerprint = WrittenFiles.Fingerprint([CodeRevision.Current, name, .. parts.OrderBy(p => p.Index).ThenBy(p => p.Part).SelectMany(p => Inputs(p, documents[p.Index]))]);
        string NameOf(int year) => Path.GetRelativePath(config.Output, UnitPath.For(config.Output, name, year)).Replace(Path.DirectorySeparatorChar, '/');
        foreach (ConvertedDocument part in parts)
        {
            outcomes[part.Index] = outcomes[part.Index] with { Unit = name, Output = NameOf(part.Year) };
        }

        // Superseded documents are told from the merge alone, so it is done again only where a file is.
        if (!force && years.All(y => written.IsCurrent(UnitPath.For(config.Output, name, y.Year), NameOf(y.Year), fingerprint)))
        {
            return [.. years.Select(y => new FileOutcome(NameOf(y.Year), "unchanged"))];
        }

        var merged = new List<UnitYear>();
        try
        {
            foreach ((_, ConvertedDocument[] of) in years)
            {
                cancellationToken.ThrowIfCancellationRequested();
                (UnitYear unitYear, IReadOnlyDictionary<string, string> superseded) = UnitYearMerger.Merge(name, [.. of.Select(p => Load(p, documents[p.Index]))]);
                merged.Add(unitYear);
                Mark(of, superseded, outcomes);
            }
        }
        catch (Exception e) when (e is InvalidDataException)
        {
            return Fail(years, outcomes, NameOf, e.Message);
        }

        return [.. merged.Select(m => Write(m, merged, NameOf(m.Year), fingerprint, parts, outcomes, cancellationToken))];
    }

    private FileOutcome Write(
        UnitYear unitYear, List<UnitYear> others, string name, string fingerprint, ConvertedDocument[] parts, DocumentOutcome[] outcomes, CancellationToken cancellationToken)
    {
        string path = UnitPath.For(config.Output, unitYear.Unit.Name, unitYear.Year);
        try
        {
            (UnitYear audited, _) = Auditor.Audit(unitYear, others, cancellationToken);
            bool isNew = AtomicFile.Write(path, UnitYearJson.Serialize(audited));
            written.Remember(path, name, fingerprint);
            return new FileOutcome(name, isNew ? "written" : "unchanged");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string reason = $"{name} cannot be written: {e.Message}";
            foreach (ConvertedDocument part in parts.Where(p => p.Year == unitYear.Year))
            {
                outcomes[part.Index] = outcomes[part.Index] with { Status = DocumentStatus.Failed, Code = "not-written", Reason = reason };
            }

            return new FileOutcome(name, "failed", reason);
        }
    }

    /// <summary>The stored result with what this run's source says of the document, which may have moved since.</summary>
    private UnitYear Load(ConvertedDocument part, SourceDocument document)
    {
        UnitYear stored = store.Read(RunDocument.KeyOf(part.Sha256, document), part.Part);
        return stored with
        {
            Disclosures =
            [
                .. stored.Disclosures.Select(d => d with
                {
                    Published = document.Published ?? d.Published,
                    Source = d.Source with { File = document.File, Url = document.Url, FetchedAt = document.FetchedAt },
                }),
            ],
        };
    }

    private static IEnumerable<string> Inputs(ConvertedDocument part, SourceDocument document) =>
        [RunDocument.KeyOf(part.Sha256, document), $"{part.Part}", document.File, document.Url ?? "", document.FetchedAt ?? "", document.Published ?? ""];

    private static void Mark(ConvertedDocument[] parts, IReadOnlyDictionary<string, string> superseded, DocumentOutcome[] outcomes)
    {
        foreach (ConvertedDocument part in parts)
        {
            if (superseded.TryGetValue(part.Sha256, out string? by))
            {
                string later = outcomes[parts.First(p => p.Sha256 == by).Index].Document;
                outcomes[part.Index] = outcomes[part.Index] with { Status = DocumentStatus.Superseded, Reason = $"superseded by {later}" };
            }
        }
    }

    private static FileOutcome[] Fail((int Year, ConvertedDocument[] Parts)[] years, DocumentOutcome[] outcomes, Func<int, string> nameOf, string reason)
    {
        foreach (ConvertedDocument part in years.SelectMany(y => y.Parts))
        {
            outcomes[part.Index] = outcomes[part.Index] with { Status = DocumentStatus.Failed, Code = "store-damaged", Reason = reason };
        }

        return [.. years.Select(y => new FileOutcome(nameOf(y.Year), "failed", reason))];
    }
}

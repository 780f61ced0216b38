using Extractor.Crawl.Configuration;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;

namespace Extractor.Pipeline.Running;

/// <summary>
/// Tells what a run would do, by the run's own stages over a copy of the catalogue: no source is asked over the network, nothing is
/// converted, and nothing is written in the output or the store.
/// </summary>
/// <param name="config">What the run would be over.</param>
/// <param name="converter">As the run would have it; it is not used.</param>
/// <param name="clock">As the run would have it.</param>
/// <param name="revisions">Code revisions of the stages; null for those of this program.</param>
public sealed class RunPlanner(PipelineConfig config, DocumentConverter converter, TimeProvider clock, StageRevisions? revisions = null)
{
    /// <summary>Plans.</summary>
    /// <returns>A plan for each source of the run, in the order of the configuration.</returns>
    /// <exception cref="ConfigurationException">A source is unknown, the catalogue cannot be read, or a run is under way.</exception>
    public async Task<IReadOnlyList<SourcePlan>> PlanAsync(RunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlySet<string> selected = PipelineRunner.Selected(config, options);
        using FileStream? held = Folders.HoldWhereThere(config.Store);
        using CatalogueCopy copy = Copy();
        var plans = new List<SourcePlan>();
        var items = new List<RunItem>();
        foreach (IDocumentSource source in config.Sources.Where(s => selected.Contains(s.Id)))
        {
            plans.Add(await ListAsync(source, copy.Database, items, cancellationToken).ConfigureAwait(false));
        }

        IReadOnlyDictionary<RunItem, Fate> fates = await FatesAsync(items, copy.Database, options, cancellationToken).ConfigureAwait(false);
        ILookup<string, RunItem> bySource = items.ToLookup(i => i.Document.Source, StringComparer.Ordinal);
        return [.. plans.Select(p => Counted(p, [.. bySource[p.Source]], fates))];
    }

    private CatalogueCopy Copy()
    {
        try
        {
            return new CatalogueCopy(config.Store);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(["store: " + e.Message]);
        }
    }

    private static async Task<SourcePlan> ListAsync(IDocumentSource source, CatalogueDatabase database, List<RunItem> items, CancellationToken cancellationToken)
    {
        string? problem = null;
        try
        {
            IAsyncEnumerable<SourceDocument> documents = source is IStoredSource stored ? stored.KnownAsync(database, cancellationToken) : source.ListAsync(cancellationToken);
            await foreach (SourceDocument document in documents.ConfigureAwait(false))
            {
                items.Add(new RunItem(document, isKnownOnly: false));
            }
        }
        catch (Exception e) when (e is SourceException or InvalidDataException)
        {
            problem = e.Message;
        }

        return new SourcePlan
        {
            Source = source.Id,
            Problem = problem,
            Waiting = new StatusReader(database).Read(source.Id).Waiting,
            Start = source is SiteSource site ? site.Options.Start : [],
        };
    }

    /// <summary>What would become of the documents that would be converted; the others bear it as their status.</summary>
    private async Task<IReadOnlyDictionary<RunItem, Fate>> FatesAsync(List<RunItem> items, CatalogueDatabase database, RunOptions options, CancellationToken cancellationToken)
    {
        var stamps = new StampedDigests(database);
        var results = new StageResults(database);
        var catalogue = new Catalogue(database);
        HashSet<RunItem> met = [.. items.Where(i => i.Document.Sha256 is null && stamps.IsKnown(i.Document.Source, i.Document.Key))];
        var store = new ConvertedStore(config.Store, results, (revisions ?? StageRevisions.Current).Convert, clock);
        var stage = new ConvertStage(converter, store, stamps, options, config.Parallel);
        await stage.IdentifyAsync(items, _ => { }, cancellationToken).ConfigureAwait(false);
        var fates = new Dictionary<RunItem, Fate>();
        foreach (List<RunItem> group in options.Until >= Stage.Convert ? stage.Open(items, _ => { }) : [])
        {
            RunItem first = group[0];
            fates[first] = results.Last(first.Key!.Value.Sha256, first.Key!.Value.Variant, ConvertedStore.Stage) switch
            {
                { Status: "failed" } => Fate.FailedBefore,
                not null => Fate.Again,
                null when met.Contains(first) || catalogue.VersionCount(first.Document.Source, first.Document.Url ?? "") > 1 => Fate.Changed,
                null => Fate.New,
            };
            foreach (RunItem same in group.Skip(1))
            {
                same.Status = DocumentStatus.Unchanged;
            }
        }

        return fates;
    }

    private static SourcePlan Counted(SourcePlan plan, RunItem[] items, IReadOnlyDictionary<RunItem, Fate> fates)
    {
        int Fates(Fate fate) => items.Count(i => fates.TryGetValue(i, out Fate own) && own == fate);
        int Left(DocumentStatus status) => items.Count(i => i.Status == status && !fates.ContainsKey(i));
        return plan with
        {
            Known = items.Length,
            Withdrawn = items.Count(i => i.Document.WithdrawnAt is not null),
            New = Fates(Fate.New),
            Changed = Fates(Fate.Changed),
            FailedBefore = Fates(Fate.FailedBefore),
            Again = Fates(Fate.Again),
            Unchanged = Left(DocumentStatus.Unchanged),
            Failed = Left(DocumentStatus.Failed),
            LeftOut = Left(DocumentStatus.NotReached),
        };
    }

    private enum Fate
    {
        New,
        Changed,
        FailedBefore,
        Again,
    }
}

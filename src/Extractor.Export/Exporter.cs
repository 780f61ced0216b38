using Extractor.Export.Reading;

namespace Extractor.Export;

/// <summary>What an export did.</summary>
/// <param name="Files">Files read.</param>
/// <param name="Documents">Documents that the target holds of them now.</param>
/// <param name="Changed">Documents whose rows were written.</param>
/// <param name="Removed">Documents that were in the target and are no longer.</param>
/// <param name="Facts">Figures of all documents.</param>
/// <param name="Failures">Files that were left out, each with its reason.</param>
/// <param name="Notes">What the format could not hold as it is.</param>
public sealed record ExportSummary(int Files, int Documents, int Changed, int Removed, long Facts, IReadOnlyList<string> Failures, IReadOnlyList<string> Notes);

/// <summary>Streams unit-year files, one after another, into a target.</summary>
public static class Exporter
{
    /// <param name="paths">Unit-year files and folders of them.</param>
    /// <param name="target">Is left open.</param>
    /// <param name="keepOthers">True to keep documents in the target that the paths do not hold.</param>
    /// <param name="dryRun">True to do everything but the last step: the summary says what would be, and nothing is seen of it.</param>
    /// <param name="failed">Told of each file that is left out, at once.</param>
    /// <exception cref="ExportException">The target refuses; nothing is seen of the export.</exception>
    public static ExportSummary Run(
        IEnumerable<string> paths, IExportTarget target, bool keepOthers, Action<string>? failed, CancellationToken cancellationToken, bool dryRun = false)
    {
        ArgumentNullException.ThrowIfNull(target);
        var versions = new Dictionary<string, (string Version, string File)>(StringComparer.Ordinal);
        var failures = new List<string>();
        int files = 0, changed = 0;
        long facts = 0;
        foreach (string file in UnitYearFiles.Find(paths))
        {
            cancellationToken.ThrowIfCancellationRequested();
            files++;
            try
            {
                foreach (ExportDocument document in UnitYearFileReader.Read(file))
                {
                    if (versions.TryGetValue(document.Key, out (string Version, string File) first))
                    {
                        if (first.Version != document.Version)
                        {
                            Fail($"{file}: document {document.Key[..12]}… ({document.Entry.Source.File}) stands with other content in {first.File}; the first one was taken: remove the outdated file");
                        }

                        continue;
                    }

                    versions.Add(document.Key, (document.Version, file));
                    changed += Guarded(() => target.Write(document)) ? 1 : 0;
                    facts += document.Entry.Facts.Count;
                }
            }
            catch (UnitYearFileException e)
            {
                Fail($"{file}: {e.Message}");
            }
        }

        // A file that could not be read may hold any of the documents that did not come: removing them would lose what is still published.
        bool remove = !keepOthers && failures.Count == 0;
        int removed = dryRun ? (remove ? target.Others : 0) : Guarded(() => target.Complete(remove, cancellationToken));
        return new ExportSummary(files, versions.Count, changed, removed, facts, failures, target.Notes);

        static T Guarded<T>(Func<T> action)
        {
            try
            {
                return action();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ExportException($"the export cannot be written ({e.Message.TrimEnd('.')}); make room, or name another place with --out", e);
            }
        }

        void Fail(string message)
        {
            failures.Add(message);
            failed?.Invoke(message);
        }
    }
}

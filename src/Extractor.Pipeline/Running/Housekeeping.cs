namespace Extractor.Pipeline.Running;

/// <summary>
/// Gives memory back while very many documents are looked through. What is looked up of each is garbage soon, but grows old in the
/// meantime, and the collector lets the process grow to twice of what it holds before it looks at what is old. Runs of ordinary
/// size never come here.
/// </summary>
internal static class Housekeeping
{
    private const int Often = 10_000;

    /// <summary>Counts documents; after very many of them memory is given back.</summary>
    public static void After(ref int counted, int documents)
    {
        int before = counted;
        counted += documents;
        if (before / Often != counted / Often)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}

namespace Extractor.Pdf.Objects;

/// <summary>Where an object stands.</summary>
internal enum XrefKind : byte
{
    /// <summary>Not told.</summary>
    None,
    Free,

    /// <summary>At a byte offset in the file.</summary>
    Offset,

    /// <summary>In an object stream.</summary>
    Compressed,
}

/// <summary>One entry of the cross-reference information (ISO 32000-1, 7.5.4 and 7.5.8).</summary>
/// <param name="Kind">What the entry tells.</param>
/// <param name="Position">Byte offset, or the number of the object stream.</param>
/// <param name="Extra">Generation, or the index in the object stream.</param>
internal readonly record struct XrefEntry(XrefKind Kind, int Position, int Extra);

/// <summary>Object number → place. Sparse, so that a huge object number costs little.</summary>
internal sealed class XrefTable(int maxObjects)
{
    private const int ChunkBits = 9;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<XrefEntry[]?> _chunks = [];

    /// <summary>Objects must have numbers below this.</summary>
    public int MaxObjects { get; } = maxObjects;

    /// <summary>Number of entries that tell something.</summary>
    public int Count { get; private set; }

    /// <summary>One more than the highest object number seen.</summary>
    public int End { get; private set; }

    public XrefEntry this[int number]
    {
        get
        {
            int chunk = number >> ChunkBits;
            return number >= 0 && chunk < _chunks.Count && _chunks[chunk] is { } entries ? entries[number & (ChunkSize - 1)] : default;
        }
    }

    /// <summary>Enters a place, over an older one if there is one.</summary>
    /// <returns>False where the number is out of bounds.</returns>
    public bool Set(int number, XrefEntry entry)
    {
        if (number < 0 || number >= MaxObjects)
        {
            return false;
        }

        int chunk = number >> ChunkBits;
        while (_chunks.Count <= chunk)
        {
            _chunks.Add(null);
        }

        XrefEntry[] entries = _chunks[chunk] ??= new XrefEntry[ChunkSize];
        ref XrefEntry slot = ref entries[number & (ChunkSize - 1)];
        Count += slot.Kind == XrefKind.None ? 1 : 0;
        slot = entry;
        End = Math.Max(End, number + 1);
        return true;
    }

    /// <summary>Enters a place unless the number already has one (newer sections are read first).</summary>
    public bool SetIfAbsent(int number, XrefEntry entry) => this[number].Kind != XrefKind.None || Set(number, entry);
}

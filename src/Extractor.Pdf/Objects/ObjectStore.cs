using Extractor.Pdf.Objects.Encryption;
using Extractor.Pdf.Objects.Filters;

namespace Extractor.Pdf.Objects;

/// <summary>All objects of a file: found through the cross-reference, by scanning the file where that fails; parsed when asked for, kept for a while.</summary>
internal sealed class ObjectStore : IObjectSource
{
    private const int MaxReferenceHops = 32;

    /// <summary>Weight of cached objects, in bytes of their source (parsed they take several times that).</summary>
    private const int ObjectCacheWeight = 4 << 20;

    private const int ObjectStreamCacheWeight = 8 << 20;

    /// <summary>Object streams hold dictionaries, not data; even the largest have a few MB.</summary>
    private const int MaxObjectStreamBytes = 16 << 20;

    /// <summary>Objects within each other's resolution: an indirect /Length inside an object stream inside …</summary>
    private const int MaxResolving = 64;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly NameTable _names = new();
    private readonly BoundedCache<PdfObject> _objects = new(ObjectCacheWeight);
    private readonly BoundedCache<ObjectStream> _objectStreams = new(ObjectStreamCacheWeight);
    private readonly HashSet<int> _resolving = [];
    private readonly Func<int, int, StringDecryptor?> _decryptorFor;
    private readonly IndirectObjectReader _reader;
    private XrefTable _xref;
    private FileScanner? _scan;
    private int _shift;
    private SecurityHandler? _security;
    private long _decodeBudget;

    public ObjectStore(ReadOnlyMemory<byte> file, PdfLimits limits)
    {
        _file = file;
        Limits = limits;
        RenewDecodeBudget();
        _xref = new XrefTable(limits.MaxObjects);
        _reader = new IndirectObjectReader(file, _names, this);
        _decryptorFor = (number, generation) => _security?.StringDecryptorFor(number, generation);
    }

    public PdfLimits Limits { get; }

    public WarningSink Warnings { get; } = new();

    /// <summary>The trailer's entries: the newest section's, filled up from older ones.</summary>
    public PdfDictionary Trailer { get; private set; } = PdfDictionary.Empty;

    public bool WasRebuilt => _scan is not null;

    /// <summary>Objects found by scanning; scans the file if that was not done yet.</summary>
    public FileScanner Scan => _scan ?? RunScan();

    /// <summary>Loads the cross-reference as told.</summary>
    /// <param name="startXref">Offset told by <c>startxref</c>.</param>
    /// <param name="shift">Bytes before the header, by which offsets may be off.</param>
    /// <returns>False where it is missing or broken.</returns>
    public bool LoadXref(int startXref, int shift)
    {
        var table = new XrefTable(Limits.MaxObjects);
        var loader = new XrefLoader(_file, shift, table, this, _names, _reader);
        bool sound = loader.Load(startXref);
        if (loader.Trailers.Count == 0)
        {
            return false;
        }

        _shift = shift;
        _xref = table;
        Trailer = Merge(loader.Trailers);
        return sound;
    }

    /// <summary>Drops what the file tells of its objects and uses what scanning finds.</summary>
    public void UseScan()
    {
        FileScanner scan = Scan;
        _xref = scan.Table;
        _shift = 0;
        Trailer = Merge(scan.Trailers.Reverse().Append(Trailer));
    }

    /// <summary>Enters the objects that stand in scanned object streams; needs <see cref="UseSecurity"/> first where the file is encrypted.</summary>
    public void IndexScannedObjectStreams()
    {
        foreach ((int number, int offset) in Scan.ObjectStreams)
        {
            if (_scan!.Table[number] is not { Kind: XrefKind.Offset } own || own.Position != offset || LoadObjectStream(number) is not { } stream)
            {
                continue;
            }

            for (int i = 0; i < stream.Objects.Count; i++)
            {
                int inner = stream.Objects[i].Number;
                XrefEntry known = _scan.Table[inner];

                // Whichever stands later in the file is newer.
                if (known.Kind != XrefKind.Offset || known.Position < offset)
                {
                    _scan.Table.Set(inner, new XrefEntry(XrefKind.Compressed, number, i));
                }
            }
        }
    }

    /// <summary>Decrypts from now on; what was read before is forgotten, because its strings were not decrypted.</summary>
    public void UseSecurity(SecurityHandler security)
    {
        _security = security;
        _objects.Clear();
        _objectStreams.Clear();
    }

    public PdfObject Resolve(PdfObject? value)
    {
        for (int hop = 0; hop < MaxReferenceHops; hop++)
        {
            if (value is not PdfReference reference)
            {
                return value ?? PdfNull.Instance;
            }

            value = Get(reference.Number);
        }

        return PdfNull.Instance;
    }

    /// <summary>Allows decoding once more as many bytes as one page (or opening the document) may take.</summary>
    public void RenewDecodeBudget() => _decodeBudget = Limits.MaxDecodedBytes + 4L * _file.Length;

    public ReadOnlyMemory<byte> Decode(PdfStream stream) => Decode(stream, Limits.MaxStreamBytes);

    private ReadOnlyMemory<byte> Decode(PdfStream stream, int limit)
    {
        if (_decodeBudget < 0)
        {
            Warnings.Add("decoded-too-much", $"More than {Limits.MaxDecodedBytes >> 20} MB were decompressed; further streams were left out.");
            return default;
        }

        ReadOnlyMemory<byte> data = stream.RawBytes;
        if (_security is not null && stream.ObjectNumber > 0)
        {
            data = _security.DecryptStream(stream, this);
        }

        ReadOnlyMemory<byte> decoded = FilterChain.Decode(data, stream, this, limit);
        _decodeBudget -= decoded.Length;
        return decoded;
    }

    private PdfObject Get(int number)
    {
        if (_objects.TryGet(number, out PdfObject cached))
        {
            return cached;
        }

        if (_resolving.Count >= MaxResolving || !_resolving.Add(number))
        {
            return PdfNull.Instance;
        }

        try
        {
            PdfObject value = Load(number, out int weight) ?? PdfNull.Instance;
            _objects.Add(number, value, weight + 64);
            return value;
        }
        finally
        {
            _resolving.Remove(number);
        }
    }

    private PdfObject? Load(int number, out int weight)
    {
        XrefEntry entry = _xref[number];
        weight = 0;
        if (entry.Kind == XrefKind.Free)
        {
            return null;
        }

        if (entry.Kind != XrefKind.None && ReadEntry(number, entry, _shift, out weight) is { } value)
        {
            return value;
        }

        return ReferenceEquals(_xref, _scan?.Table) ? null : LoadFromScan(number, entry, out weight);
    }

    // The cross-reference does not know the object or points at something else.
    private PdfObject? LoadFromScan(int number, XrefEntry told, out int weight)
    {
        bool first = _scan is null;
        FileScanner scan = Scan;
        if (first)
        {
            IndexScannedObjectStreams();
        }

        weight = 0;
        XrefEntry entry = scan.Table[number];
        PdfObject? value = entry.Kind == XrefKind.None ? null : ReadEntry(number, entry, 0, out weight);
        if (value is not null || told.Kind != XrefKind.None)
        {
            string found = value is null ? "it was left out" : "it was found by searching the file";
            Warnings.Add("xref-wrong", $"Object {number} does not stand where the cross-reference says; {found}.");
        }

        return value;
    }

    private FileScanner RunScan()
    {
        _scan = new FileScanner(_file, this, _names);
        _scan.Scan();
        return _scan;
    }

    private PdfObject? ReadEntry(int number, XrefEntry entry, int shift, out int weight)
    {
        weight = 0;
        if (entry.Kind == XrefKind.Compressed)
        {
            return LoadObjectStream(entry.Position)?.Read(number, entry.Extra, _names, Limits.MaxNesting, out weight);
        }

        long offset = (long)entry.Position + shift;
        if (offset >= _file.Length || (offset == 0 && number != 0 && !IsHeader(0)))
        {
            return null;
        }

        PdfObject? value = _reader.Read((int)offset, _decryptorFor, out int found, out _, out int end);
        weight = value is PdfStream s ? end - (int)offset - s.RawBytes.Length : end - (int)offset;
        return found == number ? value : null;
    }

    private bool IsHeader(int offset) => new ObjectParser(_file.Span, offset, _names, Limits.MaxNesting).TryHeader(out _, out _);

    private ObjectStream? LoadObjectStream(int number)
    {
        if (_objectStreams.TryGet(number, out ObjectStream cached))
        {
            return cached;
        }

        // Streams cannot stand in object streams (7.5.7), so a container that is compressed itself gives none here.
        if (Get(number) is not PdfStream stream)
        {
            return null;
        }

        ObjectStream parsed = ObjectStream.Parse(stream, Decode(stream, Math.Min(Limits.MaxStreamBytes, MaxObjectStreamBytes)), this, _names);
        _objectStreams.Add(number, parsed, parsed.Weight);
        return parsed;
    }

    private static PdfDictionary Merge(IEnumerable<PdfDictionary> trailers)
    {
        var entries = new Dictionary<string, PdfObject>();
        foreach (PdfDictionary trailer in trailers)
        {
            foreach ((string key, PdfObject value) in trailer.Entries)
            {
                entries.TryAdd(key, value);
            }
        }

        return new PdfDictionary(entries);
    }
}

namespace Extractor.Pdf.Objects;

/// <summary>
/// Reads the cross-reference information as the file tells it: classic tables, streams, hybrid files and the chain of
/// older sections (ISO 32000-1, 7.5.4–7.5.8). Whether it is true shows only when objects are read.
/// </summary>
internal sealed class XrefLoader(
    ReadOnlyMemory<byte> file, int shift, XrefTable table, IObjectSource source, NameTable names, IndirectObjectReader reader)
{
    private const int MaxSections = 4096;

    private readonly HashSet<int> _visited = [];
    private bool _sound = true;

    /// <summary>The trailers met, newest first.</summary>
    public List<PdfDictionary> Trailers { get; } = [];

    /// <summary>Loads the section at an offset and all older ones.</summary>
    /// <returns>False where some section could not be read.</returns>
    public bool Load(int offset)
    {
        int? next = offset;
        while (next is { } at && _visited.Count < MaxSections && _visited.Add(at))
        {
            PdfDictionary? trailer = ReadSection(at);
            if (trailer is null)
            {
                return false;
            }

            Trailers.Add(trailer);
            if (Number(trailer, "XRefStm") is { } hybrid && _visited.Add(hybrid))
            {
                // Hybrid file: what the stream tells stands between this table and the older ones (7.5.8.4).
                _sound &= ReadStreamSection(hybrid) is not null;
            }

            next = Number(trailer, "Prev");
        }

        return _sound;
    }

    // /Prev should be direct, but some writers make it a reference; what it refers to is often readable already.
    private int? Number(PdfDictionary dictionary, string key) =>
        source.Resolve(dictionary.Raw(key)) is PdfNumber { Value: >= 0 and < int.MaxValue } n ? n.ToInt32() : null;

    private PdfDictionary? ReadSection(int offset)
    {
        int at = offset + shift;
        if (at < 0 || at >= file.Length)
        {
            return null;
        }

        var parser = new ObjectParser(file.Span, at, names, source.Limits.MaxNesting);
        return parser.TryKeyword("xref"u8) ? ReadTable(ref parser) : ReadStreamSection(offset);
    }

    private PdfDictionary? ReadTable(ref ObjectParser parser)
    {
        bool first = true;
        while (parser.TryInteger(out int start))
        {
            if (!parser.TryInteger(out int count))
            {
                return null;
            }

            for (int i = 0; i < count; i++)
            {
                if (!parser.TryInteger(out int position) || !parser.TryInteger(out int generation))
                {
                    // Fewer entries than announced: go on with whatever follows.
                    break;
                }

                bool inUse = parser.TryKeyword("n"u8);
                if (!inUse && !parser.TryKeyword("f"u8))
                {
                    return null;
                }

                if (first && !inUse && start == 1 && generation == 65535)
                {
                    // A known writer's error: the list of free objects begins at 0, but the section says 1.
                    start = 0;
                }

                first = false;
                XrefEntry entry = inUse ? new XrefEntry(XrefKind.Offset, position, generation) : new XrefEntry(XrefKind.Free, 0, generation);
                if (!table.SetIfAbsent(start + i, entry))
                {
                    source.Warnings.Add("object-limit", $"The cross-reference table names more than {table.MaxObjects} objects; the rest was left out.");
                    break;
                }
            }
        }

        return parser.TryKeyword("trailer"u8) ? parser.Read() as PdfDictionary : null;
    }

    private PdfDictionary? ReadStreamSection(int offset)
    {
        int at = offset + shift;
        if (at < 0 || at >= file.Length)
        {
            return null;
        }

        if (reader.Read(at, null, out _, out _, out _) is not PdfStream stream
            || source.GetArray(stream.Dictionary, "W") is not { Count: >= 3 } widths)
        {
            return null;
        }

        Span<int> w = stackalloc int[3];
        for (int i = 0; i < 3; i++)
        {
            w[i] = source.Resolve(widths.Items[i]) is PdfNumber { Value: >= 0 and <= 8 } n ? n.ToInt32() : 0;
        }

        int row = w[0] + w[1] + w[2];
        if (row == 0)
        {
            return null;
        }

        ReadOnlySpan<byte> data = source.Decode(new PdfStream(stream.Dictionary, stream.RawBytes, 0, 0)).Span;
        IReadOnlyList<PdfObject> index = source.GetArray(stream.Dictionary, "Index")?.Items ?? [new PdfNumber(0), new PdfNumber(int.MaxValue)];
        for (int i = 0; i + 1 < index.Count; i += 2)
        {
            if (source.Resolve(index[i]) is not PdfNumber start || source.Resolve(index[i + 1]) is not PdfNumber count)
            {
                break;
            }

            int number = start.ToInt32();
            for (double left = count.Value; left > 0 && data.Length >= row; left--, number++)
            {
                XrefEntry entry = ReadEntry(data, w);
                data = data[row..];
                if (entry.Kind != XrefKind.None && !table.SetIfAbsent(number, entry))
                {
                    source.Warnings.Add("object-limit", $"The cross-reference stream names more than {table.MaxObjects} objects; the rest was left out.");
                    return stream.Dictionary;
                }
            }
        }

        return stream.Dictionary;
    }

    private static XrefEntry ReadEntry(ReadOnlySpan<byte> data, ReadOnlySpan<int> w)
    {
        long type = w[0] == 0 ? 1 : Field(data[..w[0]]);
        long second = Field(data.Slice(w[0], w[1]));
        long third = Field(data.Slice(w[0] + w[1], w[2]));
        if (second is < 0 or > int.MaxValue || third is < 0 or > int.MaxValue)
        {
            return default;
        }

        return type switch
        {
            0 => new XrefEntry(XrefKind.Free, 0, (int)third),
            1 => new XrefEntry(XrefKind.Offset, (int)second, (int)third),
            2 => new XrefEntry(XrefKind.Compressed, (int)second, (int)third),
            _ => default,
        };
    }

    private static long Field(ReadOnlySpan<byte> bytes)
    {
        long value = 0;
        foreach (byte b in bytes)
        {
            value = (value << 8) | b;
        }

        return value;
    }
}

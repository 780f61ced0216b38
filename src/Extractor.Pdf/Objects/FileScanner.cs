namespace Extractor.Pdf.Objects;

/// <summary>Finds objects by looking for <c>N G obj</c> through the whole file, for files whose cross-reference is lost or wrong.</summary>
internal sealed class FileScanner(ReadOnlyMemory<byte> file, IObjectSource source, NameTable names)
{
    /// <summary>Bytes parsed to look into objects, as a multiple of the file: bounds the work on files made to be slow.</summary>
    private const int ParseBudgetFactor = 4;

    /// <summary>More incremental updates than this no file has; older ones tell nothing that the newer do not.</summary>
    private const int MaxTrailers = 512;

    private readonly List<(int Number, int Offset)> _objectStreams = [];
    private readonly Queue<PdfDictionary> _trailers = new();

    /// <summary>Places of the objects found; of several with the same number, the last in the file.</summary>
    public XrefTable Table { get; } = new(source.Limits.MaxObjects);

    /// <summary>The last trailers and dictionaries of cross-reference streams, in file order.</summary>
    public IEnumerable<PdfDictionary> Trailers => _trailers;

    /// <summary>The last object that says it is the catalog, or null.</summary>
    public PdfReference? Catalog { get; private set; }

    /// <summary>Object streams in file order.</summary>
    public IReadOnlyList<(int Number, int Offset)> ObjectStreams => _objectStreams;

    public void Scan()
    {
        ReadOnlySpan<byte> data = file.Span;
        long budget = (long)data.Length * ParseBudgetFactor + 65536;
        int i = 0;
        int nextTrailer = IndexFrom(data, 0, "trailer"u8);
        while (true)
        {
            int nextObject = IndexFrom(data, i, "obj"u8);
            while (nextTrailer < nextObject)
            {
                if (nextTrailer >= i && budget > 0)
                {
                    budget -= ReadTrailer(nextTrailer + 7);
                }

                nextTrailer = IndexFrom(data, nextTrailer + 7, "trailer"u8);
            }

            if (nextObject == int.MaxValue)
            {
                break;
            }

            i = nextObject + 3;
            if (TryObjectHeader(data, nextObject, out int number, out int generation, out int start))
            {
                Table.Set(number, new XrefEntry(XrefKind.Offset, start, generation));
                i = budget > 0 ? LookInto(start, i, number, generation, ref budget) : i;
            }
        }
    }

    private static int IndexFrom(ReadOnlySpan<byte> data, int start, ReadOnlySpan<byte> word)
    {
        int found = data[start..].IndexOf(word);
        return found < 0 ? int.MaxValue : start + found;
    }

    private void KeepTrailer(PdfDictionary trailer)
    {
        if (_trailers.Count == MaxTrailers)
        {
            _trailers.Dequeue();
        }

        _trailers.Enqueue(trailer);
    }

    private int ReadTrailer(int start)
    {
        var parser = new ObjectParser(file.Span, start, names, source.Limits.MaxNesting);
        if (parser.Read() is PdfDictionary trailer)
        {
            KeepTrailer(trailer);
        }

        return parser.Position - start + 7;
    }

    // Walks back from "obj" over generation and number.
    private static bool TryObjectHeader(ReadOnlySpan<byte> data, int keyword, out int number, out int generation, out int start)
    {
        number = 0;
        start = 0;
        int i = keyword;
        return TryDigitsBefore(data, ref i, out generation, allowTouching: true) && TryDigitsBefore(data, ref i, out number, allowTouching: false) && (start = i) >= 0;
    }

    private static bool TryDigitsBefore(ReadOnlySpan<byte> data, ref int i, out int value, bool allowTouching)
    {
        int end = i;
        while (end > 0 && CharClass.IsWhite(data[end - 1]))
        {
            end--;
        }

        value = 0;
        int first = end;
        while (first > 0 && end - first < 10 && CharClass.IsDigit(data[first - 1]))
        {
            first--;
        }

        if (first == end || (end == i && !allowTouching) || !int.TryParse(data[first..end], System.Globalization.CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        i = first;
        return true;
    }

    // Parses the object to see what it is and to pass over its stream, inside which other "obj" words mean nothing.
    private int LookInto(int start, int afterKeyword, int number, int generation, ref long budget)
    {
        ReadOnlySpan<byte> data = file.Span;
        var parser = new ObjectParser(data, afterKeyword, names, source.Limits.MaxNesting);
        PdfObject? value = parser.Read();
        budget -= parser.Position - afterKeyword;
        if (value is not PdfDictionary dictionary)
        {
            return afterKeyword;
        }

        string? type = (dictionary.Raw("Type") as PdfName)?.Value;
        if (!parser.TryKeyword("stream"u8))
        {
            if (type == "Catalog" || (type is null && dictionary.Raw("Pages") is PdfReference && dictionary.Raw("Parent") is null))
            {
                Catalog = new PdfReference(number, generation);
            }

            return afterKeyword;
        }

        if (type == "XRef")
        {
            KeepTrailer(dictionary);
        }
        else if (type == "ObjStm")
        {
            _objectStreams.Add((number, start));
        }

        if (dictionary.Raw("Length") is PdfNumber { Value: > 0 } length && parser.Position + length.Value < data.Length)
        {
            ReadOnlySpan<byte> after = data[(parser.Position + length.ToInt32())..];
            if (after[..Math.Min(32, after.Length)].IndexOf("endstream"u8) >= 0)
            {
                return parser.Position + length.ToInt32();
            }
        }

        return afterKeyword;
    }
}

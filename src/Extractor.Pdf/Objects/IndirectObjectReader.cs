namespace Extractor.Pdf.Objects;

/// <summary>Reads <c>N G obj … endobj</c>, with its stream if it has one (ISO 32000-1, 7.3.8 and 7.3.10).</summary>
/// <remarks>The source resolves an indirect /Length and takes warnings.</remarks>
internal sealed class IndirectObjectReader(ReadOnlyMemory<byte> file, NameTable names, IObjectSource source)
{
    private readonly StreamEnds _ends = new(file);

    /// <summary>Reads the object at an offset.</summary>
    /// <param name="offset">Where its number should stand.</param>
    /// <param name="decryptorFor">Gives the string decryptor for an object, or null where nothing is encrypted.</param>
    /// <param name="number">The number found.</param>
    /// <param name="generation">The generation found.</param>
    /// <param name="end">Offset after the object.</param>
    /// <returns>The object; null where no object header stands there.</returns>
    public PdfObject? Read(
        int offset,
        Func<int, int, StringDecryptor?>? decryptorFor,
        out int number,
        out int generation,
        out int end)
    {
        ReadOnlySpan<byte> data = file.Span;
        end = offset;
        var header = new ObjectParser(data, offset, names, source.Limits.MaxNesting);
        if (!header.TryHeader(out number, out generation))
        {
            return null;
        }

        var parser = new ObjectParser(data, header.Position, names, source.Limits.MaxNesting, decryptorFor?.Invoke(number, generation));
        PdfObject value = parser.Read() ?? PdfNull.Instance;
        if (parser.WasTooDeep)
        {
            source.Warnings.Add("nesting-too-deep", $"Object {number} is nested deeper than {source.Limits.MaxNesting} levels; what lies deeper was left out.");
        }

        end = parser.Position;
        if (value is PdfDictionary dictionary && parser.TryKeyword("stream"u8))
        {
            int start = SkipLineEnd(data, parser.Position);
            int length = StreamLength(data, start, dictionary, number);
            end = start + length;
            return new PdfStream(dictionary, file.Slice(start, length), number, generation);
        }

        return value;
    }

    private static int SkipLineEnd(ReadOnlySpan<byte> data, int i)
    {
        // CR LF or LF by the standard; blanks before it and a lone CR are seen too.
        while (i < data.Length && data[i] is (byte)' ' or (byte)'\t')
        {
            i++;
        }

        if (i < data.Length && data[i] == '\r')
        {
            i++;
        }

        return i < data.Length && data[i] == '\n' ? i + 1 : i;
    }

    private int StreamLength(ReadOnlySpan<byte> data, int start, PdfDictionary dictionary, int number)
    {
        if (source.Resolve(dictionary.Raw("Length")) is PdfNumber { Value: >= 0 } told && told.Value <= data.Length - start)
        {
            int length = told.ToInt32();
            int after = start + length;
            while (after < data.Length && CharClass.IsWhite(data[after]))
            {
                after++;
            }

            // "endobj" without "endstream" is wrong, but the length is right all the same.
            if (after < data.Length && (data[after..].StartsWith("endstream"u8) || data[after..].StartsWith("endobj"u8)))
            {
                return length;
            }
        }

        source.Warnings.Add("stream-length", $"Object {number} has no correct stream length; its end was searched for.");
        return _ends.LengthFrom(start);
    }
}

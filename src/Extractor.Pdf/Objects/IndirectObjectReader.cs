namespace Extractor.Pdf.Objects;

/// <summary>Reads <c>N G obj … endobj</c>, with its stream if it has one (ISO 32000-1, 7.3.8 and 7.3.10).</summary>
internal static class IndirectObjectReader
{
    /// <summary>Reads the object at an offset.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="offset">Where its number should stand.</param>
    /// <param name="names">Shared names.</param>
    /// <param name="source">Resolves an indirect /Length; takes warnings.</param>
    /// <param name="decryptorFor">Gives the string decryptor for an object, or null where nothing is encrypted.</param>
    /// <param name="number">The number found.</param>
    /// <param name="generation">The generation found.</param>
    /// <param name="end">Offset after the object.</param>
    /// <returns>The object; null where no object header stands there.</returns>
    public static PdfObject? Read(
        ReadOnlyMemory<byte> file,
        int offset,
        NameTable names,
        IObjectSource source,
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
            int length = StreamLength(data, start, dictionary, number, source);
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

    private static int StreamLength(ReadOnlySpan<byte> data, int start, PdfDictionary dictionary, int number, IObjectSource source)
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

        int found = FindEnd(data[start..]);
        source.Warnings.Add("stream-length", $"Object {number} has no correct stream length; its end was searched for.");
        return found;
    }

    private static int FindEnd(ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf("endstream"u8);
        if (end < 0)
        {
            end = rest.IndexOf("endobj"u8);
        }

        if (end < 0)
        {
            return rest.Length;
        }

        // The line end before the keyword is no part of the data.
        if (end > 0 && rest[end - 1] == '\n')
        {
            end--;
        }

        if (end > 0 && rest[end - 1] == '\r')
        {
            end--;
        }

        return end;
    }
}

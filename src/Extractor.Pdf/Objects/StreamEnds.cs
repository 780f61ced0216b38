namespace Extractor.Pdf.Objects;

/// <summary>
/// Where streams may end, for those whose /Length is wrong. All places are found in one pass, so that a file full of
/// unclosed streams is not searched to its end once for each of them.
/// </summary>
internal sealed class StreamEnds(ReadOnlyMemory<byte> file)
{
    private int[]? _ends;

    /// <summary>Length of the stream that starts at an offset: up to the next <c>endstream</c> or <c>endobj</c>, without the line end before it.</summary>
    public int LengthFrom(int start)
    {
        ReadOnlySpan<byte> data = file.Span;
        _ends ??= Find(data);
        int index = Array.BinarySearch(_ends, start);
        index = index < 0 ? ~index : index;
        int end = index < _ends.Length ? _ends[index] : data.Length;
        if (end > start && end < data.Length && data[end - 1] == '\n')
        {
            end--;
        }

        if (end > start && end < data.Length && data[end - 1] == '\r')
        {
            end--;
        }

        return end - start;
    }

    private static int[] Find(ReadOnlySpan<byte> data)
    {
        var ends = new List<int>();
        int i = 0;
        while (data[i..].IndexOf("end"u8) is var found and >= 0)
        {
            i += found;
            ReadOnlySpan<byte> rest = data[(i + 3)..];
            if (rest.StartsWith("stream"u8) || rest.StartsWith("obj"u8))
            {
                ends.Add(i);
            }

            i += 3;
        }

        return ends.ToArray();
    }
}

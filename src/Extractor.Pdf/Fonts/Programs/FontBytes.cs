namespace Extractor.Pdf.Fonts.Programs;

/// <summary>Big-endian reads from hostile bytes: whatever lies outside reads as 0.</summary>
internal readonly struct FontBytes(ReadOnlyMemory<byte> memory)
{
    public ReadOnlyMemory<byte> Memory { get; } = memory;

    public ReadOnlySpan<byte> Span => Memory.Span;

    public int Length => Memory.Length;

    public int U8(long offset) => offset >= 0 && offset < Memory.Length ? Memory.Span[(int)offset] : 0;

    public int U16(long offset) => offset >= 0 && offset + 1 < Memory.Length ? (Memory.Span[(int)offset] << 8) | Memory.Span[(int)offset + 1] : 0;

    public int S16(long offset) => (short)U16(offset);

    public uint U32(long offset) => ((uint)U16(offset) << 16) | (uint)U16(offset + 2);

    /// <summary>The part from offset, at most length bytes, cut at the end of the data.</summary>
    public FontBytes Slice(long offset, long length)
    {
        if (offset < 0 || offset >= Memory.Length || length <= 0)
        {
            return default;
        }

        return new FontBytes(Memory.Slice((int)offset, (int)Math.Min(length, Memory.Length - offset)));
    }
}

namespace Extractor.Pdf.Objects.Filters;

/// <summary>A growing byte buffer with a bound.</summary>
internal sealed class OutputBuffer(int capacity, int limit)
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(Math.Clamp(capacity, 64, Math.Max(limit, 64)));

    /// <summary>The backing array; it changes when the buffer grows.</summary>
    public byte[] Array => _bytes;

    public int Length { get; set; }

    public int Limit { get; } = limit;

    public bool IsFull => Length >= Limit;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Makes room for more bytes; the bound is kept by the caller through <see cref="IsFull"/> and <see cref="Trim"/>.</summary>
    public void Reserve(int length, int more)
    {
        if (length + more > _bytes.Length)
        {
            long wanted = Math.Max((long)_bytes.Length * 2, (long)length + more);
            long allowed = Math.Max((long)Limit, (long)length + more);
            byte[] larger = GC.AllocateUninitializedArray<byte>((int)Math.Min(Math.Min(wanted, allowed), System.Array.MaxLength));
            _bytes.AsSpan(0, length).CopyTo(larger);
            _bytes = larger;
        }
    }

    /// <summary>Appends one byte.</summary>
    /// <returns>False where the bound is reached.</returns>
    public bool Add(byte value)
    {
        if (Length >= Limit)
        {
            return false;
        }

        Reserve(Length, 1);
        _bytes[Length++] = value;
        return true;
    }

    /// <summary>Appends bytes, as many as the bound allows.</summary>
    /// <returns>False where the bound is reached.</returns>
    public bool Add(ReadOnlySpan<byte> values)
    {
        int n = Math.Min(values.Length, Limit - Length);
        Reserve(Length, n);
        values[..n].CopyTo(_bytes.AsSpan(Length));
        Length += n;
        return n == values.Length;
    }

    /// <summary>Cuts off what passed the bound.</summary>
    public void Trim() => Length = Math.Min(Length, Limit);
}

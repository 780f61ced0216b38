namespace Extractor.Pdf.Content;

/// <summary>The operands before an operator. Reused for all operators of all pages, so that no operand allocates.</summary>
internal sealed class OperandStack
{
    /// <summary>More operands than this before one operator are dropped (the longest honest TJ arrays have some thousands).</summary>
    public const int MaxOperands = 200_000;

    private Operand[] _items = new Operand[64];
    private byte[] _bytes = new byte[256];
    private int _byteCount;

    public int Count { get; private set; }

    public ref readonly Operand this[int index] => ref _items[index];

    public void Clear()
    {
        Count = 0;
        _byteCount = 0;
    }

    public void Push(in Operand operand)
    {
        if (Count == _items.Length)
        {
            if (Count >= MaxOperands)
            {
                return;
            }

            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = operand;
    }

    public void PushNumber(double value) => Push(new Operand(OperandKind.Number, value, 0, 0, false));

    public void PushMark(OperandKind kind) => Push(new Operand(kind, 0, 0, 0, false));

    /// <summary>Starts a decoded string or name of at most <paramref name="maxLength"/> bytes; write into the span, then <see cref="PushDecoded"/>.</summary>
    public Span<byte> Reserve(int maxLength)
    {
        if (_bytes.Length - _byteCount < maxLength)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _byteCount + maxLength));
        }

        return _bytes.AsSpan(_byteCount, maxLength);
    }

    public void PushDecoded(OperandKind kind, int length)
    {
        Push(new Operand(kind, 0, _byteCount, length, true));
        _byteCount += length;
    }

    /// <summary>The bytes of a string or name operand.</summary>
    public ReadOnlySpan<byte> Bytes(in Operand operand, ReadOnlySpan<byte> content) => operand.IsDecoded
        ? _bytes.AsSpan(operand.Start, operand.Length)
        : content.Slice(operand.Start, operand.Length);

    /// <summary>The number at an index counted from the bottom; 0 where something else stands there.</summary>
    public double Number(int index) => (uint)index < (uint)Count && _items[index].Kind == OperandKind.Number ? _items[index].Number : 0;

    /// <summary>The last <paramref name="count"/> operands are numbers; their first index comes out. Surplus operands below are ignored.</summary>
    public bool TryNumbers(int count, out int first)
    {
        first = Count - count;
        if (first < 0)
        {
            return false;
        }

        for (int i = first; i < Count; i++)
        {
            if (_items[i].Kind != OperandKind.Number)
            {
                return false;
            }
        }

        return true;
    }
}

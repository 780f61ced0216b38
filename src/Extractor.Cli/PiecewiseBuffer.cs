using System.Buffers;

namespace Extractor.Cli;

/// <summary>
/// Takes a result piece by piece. A buffer that doubles would hold a large result three times over while it grows; pieces hold
/// it once.
/// </summary>
internal sealed class PiecewiseBuffer : IBufferWriter<byte>
{
    private const int PieceSize = 64 * 1024;

    private readonly List<ReadOnlyMemory<byte>> _full = [];
    private byte[] _piece = [];
    private int _used;

    /// <summary>All that was written, in order.</summary>
    public ReadOnlySequence<byte> Written
    {
        get
        {
            Piece? first = null;
            Piece? last = null;
            foreach (ReadOnlyMemory<byte> full in _full)
            {
                last = new Piece(full, last);
                first ??= last;
            }

            last = new Piece(_piece.AsMemory(0, _used), last);
            return new ReadOnlySequence<byte>(first ?? last, 0, last, last.Memory.Length);
        }
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _piece.Length - _used);
        _used += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        int need = Math.Max(sizeHint, 1);
        if (_piece.Length - _used < need)
        {
            if (_used > 0)
            {
                _full.Add(_piece.AsMemory(0, _used));
            }

            _piece = new byte[Math.Max(PieceSize, need)];
            _used = 0;
        }

        return _piece.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }
    }
}

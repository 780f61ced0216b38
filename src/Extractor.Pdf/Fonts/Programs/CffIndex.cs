namespace Extractor.Pdf.Fonts.Programs;

/// <summary>An INDEX of a CFF file (Adobe technical note 5176, 5): numbered pieces of data.</summary>
internal readonly struct CffIndex
{
    private readonly FontBytes _file;
    private readonly long _offsets;
    private readonly int _offsetSize;

    public CffIndex(FontBytes file, long start)
    {
        _file = file;
        Count = file.U16(start);
        _offsetSize = file.U8(start + 2);
        _offsets = start + 3;
        if (Count == 0)
        {
            End = start + 2;
        }
        else if (_offsetSize is < 1 or > 4 || _offsets + ((Count + 1L) * _offsetSize) > file.Length)
        {
            Count = 0;
            End = file.Length;
        }
        else
        {
            End = DataStart + Offset(Count);
        }
    }

    public int Count { get; }

    /// <summary>Where the INDEX ends in the file.</summary>
    public long End { get; }

    private long DataStart => _offsets + ((Count + 1L) * _offsetSize) - 1;

    public FontBytes this[int index]
    {
        get
        {
            if (index < 0 || index >= Count)
            {
                return default;
            }

            long from = Offset(index);
            return _file.Slice(DataStart + from, Offset(index + 1) - from);
        }
    }

    private long Offset(int index)
    {
        long place = _offsets + ((long)index * _offsetSize);
        long value = 0;
        for (int i = 0; i < _offsetSize; i++)
        {
            value = (value << 8) | (uint)_file.U8(place + i);
        }

        return value;
    }
}

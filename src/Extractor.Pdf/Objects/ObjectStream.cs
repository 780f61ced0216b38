namespace Extractor.Pdf.Objects;

/// <summary>A decoded object stream (ISO 32000-1, 7.5.7): objects without their headers, parsed when asked for.</summary>
internal sealed class ObjectStream
{
    /// <summary>Writers put some hundreds of objects into one stream.</summary>
    private const int MaxInside = 1_000_000;

    private readonly ReadOnlyMemory<byte> _data;
    private readonly (int Number, int Offset)[] _objects;
    private Dictionary<int, int>? _byNumber;

    private ObjectStream(ReadOnlyMemory<byte> data, (int Number, int Offset)[] objects)
    {
        _data = data;
        _objects = objects;
    }

    /// <summary>Number and offset of each object inside.</summary>
    public IReadOnlyList<(int Number, int Offset)> Objects => _objects;

    /// <summary>Bytes held.</summary>
    public int Weight => _data.Length + _objects.Length * 16;

    /// <summary>Reads the stream's table of contents.</summary>
    public static ObjectStream Parse(PdfStream stream, ReadOnlyMemory<byte> data, IObjectSource source, NameTable names)
    {
        int count = Math.Clamp(source.GetInt(stream.Dictionary, "N") ?? 0, 0, Math.Min(MaxInside, data.Length / 4 + 1));
        int first = Math.Clamp(source.GetInt(stream.Dictionary, "First") ?? 0, 0, data.Length);
        var objects = new List<(int, int)>(Math.Min(count, 4096));
        var parser = new ObjectParser(data.Span, 0, names, source.Limits.MaxNesting);
        for (int i = 0; i < count && parser.TryInteger(out int number) && parser.TryInteger(out int offset); i++)
        {
            objects.Add((number, (int)Math.Min((long)first + offset, data.Length)));
        }

        return new ObjectStream(data, objects.ToArray());
    }

    /// <summary>Parses an object; null where the stream does not hold it.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="index">Its index as told by the cross-reference; used only where it agrees with the number.</param>
    public PdfObject? Read(int number, int index, NameTable names, int maxNesting, out int length)
    {
        length = 0;
        if (index < 0 || index >= _objects.Length || _objects[index].Number != number)
        {
            if (_byNumber is null)
            {
                _byNumber = [];
                for (int i = 0; i < _objects.Length; i++)
                {
                    _byNumber[_objects[i].Number] = i;
                }
            }

            if (!_byNumber.TryGetValue(number, out index))
            {
                return null;
            }
        }

        var parser = new ObjectParser(_data.Span, _objects[index].Offset, names, maxNesting);
        PdfObject value = parser.Read() ?? PdfNull.Instance;
        length = parser.Position - _objects[index].Offset;
        return value;
    }
}

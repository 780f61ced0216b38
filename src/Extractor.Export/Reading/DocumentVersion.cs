using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Extractor.Export.Model;

namespace Extractor.Export.Reading;

/// <summary>A digest over everything that is exported of a document.</summary>
internal sealed class DocumentVersion : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _used;

    /// <summary>Length, then text, and a length of -1 for null: no two rows give the same bytes.</summary>
    public void Add(in Field field)
    {
        string? text = field.IsNull ? null : field.ToString();
        int most = ((text?.Length ?? 0) * 3) + 4;
        if (_used + most > _buffer.Length)
        {
            Flush();
            if (most > _buffer.Length)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = ArrayPool<byte>.Shared.Rent(most);
            }
        }

        int length = text is null ? -1 : Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used + 4));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_used), length);
        _used += 4 + Math.Max(length, 0);
    }

    /// <summary>Lower-case hex.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _used);
        _used = 0;
    }
}

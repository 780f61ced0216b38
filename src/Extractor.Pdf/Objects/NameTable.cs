namespace Extractor.Pdf.Objects;

/// <summary>Keeps one <see cref="PdfName"/> for a name that is met again and again. Bounded: a new name may displace an old one.</summary>
internal sealed class NameTable
{
    private const int Size = 1024;
    private const int MaxLength = 40;

    private readonly byte[]?[] _keys = new byte[]?[Size];
    private readonly PdfName?[] _names = new PdfName?[Size];

    /// <summary>The name of the lexer's current name token.</summary>
    public PdfName Get(in PdfLexer lexer)
    {
        ReadOnlySpan<byte> raw = lexer.Text[1..];
        if (raw.Length > MaxLength)
        {
            return new PdfName(lexer.NameValue());
        }

        uint hash = 2166136261;
        foreach (byte b in raw)
        {
            hash = (hash ^ b) * 16777619;
        }

        int slot = (int)((hash ^ (hash >> 15)) % Size);
        if (_keys[slot] is { } key && raw.SequenceEqual(key))
        {
            return _names[slot]!;
        }

        var name = new PdfName(lexer.NameValue());
        _keys[slot] = raw.ToArray();
        _names[slot] = name;
        return name;
    }
}

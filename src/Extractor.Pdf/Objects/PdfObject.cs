namespace Extractor.Pdf.Objects;

/// <summary>A COS object (ISO 32000-1, 7.3). Immutable.</summary>
internal abstract class PdfObject;

internal sealed class PdfNull : PdfObject
{
    public static readonly PdfNull Instance = new();
}

internal sealed class PdfBoolean(bool value) : PdfObject
{
    public static readonly PdfBoolean True = new(true);
    public static readonly PdfBoolean False = new(false);

    public bool Value { get; } = value;
}

internal sealed class PdfNumber(double value) : PdfObject
{
    public double Value { get; } = value;

    public int ToInt32() => Value is > int.MinValue and < int.MaxValue ? (int)Value : 0;
}

/// <summary>A string's bytes, escapes resolved and decrypted.</summary>
internal sealed class PdfString(byte[] bytes) : PdfObject
{
    public byte[] Bytes { get; } = bytes;
}

/// <summary>A name without its slash, #xx resolved (bytes as Latin-1 where they are no UTF-8).</summary>
internal sealed class PdfName(string value) : PdfObject
{
    public string Value { get; } = value;
}

internal sealed class PdfReference(int number, int generation) : PdfObject
{
    public int Number { get; } = number;

    public int Generation { get; } = generation;
}

internal sealed class PdfArray(IReadOnlyList<PdfObject> items) : PdfObject
{
    public static readonly PdfArray Empty = new([]);

    /// <summary>The items as written; references are not resolved.</summary>
    public IReadOnlyList<PdfObject> Items { get; } = items;

    public int Count => Items.Count;
}

internal sealed class PdfDictionary(Dictionary<string, PdfObject> entries) : PdfObject
{
    public static readonly PdfDictionary Empty = new([]);

    /// <summary>The entries as written; references are not resolved.</summary>
    public Dictionary<string, PdfObject> Entries { get; } = entries;

    /// <summary>The entry as written, or null.</summary>
    public PdfObject? Raw(string key) => Entries.GetValueOrDefault(key);
}

/// <summary>A stream: its dictionary and its bytes as they stand in the file (still filtered, and encrypted where the document is).</summary>
internal sealed class PdfStream(PdfDictionary dictionary, ReadOnlyMemory<byte> rawBytes, int objectNumber, int generation) : PdfObject
{
    public PdfDictionary Dictionary { get; } = dictionary;

    public ReadOnlyMemory<byte> RawBytes { get; } = rawBytes;

    /// <summary>Object number, for decryption; 0 for an inline image or a stream that is not encrypted.</summary>
    public int ObjectNumber { get; } = objectNumber;

    public int Generation { get; } = generation;
}

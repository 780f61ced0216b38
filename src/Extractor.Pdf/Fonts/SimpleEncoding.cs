using Extractor.Pdf.Fonts.Encodings;
using Extractor.Pdf.Fonts.Programs;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>The encoding of a simple font (ISO 32000-1, 9.6.6): code → glyph name, and how sure the name is.</summary>
internal sealed class SimpleEncoding
{
    private readonly string?[] _names = new string?[256];
    private readonly bool[] _isTold = new bool[256];

    private SimpleEncoding()
    {
    }

    /// <summary>True where the font dictionary names a base encoding.</summary>
    public bool HasBase { get; private set; }

    public bool HasDifferences { get; private set; }

    public string? Name(int code) => _names[code];

    /// <summary>True where the name comes from the dictionary or the font file, false where from convention.</summary>
    public bool IsTold(int code) => _isTold[code];

    /// <param name="font">The font dictionary.</param>
    /// <param name="source">Resolves its entries.</param>
    /// <param name="program">The font file, or null; its built-in encoding is the base where none is named.</param>
    /// <param name="convention">The encoding where neither dictionary nor file has one; null for none (Type 3).</param>
    public static SimpleEncoding Read(PdfDictionary font, IObjectSource source, Func<FontProgram?> program, string?[]? convention)
    {
        var encoding = new SimpleEncoding();
        PdfObject value = source.Get(font, "Encoding");
        PdfDictionary? dictionary = value as PdfDictionary ?? (value as PdfStream)?.Dictionary;
        string?[]? named = EncodingTables.Named(value is PdfName name ? name.Value : dictionary is null ? null : source.GetName(dictionary, "BaseEncoding"));
        encoding.HasBase = named is not null;
        string?[]? builtIn = named is null ? program()?.BuiltInEncoding : null;
        string?[]? basis = named ?? builtIn ?? convention;
        for (int code = 0; code < 256 && basis is not null; code++)
        {
            encoding._names[code] = basis[code];
            encoding._isTold[code] = basis[code] is not null && (named is not null || builtIn is not null);
        }

        if (dictionary is not null && source.GetArray(dictionary, "Differences") is { } differences)
        {
            encoding.Differ(differences, source);
        }

        return encoding;
    }

    private void Differ(PdfArray differences, IObjectSource source)
    {
        HasDifferences = true;
        int code = 0;
        foreach (PdfObject item in differences.Items)
        {
            switch (source.Resolve(item))
            {
                case PdfNumber number:
                    code = number.ToInt32();
                    break;
                case PdfName name:
                    if (code is >= 0 and < 256)
                    {
                        _names[code] = name.Value;
                        _isTold[code] = true;
                    }

                    code = code < int.MaxValue ? code + 1 : code;
                    break;
            }
        }
    }
}

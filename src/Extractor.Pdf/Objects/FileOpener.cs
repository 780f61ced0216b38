using Extractor.Pdf.Objects.Encryption;

namespace Extractor.Pdf.Objects;

/// <summary>From bytes to a store with a catalog: as the file tells, or by searching where that fails.</summary>
internal static class FileOpener
{
    /// <summary>How far before the end <c>startxref</c> is looked for; the standard says 1024, trailing junk is common.</summary>
    private const int StartXrefWindow = 64 << 10;

    /// <exception cref="PdfException">The bytes are no PDF, or cannot be decrypted.</exception>
    public static (ObjectStore Store, PdfDictionary Catalog) Open(ReadOnlyMemory<byte> file, PdfReadOptions options)
    {
        var store = new ObjectStore(file, options.Limits);
        int shift = Math.Max(file.Span.IndexOf("%PDF-"u8), 0);
        PdfDictionary? catalog = null;
        if (StartXref(file.Span) is { } start && (store.LoadXref(start, 0) || (shift > 0 && store.LoadXref(start, shift))))
        {
            Decrypt(store, options);
            catalog = Catalog(store);
        }

        return (store, catalog ?? Rebuild(store, file, options));
    }

    private static PdfDictionary Rebuild(ObjectStore store, ReadOnlyMemory<byte> file, PdfReadOptions options)
    {
        store.UseScan();
        int found = store.Scan.Table.Count;
        if (found == 0)
        {
            throw new PdfException(FileKind.Explain(file.Span));
        }

        store.Warnings.Add("xref-rebuilt", $"The cross-reference is missing or broken; {found} objects were found by searching the file.");
        Decrypt(store, options);
        store.IndexScannedObjectStreams();
        return Catalog(store) ?? store.Get(store.Trailer, "Root") as PdfDictionary ?? PdfDictionary.Empty;
    }

    private static void Decrypt(ObjectStore store, PdfReadOptions options)
    {
        if (store.GetDictionary(store.Trailer, "Encrypt") is not { } encrypt)
        {
            return;
        }

        byte[] fileId = store.GetArray(store.Trailer, "ID") is { Count: > 0 } id && store.Resolve(id.Items[0]) is PdfString first ? first.Bytes : [];
        store.UseSecurity(SecurityHandler.Open(encrypt, fileId, options.Password, store));
    }

    private static PdfDictionary? Catalog(ObjectStore store)
    {
        if (store.Get(store.Trailer, "Root") is PdfDictionary root && IsCatalog(root, store))
        {
            return root;
        }

        return store.WasRebuilt && store.Resolve(store.Scan.Catalog) is PdfDictionary found && IsCatalog(found, store) ? found : null;
    }

    private static bool IsCatalog(PdfDictionary root, ObjectStore store) => store.GetDictionary(root, "Pages") is not null;

    private static int? StartXref(ReadOnlySpan<byte> data)
    {
        int window = Math.Max(0, data.Length - StartXrefWindow);
        int at = data[window..].LastIndexOf("startxref"u8);
        if (at < 0)
        {
            return null;
        }

        var lexer = new PdfLexer(data, window + at + 9);
        return lexer.Next() == TokenKind.Number && lexer.Number is >= 0 and < int.MaxValue ? (int)lexer.Number : null;
    }
}

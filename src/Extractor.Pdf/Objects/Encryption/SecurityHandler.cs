using System.Security.Cryptography;

namespace Extractor.Pdf.Objects.Encryption;

/// <summary>The standard security handler (ISO 32000-1, 7.6.3; ISO 32000-2, 7.6.4), opened with a password.</summary>
internal sealed class SecurityHandler
{
    private static readonly byte[] AesSalt = "sAlT"u8.ToArray();

    private readonly EncryptionDictionary _encryption;
    private readonly byte[] _fileKey;

    private SecurityHandler(EncryptionDictionary encryption, byte[] fileKey)
    {
        _encryption = encryption;
        _fileKey = fileKey;
    }

    /// <summary>Opens an encrypted document.</summary>
    /// <param name="encrypt">The encryption dictionary.</param>
    /// <param name="fileId">First part of the trailer's /ID; empty where there is none.</param>
    /// <param name="password">User's or owner's password; the empty one is tried too.</param>
    /// <param name="source">Resolves the dictionary's entries.</param>
    /// <exception cref="PdfPasswordException">No password fits.</exception>
    /// <exception cref="PdfException">The encryption is of an unknown kind.</exception>
    public static SecurityHandler Open(PdfDictionary encrypt, byte[] fileId, string? password, IObjectSource source)
    {
        EncryptionDictionary encryption = EncryptionDictionary.Read(encrypt, fileId, source);
        foreach (byte[] candidate in Passwords.Candidates(password, encryption.Version))
        {
            if (TryKey(encryption, candidate) is { } key)
            {
                return new SecurityHandler(encryption, key);
            }
        }

        throw new PdfPasswordException(string.IsNullOrEmpty(password)
            ? "The document is encrypted and needs a password; give it with --password."
            : "The document is encrypted and the given password does not open it; check it for upper and lower case.");
    }

    /// <summary>Decrypts strings of an object; null where strings are not encrypted.</summary>
    public StringDecryptor? StringDecryptorFor(int number, int generation)
    {
        if (_encryption.Strings == CryptMethod.None)
        {
            return null;
        }

        byte[]? key = null;
        return bytes => Decrypt(_encryption.Strings, key ??= ObjectKey(_encryption.Strings, number, generation), bytes);
    }

    /// <summary>Decrypts a stream's bytes, which are not copied where the stream is not encrypted.</summary>
    public ReadOnlyMemory<byte> DecryptStream(PdfStream stream, IObjectSource source)
    {
        CryptMethod method = MethodOf(stream, source);
        return method == CryptMethod.None
            ? stream.RawBytes
            : Decrypt(method, ObjectKey(method, stream.ObjectNumber, stream.Generation), stream.RawBytes.Span);
    }

    private static byte[]? TryKey(EncryptionDictionary encryption, byte[] password)
    {
        if (encryption.Version == 5)
        {
            return Aes256Keys.TryOpen(encryption, password);
        }

        // A wrong /Length is not rare; the password check tells which length was used.
        foreach (int keyBytes in (ReadOnlySpan<int>)[encryption.KeyBytes, 16, 5])
        {
            if (LegacyKeys.TryOpen(encryption, password, encryption.Revision == 2 ? 5 : keyBytes) is { } key)
            {
                return key;
            }
        }

        return null;
    }

    private CryptMethod MethodOf(PdfStream stream, IObjectSource source)
    {
        string? type = source.GetName(stream.Dictionary, "Type");
        if (type == "XRef" || (type == "Metadata" && !_encryption.EncryptMetadata))
        {
            return CryptMethod.None;
        }

        // A stream may name its own crypt filter, which then must be its first filter (7.4.10).
        PdfObject filter = source.Get(stream.Dictionary, "Filter");
        PdfObject first = filter is PdfArray { Count: > 0 } list ? source.Resolve(list.Items[0]) : filter;
        if (_encryption.Version < 4 || first is not PdfName { Value: "Crypt" })
        {
            return _encryption.Streams;
        }

        PdfObject parameters = source.Get(stream.Dictionary, "DecodeParms");
        PdfObject own = parameters is PdfArray { Count: > 0 } all ? source.Resolve(all.Items[0]) : parameters;
        string name = own is PdfDictionary d ? source.GetName(d, "Name") ?? "Identity" : "Identity";
        return _encryption.Filters.GetValueOrDefault(name);
    }

    // Algorithm 1; version 5 uses the file key as it is (algorithm 1.A).
    private byte[] ObjectKey(CryptMethod method, int number, int generation)
    {
        if (_encryption.Version == 5)
        {
            return _fileKey;
        }

        byte[] hash = MD5.HashData(
        [
            .. _fileKey,
            (byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)generation, (byte)(generation >> 8),
            .. method == CryptMethod.Rc4 ? [] : AesSalt,
        ]);
        return hash[..Math.Min(_fileKey.Length + 5, 16)];
    }

    private static byte[] Decrypt(CryptMethod method, byte[] key, ReadOnlySpan<byte> data) =>
        method == CryptMethod.Rc4 ? Rc4.Apply(key, data) : AesCbc.Decrypt(key, data);
}

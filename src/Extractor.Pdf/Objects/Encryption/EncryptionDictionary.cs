namespace Extractor.Pdf.Objects.Encryption;

/// <summary>The entries of the encryption dictionary for the standard handler (ISO 32000-2, tables 20 and 21), bounded and with defaults.</summary>
internal sealed record EncryptionDictionary
{
    /// <summary>/V: the algorithm family, 1 to 5.</summary>
    public required int Version { get; init; }

    /// <summary>/R: the handler's revision, 2 to 6.</summary>
    public required int Revision { get; init; }

    /// <summary>Key length in bytes as told, 5 to 16 (32 for version 5).</summary>
    public required int KeyBytes { get; init; }

    public required byte[] Owner { get; init; }

    public required byte[] User { get; init; }

    public byte[] OwnerKey { get; init; } = [];

    public byte[] UserKey { get; init; } = [];

    /// <summary>/P as an unsigned number.</summary>
    public required uint Permissions { get; init; }

    public required byte[] FileId { get; init; }

    public bool EncryptMetadata { get; init; } = true;

    public required CryptMethod Streams { get; init; }

    public required CryptMethod Strings { get; init; }

    /// <summary>Methods of the crypt filters by name, for streams that name their own.</summary>
    public required IReadOnlyDictionary<string, CryptMethod> Filters { get; init; }

    /// <exception cref="PdfException">Encrypted in a way that no password opens here.</exception>
    public static EncryptionDictionary Read(PdfDictionary encrypt, byte[] fileId, IObjectSource source)
    {
        string handler = source.GetName(encrypt, "Filter") ?? "Standard";
        if (handler != "Standard")
        {
            throw new PdfException($"The document is encrypted for the security handler {handler} (usually a certificate), which cannot be opened with a password; get an unencrypted copy.");
        }

        int version = source.GetInt(encrypt, "V") ?? 0;
        int revision = source.GetInt(encrypt, "R") ?? 0;
        if (version is not (1 or 2 or 3 or 4 or 5) || revision is not (>= 2 and <= 6) || version == 3)
        {
            throw new PdfException($"The document is encrypted by an unknown method (V {version}, R {revision}); get an unencrypted copy.");
        }

        var filters = new Dictionary<string, CryptMethod> { ["Identity"] = CryptMethod.None };
        int filterKey = 0;
        if (version >= 4 && source.GetDictionary(encrypt, "CF") is { } named)
        {
            foreach (string name in named.Entries.Keys)
            {
                if (source.GetDictionary(named, name) is { } filter && name != "Identity")
                {
                    filters[name] = Method(source.GetName(filter, "CFM"));
                    filterKey = KeyLength(source.GetInt(filter, "Length"), filterKey);
                }
            }
        }

        CryptMethod plain = version >= 4 ? CryptMethod.None : CryptMethod.Rc4;
        CryptMethod streams = version >= 4 ? filters.GetValueOrDefault(source.GetName(encrypt, "StmF") ?? "Identity") : plain;
        CryptMethod strings = version >= 4 ? filters.GetValueOrDefault(source.GetName(encrypt, "StrF") ?? "Identity") : plain;
        double permissions = source.GetNumber(encrypt, "P") ?? 0;
        return new EncryptionDictionary
        {
            Version = version,
            Revision = revision,
            KeyBytes = version switch
            {
                1 => 5,
                5 => 32,
                4 => KeyLength(source.GetInt(encrypt, "Length"), filterKey > 0 ? filterKey : 16),
                _ => KeyLength(source.GetInt(encrypt, "Length"), 5),
            },
            Owner = source.GetString(encrypt, "O") ?? [],
            User = source.GetString(encrypt, "U") ?? [],
            OwnerKey = source.GetString(encrypt, "OE") ?? [],
            UserKey = source.GetString(encrypt, "UE") ?? [],
            Permissions = Math.Abs(permissions) <= uint.MaxValue ? unchecked((uint)(long)permissions) : 0,
            FileId = fileId,
            EncryptMetadata = source.GetBool(encrypt, "EncryptMetadata") ?? true,
            Streams = streams,
            Strings = strings,
            Filters = filters,
        };
    }

    private static CryptMethod Method(string? name) => name switch
    {
        "V2" => CryptMethod.Rc4,
        "AESV2" => CryptMethod.Aes128,
        "AESV3" => CryptMethod.Aes256,
        _ => CryptMethod.None,
    };

    // /Length is in bits; in crypt filters it should be in bytes, and writers mix the two up.
    private static int KeyLength(int? told, int fallback) => told switch
    {
        >= 40 and <= 128 => told.Value / 8,
        >= 5 and <= 16 => told.Value,
        > 128 => 16,
        _ => fallback,
    };
}

namespace Extractor.Pdf.Objects.Encryption;

/// <summary>/CFM of a crypt filter (ISO 32000-2, table 25).</summary>
internal enum CryptMethod
{
    None,
    Rc4,
    Aes128,
    Aes256,
}

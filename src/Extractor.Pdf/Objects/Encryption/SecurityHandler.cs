namespace Extractor.Pdf.Objects.Encryption;

/// <summary>The standard security handler (ISO 32000-1, 7.6.3; ISO 32000-2, 7.6.4), opened with a password.</summary>
internal sealed class SecurityHandler
{
    public StringDecryptor? StringDecryptorFor(int number, int generation) => null;

    public ReadOnlyMemory<byte> DecryptStream(PdfStream stream, IObjectSource source) => stream.RawBytes;
}

using System.Security.Cryptography;

namespace Extractor.Pdf.Objects.Encryption;

/// <summary>AES in CBC mode as PDF uses it: the initialisation vector stands before the data, padding by PKCS #7.</summary>
internal static class AesCbc
{
    public const int BlockSize = 16;

    /// <summary>Decrypts data that begin with their vector. An incomplete last block is dropped, wrong padding is kept as data.</summary>
    public static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        int length = (data.Length - BlockSize) / BlockSize * BlockSize;
        if (length <= 0)
        {
            return [];
        }

        byte[] plain = Transform(key, data[..BlockSize], data.Slice(BlockSize, length), encrypt: false);
        int padding = plain[^1];
        return padding is >= 1 and <= BlockSize ? plain[..^padding] : plain;
    }

    /// <summary>One pass over whole blocks, without padding.</summary>
    public static byte[] Transform(ReadOnlySpan<byte> key, ReadOnlySpan<byte> vector, ReadOnlySpan<byte> data, bool encrypt)
    {
        using Aes aes = Aes.Create();
        aes.SetKey(key);
        return encrypt ? aes.EncryptCbc(data, vector, PaddingMode.None) : aes.DecryptCbc(data, vector, PaddingMode.None);
    }
}

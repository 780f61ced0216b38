using System.Security.Cryptography;

namespace Extractor.Pdf.Objects.Encryption;

/// <summary>File keys of revisions 2 to 4, by MD5 and RC4 (ISO 32000-1, 7.6.3.3 and 7.6.3.4).</summary>
internal static class LegacyKeys
{
    private static ReadOnlySpan<byte> Padding =>
    [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
        0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ];

    /// <summary>The file key if the password is the user's or the owner's; else null.</summary>
    public static byte[]? TryOpen(EncryptionDictionary encryption, ReadOnlySpan<byte> password, int keyBytes)
    {
        if (encryption.Owner.Length < 32 || encryption.User.Length < 16)
        {
            return null;
        }

        byte[] padded = Pad(password);
        return TryUser(encryption, padded, keyBytes) ?? TryUser(encryption, UserPasswordOf(encryption, padded, keyBytes), keyBytes);
    }

    private static byte[] Pad(ReadOnlySpan<byte> password)
    {
        byte[] padded = new byte[32];
        int n = Math.Min(password.Length, 32);
        password[..n].CopyTo(padded);
        Padding[..(32 - n)].CopyTo(padded.AsSpan(n));
        return padded;
    }

    private static byte[]? TryUser(EncryptionDictionary encryption, byte[] padded, int keyBytes)
    {
        byte[] key = FileKey(encryption, padded, keyBytes);
        if (encryption.Revision == 2)
        {
            return encryption.User.AsSpan().StartsWith(Rc4.Apply(key, Padding)[..Math.Min(32, encryption.User.Length)]) ? key : null;
        }

        byte[] check = Rc4.Apply(key, MD5.HashData([.. Padding, .. encryption.FileId]));
        for (int round = 1; round <= 19; round++)
        {
            check = Rc4.Apply(Xor(key, round), check);
        }

        return encryption.User.AsSpan(0, 16).SequenceEqual(check) ? key : null;
    }

    // Algorithm 2.
    private static byte[] FileKey(EncryptionDictionary encryption, byte[] padded, int keyBytes)
    {
        uint p = encryption.Permissions;
        byte[] noMetadata = encryption.Revision >= 4 && !encryption.EncryptMetadata ? [0xFF, 0xFF, 0xFF, 0xFF] : [];
        byte[] hash = MD5.HashData(
        [
            .. padded, .. encryption.Owner.AsSpan(0, 32),
            (byte)p, (byte)(p >> 8), (byte)(p >> 16), (byte)(p >> 24),
            .. encryption.FileId, .. noMetadata,
        ]);
        if (encryption.Revision >= 3)
        {
            for (int i = 0; i < 50; i++)
            {
                hash = MD5.HashData(hash.AsSpan(0, keyBytes));
            }
        }

        return hash[..keyBytes];
    }

    // Algorithm 7: the owner's password gives the padded user password.
    private static byte[] UserPasswordOf(EncryptionDictionary encryption, byte[] paddedOwner, int keyBytes)
    {
        byte[] hash = MD5.HashData(paddedOwner);
        if (encryption.Revision == 2)
        {
            return Rc4.Apply(hash.AsSpan(0, keyBytes), encryption.Owner.AsSpan(0, 32));
        }

        for (int i = 0; i < 50; i++)
        {
            hash = MD5.HashData(hash.AsSpan(0, keyBytes));
        }

        byte[] result = encryption.Owner[..32];
        for (int round = 19; round >= 0; round--)
        {
            result = Rc4.Apply(Xor(hash.AsSpan(0, keyBytes), round), result);
        }

        return result;
    }

    private static byte[] Xor(ReadOnlySpan<byte> key, int value)
    {
        byte[] result = key.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] ^= (byte)value;
        }

        return result;
    }
}

using System.Security.Cryptography;

namespace Extractor.Pdf.Objects.Encryption;

/// <summary>File keys of revisions 5 and 6, by SHA-2 and AES-256 (ISO 32000-2, 7.6.4.3.3 and 7.6.4.3.4).</summary>
internal static class Aes256Keys
{
    private const int MaxPassword = 127;
    private const int HashLength = 32;
    private const int SaltLength = 8;
    private const int EntryLength = HashLength + 2 * SaltLength;

    /// <summary>More rounds than any real document needs; the number depends on the data and could be made large.</summary>
    private const int MaxRounds = 2048;

    private static readonly byte[] ZeroVector = new byte[AesCbc.BlockSize];

    /// <summary>The file key if the password (UTF-8) is the owner's or the user's; else null.</summary>
    public static byte[]? TryOpen(EncryptionDictionary encryption, ReadOnlySpan<byte> password)
    {
        password = password[..Math.Min(password.Length, MaxPassword)];
        ReadOnlySpan<byte> owner = encryption.Owner;
        ReadOnlySpan<byte> user = encryption.User;
        if (user.Length < EntryLength)
        {
            return null;
        }

        user = user[..EntryLength];
        if (owner.Length >= EntryLength && encryption.OwnerKey.Length >= 32 && Matches(encryption, password, owner, user))
        {
            return Unwrap(encryption, password, owner, user, encryption.OwnerKey);
        }

        return encryption.UserKey.Length >= 32 && Matches(encryption, password, user, []) ? Unwrap(encryption, password, user, [], encryption.UserKey) : null;
    }

    private static bool Matches(EncryptionDictionary encryption, ReadOnlySpan<byte> password, ReadOnlySpan<byte> entry, ReadOnlySpan<byte> user) =>
        Hash(encryption.Revision, password, entry.Slice(HashLength, SaltLength), user).AsSpan().SequenceEqual(entry[..HashLength]);

    private static byte[] Unwrap(EncryptionDictionary encryption, ReadOnlySpan<byte> password, ReadOnlySpan<byte> entry, ReadOnlySpan<byte> user, byte[] wrapped)
    {
        byte[] key = Hash(encryption.Revision, password, entry.Slice(HashLength + SaltLength, SaltLength), user);
        return AesCbc.Transform(key, ZeroVector, wrapped.AsSpan(0, 32), encrypt: false);
    }

    // Algorithm 2.B; revision 5 stops after the first hash.
    private static byte[] Hash(int revision, ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> user)
    {
        byte[] key = SHA256.HashData([.. password, .. salt, .. user]);
        if (revision < 6)
        {
            return key;
        }

        for (int round = 0; round < MaxRounds; round++)
        {
            byte[] once = [.. password, .. key, .. user];
            byte[] repeated = new byte[once.Length * 64];
            for (int i = 0; i < 64; i++)
            {
                once.CopyTo(repeated, i * once.Length);
            }

            byte[] encrypted = AesCbc.Transform(key.AsSpan(0, 16), key.AsSpan(16, 16), repeated, encrypt: true);
            int sum = 0;
            foreach (byte b in encrypted.AsSpan(0, 16))
            {
                sum += b;
            }

            key = (sum % 3) switch
            {
                0 => SHA256.HashData(encrypted),
                1 => SHA384.HashData(encrypted),
                _ => SHA512.HashData(encrypted),
            };
            if (round >= 63 && encrypted[^1] <= round - 31)
            {
                break;
            }
        }

        return key[..HashLength];
    }
}

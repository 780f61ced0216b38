using System.Security.Cryptography;

namespace Extractor.Crawl.Http;

/// <summary>Holds a body against the digest that the server sent with it.</summary>
internal static class BodyDigest
{
    /// <summary>
    /// What does not agree, or null: Repr-Digest and Content-Digest (RFC 9530), Digest (RFC 3230) and Content-MD5 (RFC 1864).
    /// Algorithms that are not known, and values that are no digest, are passed over.
    /// </summary>
    /// <param name="header">Gives a header's value; null where it is not there.</param>
    /// <param name="body">The whole body as it came over the wire.</param>
    public static string? Problem(Func<string, string?> header, ReadOnlySpan<byte> body)
    {
        foreach (string name in (string[])["Repr-Digest", "Content-Digest", "Digest"])
        {
            foreach (string part in (header(name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                int equals = part.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && Differs(part[..equals], part[(equals + 1)..].Trim(':'), body))
                {
                    return $"the body does not have the digest that {name} tells";
                }
            }
        }

        return header("Content-MD5") is { } md5 && Differs("md5", md5, body) ? "the body does not have the digest that Content-MD5 tells" : null;
    }

    private static bool Differs(string algorithm, string told, ReadOnlySpan<byte> body)
    {
#pragma warning disable CA5350, CA5351 // Against faults of the way, not against an enemy.
        byte[]? made = algorithm.ToUpperInvariant() switch
        {
            "SHA-512" => SHA512.HashData(body),
            "SHA-256" => SHA256.HashData(body),
            "SHA" or "SHA-1" => SHA1.HashData(body),
            "MD5" => MD5.HashData(body),
            _ => null,
        };
#pragma warning restore CA5350, CA5351
        byte[] bytes = new byte[128];
        return made is not null && Convert.TryFromBase64String(told, bytes, out int n) && n == made.Length && !bytes.AsSpan(0, n).SequenceEqual(made);
    }
}

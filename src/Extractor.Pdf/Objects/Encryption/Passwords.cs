using System.Globalization;
using System.Text;

namespace Extractor.Pdf.Objects.Encryption;

/// <summary>A password as the bytes that writers may have used.</summary>
internal static class Passwords
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"];

    /// <summary>The empty password first, then the given one in each plausible encoding.</summary>
    public static IReadOnlyList<byte[]> Candidates(string? password, int version)
    {
        var candidates = new List<byte[]> { Array.Empty<byte>() };
        if (string.IsNullOrEmpty(password))
        {
            return candidates;
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(password);
        byte[] latin = Encoding.Latin1.GetBytes(password);
        byte[] prepared = Encoding.UTF8.GetBytes(Prepare(password));
        foreach (byte[] bytes in version >= 5 ? new[] { prepared, utf8, latin } : [latin, utf8])
        {
            if (!candidates.Exists(c => c.AsSpan().SequenceEqual(bytes)))
            {
                candidates.Add(bytes);
            }
        }

        return candidates;
    }

    /// <summary>SASLprep (RFC 4013) without its prohibitions: what a writer forbids cannot come in a password that opens the file.</summary>
    private static string Prepare(string password)
    {
        var mapped = new StringBuilder(password.Length);
        foreach (char c in password)
        {
            if (IsMappedToNothing(c))
            {
                continue;
            }

            mapped.Append(char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? " " : Fold(c));
        }

        return mapped.ToString();
    }

    // The compatibility forms that come in typed passwords; the full tables are not there under invariant globalisation.
    private static string Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => ((char)(c - 0xFEE0)).ToString(),
        >= '\u2160' and <= '\u216F' => Roman[c - 0x2160],
        >= '\u2170' and <= '\u217F' => Roman[c - 0x2170].ToLowerInvariant(),
        '\u00AA' => "a",
        '\u00BA' => "o",
        _ => c.ToString(),
    };

    private static bool IsMappedToNothing(char c) =>
        c is '\u00AD' or '\u034F' or '\u1806' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or (>= '\u180B' and <= '\u180D') or (>= '\uFE00' and <= '\uFE0F');
}

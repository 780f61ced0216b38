using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Extractor.Pipeline.Output;

/// <summary>Names from documents as names of folders: never a path, never a device, never too long, equal for equal names.</summary>
public static class UnitPath
{
    /// <summary>Bytes of UTF-8 that a folder's name may take; file systems allow 255.</summary>
    private const int MaxBytes = 180;

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary><c>unit/year.json</c> below the output folder.</summary>
    public static string For(string output, string unit, int year) =>
        Path.Combine(output, FolderName(unit), year.ToString(CultureInfo.InvariantCulture) + ".json");

    /// <summary>The folder of a unit. A name that had to be changed carries a hash of the original, so that two units never share a folder.</summary>
    public static string FolderName(string unit)
    {
        var safe = new StringBuilder(unit.Length);
        foreach (Rune rune in unit.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool forbidden = rune.Value < 0x20 || rune.Value == Rune.ReplacementChar.Value
                || "/\\:*?\"<>|".Contains((char)Math.Min(rune.Value, char.MaxValue))
                || category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
            safe.Append(forbidden ? "_" : rune.ToString());
        }

        string trimmed = safe.ToString().Trim(' ', '.', '\u3000');
        string stem = trimmed.Split('.')[0];
        if (Devices.Contains(stem) || trimmed.Length == 0)
        {
            trimmed = "_" + trimmed;
        }

        string cut = Cut(trimmed);
        return cut == unit ? cut : cut + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(unit)))[..8];
    }

    private static string Cut(string text)
    {
        int bytes = 0;
        int chars = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxBytes)
            {
                return text[..chars];
            }

            chars += rune.Utf16SequenceLength;
        }

        return text;
    }
}

using System.Text;

namespace Extractor.Crawl.Http;

/// <summary>Turns a name from the net into a harmless file name.</summary>
public static class SafeFileName
{
    /// <summary>Longest name in UTF-8 bytes; file systems allow 255.</summary>
    public const int MaxBytes = 180;

    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The last part of a path, without separators, control and format characters (also those that turn the direction
    /// of text), dots at the ends and names that Windows keeps for itself; cut to <see cref="MaxBytes"/> before the extension.
    /// </summary>
    /// <returns>A name that is not empty: <paramref name="fallback"/> where nothing is left.</returns>
    public static string From(string? name, string fallback = "document")
    {
        var text = new StringBuilder();
        foreach (Rune rune in (name ?? "").EnumerateRunes())
        {
            System.Globalization.UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (rune.Value is '/' or '\\')
            {
                text.Clear();
            }
            else if (rune.Value is ':' or '*' or '?' or '"' or '<' or '>' or '|')
            {
                text.Append('_');
            }
            else if (category is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.Surrogate or System.Globalization.UnicodeCategory.PrivateUse
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator))
            {
                text.Append(rune.ToString());
            }
        }

        string safe = text.ToString().Trim().Trim('.', ' ');
        int dot = safe.IndexOf('.', StringComparison.Ordinal);
        if (safe.Length == 0)
        {
            return fallback;
        }

        if (Reserved.Contains(dot < 0 ? safe : safe[..dot]))
        {
            safe = "_" + safe;
        }

        return Cut(safe);
    }

    private static string Cut(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes)
        {
            return name;
        }

        int dot = name.LastIndexOf('.');
        string extension = dot > 0 && name.Length - dot <= 8 ? name[dot..] : "";
        var cut = new StringBuilder();
        int bytes = Encoding.UTF8.GetByteCount(extension);
        foreach (Rune rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxBytes)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.ToString().TrimEnd('.', ' ') + extension;
    }
}

using System.Globalization;
using System.Text;

namespace Extractor.Cli.Messages;

/// <summary>
/// The message catalogue: for each English text, with numbered places as <see cref="string.Format(string, object?[])"/> has them, the
/// Chinese one. It is a GNU gettext file (<c>zh.po</c>), so the usual tools edit it.
/// </summary>
internal sealed class Catalogue
{
    /// <summary>Depth to which messages in messages are followed.</summary>
    private const int MaxDepth = 4;

    /// <summary>Prefixes with a colon that are looked behind.</summary>
    private const int MaxPrefixes = 6;

    private readonly Dictionary<string, string> _texts;
    private readonly List<Template> _templates;

    private Catalogue(Dictionary<string, string> texts)
    {
        _texts = texts;
        _templates = [.. texts.Keys.Select(Template.Of).Where(t => t.IsTelling).OrderByDescending(t => t.Fixed)];
    }

    /// <summary>English text → Chinese text.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>The Chinese catalogue of the program.</summary>
    public static Catalogue Chinese()
    {
        using Stream stream = typeof(Catalogue).Assembly.GetManifestResourceStream("zh.po") ?? throw new InvalidOperationException("The message catalogue is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a gettext file: msgid and msgstr, texts over several lines, comments; neither plurals nor contexts.</summary>
    /// <exception cref="FormatException">A line is none of these, or a text stands twice.</exception>
    public static Catalogue Parse(string text)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        StringBuilder? id = null, value = null;
        int number = 0;
        foreach (string line in text.Split('\n').Append(""))
        {
            number++;
            string trimmed = line.Trim();
            if (trimmed.StartsWith("msgid ", StringComparison.Ordinal) || (trimmed.Length == 0 && value is not null))
            {
                Add(texts, id, value, number);
                (id, value) = (null, null);
            }

            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                continue;
            }

            if (trimmed.StartsWith("msgid ", StringComparison.Ordinal))
            {
                id = new StringBuilder(Unquote(trimmed["msgid ".Length..], number));
            }
            else if (trimmed.StartsWith("msgstr ", StringComparison.Ordinal) && id is not null)
            {
                value = new StringBuilder(Unquote(trimmed["msgstr ".Length..], number));
            }
            else if ((value ?? id) is { } current)
            {
                current.Append(Unquote(trimmed, number));
            }
            else
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} of the message catalogue belongs to no text: {trimmed}"));
            }
        }

        return new Catalogue(texts);
    }

    /// <summary>The Chinese for an English text with numbered places; the English one where there is none.</summary>
    public string Of(string english) => _texts.GetValueOrDefault(english, english);

    /// <summary>
    /// The Chinese for a message whose places are filled already, as the layers below give it: the text is found by what is fixed in it.
    /// What stands in the places is taken over, and translated where it is a message itself.
    /// </summary>
    public string OfFilled(string english) => OfFilled(english, 0);

    private string OfFilled(string english, int depth)
    {
        if (depth >= MaxDepth || english.Length == 0)
        {
            return english;
        }

        if (_texts.TryGetValue(english, out string? whole) || _texts.TryGetValue(english + ".", out whole))
        {
            return english.EndsWith('.') ? whole : whole.TrimEnd('。');
        }

        foreach (Template template in _templates)
        {
            if (template.Match(english) is { } values)
            {
                object[] translated = [.. values.Select(v => OfFilled(v, depth + 1))];
                string filled = string.Format(CultureInfo.InvariantCulture, Template.WithoutFormats(_texts[template.Text]), translated);
                return english.EndsWith('.') ? filled : filled.TrimEnd('。');
            }
        }

        // What a layer puts before a message of the one below it: a file, a key, an option.
        int colon = -2;
        for (int tried = 0; tried < MaxPrefixes && (colon = english.IndexOf(": ", colon + 2, StringComparison.Ordinal)) > 0; tried++)
        {
            string rest = english[(colon + 2)..];
            string translated = OfFilled(rest, depth + 1);
            if (!ReferenceEquals(translated, rest))
            {
                return english[..colon] + "：" + translated;
            }
        }

        return english;
    }

    private static void Add(Dictionary<string, string> texts, StringBuilder? id, StringBuilder? value, int line)
    {
        // The empty text holds the file's own header.
        if (id is { Length: > 0 } && value is not null && !texts.TryAdd(id.ToString(), value.ToString()))
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"A text stands twice in the message catalogue before line {line}: {id}"));
        }
    }

    private static string Unquote(string quoted, int line)
    {
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"')
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {line} of the message catalogue is not quoted: {quoted}"));
        }

        var text = new StringBuilder(quoted.Length);
        for (int i = 1; i < quoted.Length - 1; i++)
        {
            char c = quoted[i];
            if (c == '\\' && i + 1 < quoted.Length - 1)
            {
                c = quoted[++i] switch { 'n' => '\n', 't' => '\t', char other => other };
            }

            text.Append(c);
        }

        return text.ToString();
    }
}

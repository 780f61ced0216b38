using System.Globalization;
using System.Text;

namespace Extractor.Cli.Messages;

/// <summary>A text with numbered places, cut at them.</summary>
/// <param name="Text">As in the catalogue.</param>
/// <param name="Pieces">What is fixed, before, between and after the places.</param>
/// <param name="Numbers">Numbers of the places in the order of the text.</param>
internal sealed record Template(string Text, IReadOnlyList<string> Pieces, IReadOnlyList<int> Numbers)
{
    private const int LettersPerPlace = 4;

    /// <summary>Number of places.</summary>
    public int Places => Numbers.Count;

    /// <summary>Fixed letters; the more of them, the surer a match.</summary>
    public int Fixed { get; } = Pieces.Sum(p => p.Count(char.IsLetter));

    /// <summary>True where enough is fixed that a message can be told to be made from this text: some letters a place, fewer where it begins with them.</summary>
    public bool IsTelling { get; } = Numbers.Count > 0 && (Pieces.Sum(p => p.Count(char.IsLetter)) >= LettersPerPlace * Numbers.Count || (Numbers.Count <= 2 && Pieces[0].Count(char.IsLetter) >= LettersPerPlace));

    /// <summary>Cuts a text. <c>{{</c> and <c>}}</c> stand for a brace, as everywhere.</summary>
    public static Template Of(string text)
    {
        var pieces = new List<string>();
        var numbers = new List<int>();
        var piece = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool doubled = c is '{' or '}' && i + 1 < text.Length && text[i + 1] == c;
            int end = c == '{' && !doubled ? text.IndexOf('}', i) : -1;
            if (end > 0 && int.TryParse(text.AsSpan(i + 1, NumberLength(text, i + 1, end)), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                pieces.Add(piece.ToString());
                piece.Clear();
                numbers.Add(number);
                i = end;
                continue;
            }

            piece.Append(c);
            i += doubled ? 1 : 0;
        }

        pieces.Add(piece.ToString());
        return new Template(text, pieces, numbers);
    }

    /// <summary>The text with bare places, for values that are formatted already.</summary>
    public static string WithoutFormats(string text)
    {
        Template template = Of(text);
        var bare = new StringBuilder(text.Length);
        for (int i = 0; i < template.Pieces.Count; i++)
        {
            bare.Append(template.Pieces[i].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
            if (i < template.Numbers.Count)
            {
                bare.Append(CultureInfo.InvariantCulture, $"{{{template.Numbers[i]}}}");
            }
        }

        return bare.ToString();
    }

    /// <summary>The values in the places by their number; null where the message is not made from this text.</summary>
    public string[]? Match(string message)
    {
        string end = Pieces[^1];
        if (end.EndsWith('.') && !message.EndsWith('.'))
        {
            // A sentence that another one goes on with loses its full stop.
            end = end[..^1];
        }

        if (!message.StartsWith(Pieces[0], StringComparison.Ordinal) || !message.EndsWith(end, StringComparison.Ordinal))
        {
            return null;
        }

        var values = new string[Numbers.Max() + 1];
        Array.Fill(values, "");
        int at = Pieces[0].Length;
        int last = message.Length - end.Length;
        for (int i = 0; i < Numbers.Count; i++)
        {
            int next = i + 1 < Numbers.Count ? message.IndexOf(Pieces[i + 1], at, StringComparison.Ordinal) : last;
            if (next < at || next > last)
            {
                return null;
            }

            values[Numbers[i]] = message[at..next];
            at = next + (i + 1 < Numbers.Count ? Pieces[i + 1].Length : 0);
        }

        return values;
    }

    private static int NumberLength(string text, int start, int end)
    {
        int at = start;
        while (at < end && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at < end && text[at] is not (':' or ',') ? 0 : at - start;
    }
}

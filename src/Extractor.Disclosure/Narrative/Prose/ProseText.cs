namespace Extractor.Disclosure.Narrative.Prose;

/// <summary>
/// A paragraph made easy to read by rules: blanks that a layout put between ideographs and figures left out, digits, letters and
/// punctuation in one form each. Every character knows where it stands in the paragraph as printed.
/// </summary>
internal sealed class ProseText
{
    private readonly int[] _origin;

    private ProseText(string source, string text, int[] origin)
    {
        Source = source;
        Text = text;
        _origin = origin;
    }

    /// <summary>The paragraph as printed.</summary>
    public string Source { get; }

    /// <summary>Half-width digits and <c>.</c>, full-width brackets and punctuation, no blanks but between two Latin words or two numbers.</summary>
    public string Text { get; }

    /// <summary>Index into <see cref="Source"/> of a character of <see cref="Text"/>; the source's length for the end.</summary>
    public int Origin(int index) => index < _origin.Length ? _origin[index] : Source.Length;

    /// <summary>Index into <see cref="Source"/> just after the character before <paramref name="end"/>.</summary>
    public int OriginEnd(int end) => end <= 0 ? 0 : _origin[end - 1] + 1;

    /// <summary>The printed text of a span of <see cref="Text"/>.</summary>
    public string Raw(int start, int end) => end <= start ? "" : Source[Origin(start)..OriginEnd(end)];

    public static ProseText From(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        char[] text = new char[source.Length];
        int[] origin = new int[source.Length];
        int n = 0;
        bool blank = false;
        for (int i = 0; i < source.Length; i++)
        {
            char c = source[i];
            if (IsBlank(c))
            {
                blank = true;
                continue;
            }

            c = Fold(c);
            if (blank && n > 0 && char.IsAsciiLetterOrDigit(text[n - 1]) && char.IsAsciiLetterOrDigit(c))
            {
                text[n] = ' ';
                origin[n++] = i - 1;
            }

            blank = false;
            text[n] = c;
            origin[n++] = i;
        }

        return new ProseText(source, new string(text, 0, n), origin[..n]);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff' or '\u00ad';

    private static char Fold(char c) => c switch
    {
        >= '\uff10' and <= '\uff19' or >= '\uff21' and <= '\uff3a' or >= '\uff41' and <= '\uff5a' => (char)(c - 0xfee0),
        '\uff0e' => '.',
        '\uff05' or '\ufe6a' => '%',
        '\uff0f' => '/',
        '(' or '\ufe59' => '（',
        ')' or '\ufe5a' => '）',
        ':' or '\ufe55' => '：',
        ';' or '\ufe54' => '；',
        '?' => '？',
        '!' => '！',
        '\uff61' => '。',
        '\u2212' or '\uff0d' or '\u2013' => '-',
        _ => c,
    };
}

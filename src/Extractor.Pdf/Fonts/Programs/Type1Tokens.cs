using System.Globalization;

namespace Extractor.Pdf.Fonts.Programs;

/// <summary>Splits PostScript text at blanks and delimiters; a name keeps its slash. An empty token is the end.</summary>
internal ref struct Type1Tokens(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; private set; }

    public static int? Integer(ReadOnlySpan<byte> token) =>
        int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;

    public void Skip(int count) => Position = (int)Math.Clamp(Position + (long)count, 0, _text.Length);

    public ReadOnlySpan<byte> Next()
    {
        while (Position < _text.Length && IsBlank(_text[Position]))
        {
            Position++;
        }

        if (Position >= _text.Length)
        {
            return default;
        }

        int start = Position++;
        if (_text[start] == '%')
        {
            while (Position < _text.Length && _text[Position] is not (10 or 13))
            {
                Position++;
            }

            // A comment counts as a token that nobody looks for: no recursion on hostile input.
            return _text.Slice(start, 1);
        }

        if (_text[start] == '/' || !IsDelimiter(_text[start]))
        {
            while (Position < _text.Length && !IsBlank(_text[Position]) && !IsDelimiter(_text[Position]))
            {
                Position++;
            }
        }

        return _text[start..Position];
    }

    private static bool IsBlank(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte value) => value is (byte)'/' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'%';
}

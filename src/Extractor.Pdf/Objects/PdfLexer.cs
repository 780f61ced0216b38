using System.Text;

namespace Extractor.Pdf.Objects;

/// <summary>
/// Splits bytes into tokens, for file structure and content streams alike. Accepts any bytes: what cannot start a token is
/// skipped, what is not closed ends with the data.
/// </summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> data, int position = 0)
{
    private const int LongRun = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private readonly ReadOnlySpan<byte> _data = data;
    private int _position = Math.Clamp(position, 0, data.Length);
    private int _start;

    /// <summary>Offset of the next unread byte.</summary>
    public int Position
    {
        readonly get => _position;
        set => _position = Math.Clamp(value, 0, _data.Length);
    }

    /// <summary>Offset of the current token's first byte.</summary>
    public readonly int Start => _start;

    public readonly ReadOnlySpan<byte> Data => _data;

    /// <summary>The current token as written; a keyword's bytes.</summary>
    public readonly ReadOnlySpan<byte> Text => _data[_start.._position];

    /// <summary>The value of the current <see cref="TokenKind.Number"/>.</summary>
    public double Number { get; private set; }

    /// <summary>True where the current number was written without a point or exponent.</summary>
    public bool IsInteger { get; private set; }

    /// <summary>Moves to the next token; comments and white space are passed over.</summary>
    public TokenKind Next()
    {
        while (true)
        {
            SkipWhite();
            _start = _position;
            if (_position >= _data.Length)
            {
                return TokenKind.End;
            }

            byte b = _data[_position];
            switch (b)
            {
                case (byte)'/':
                    _position++;
                    SkipRegular();
                    return TokenKind.Name;
                case (byte)'(':
                    SkipLiteral();
                    return TokenKind.LiteralString;
                case (byte)'[':
                    _position++;
                    return TokenKind.ArrayOpen;
                case (byte)']':
                    _position++;
                    return TokenKind.ArrayClose;
                case (byte)'{' or (byte)'}':
                    _position++;
                    return TokenKind.Keyword;
                case (byte)'<':
                    if (_position + 1 < _data.Length && _data[_position + 1] == '<')
                    {
                        _position += 2;
                        return TokenKind.DictionaryOpen;
                    }

                    SkipHex();
                    return TokenKind.HexString;
                case (byte)'>':
                    if (_position + 1 < _data.Length && _data[_position + 1] == '>')
                    {
                        _position += 2;
                        return TokenKind.DictionaryClose;
                    }

                    _position++;
                    continue;
                case (byte)')':
                    _position++;
                    continue;
                case >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'-' or (byte)'.':
                    if (ReadNumber())
                    {
                        return TokenKind.Number;
                    }

                    break;
            }

            SkipRegular();
            return TokenKind.Keyword;
        }
    }

    /// <summary>Passes over white space and comments.</summary>
    public void SkipWhite()
    {
        ReadOnlySpan<byte> data = _data;
        int i = _position;
        while (i < data.Length)
        {
            byte b = data[i];
            if (CharClass.IsWhite(b))
            {
                i++;
                if (i - _position > LongRun)
                {
                    // Megabytes of blanks are a way to keep a reader busy.
                    int run = data[i..].IndexOfAnyExcept(CharClass.White);
                    i = run < 0 ? data.Length : i + run;
                }
            }
            else if (b == '%')
            {
                int end = data[i..].IndexOfAny((byte)'\r', (byte)'\n');
                i = end < 0 ? data.Length : i + end;
            }
            else
            {
                break;
            }
        }

        _position = i;
    }

    /// <summary>The name token's value: without slash, #xx resolved; UTF-8 where it is valid, else Latin-1.</summary>
    public readonly string NameValue()
    {
        ReadOnlySpan<byte> raw = _data[(_start + 1).._position];
        if (raw.IndexOf((byte)'#') >= 0)
        {
            raw = ResolveEscapes(raw);
        }

        if (!raw.ContainsAnyExceptInRange((byte)0, (byte)127))
        {
            return Encoding.ASCII.GetString(raw);
        }

        try
        {
            return StrictUtf8.GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(raw);
        }
    }

    /// <summary>The string token's bytes, escapes or hexadecimal digits resolved.</summary>
    public readonly byte[] StringBytes(TokenKind kind)
    {
        ReadOnlySpan<byte> raw = _data[Math.Min(_start + 1, _position).._position];
        return kind == TokenKind.HexString ? StringDecoding.Hex(raw) : StringDecoding.Literal(raw);
    }

    private static byte[] ResolveEscapes(ReadOnlySpan<byte> raw)
    {
        var result = new byte[raw.Length];
        int n = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && CharClass.HexValue(raw[i + 1]) >= 0 && CharClass.HexValue(raw[i + 2]) >= 0)
            {
                result[n++] = (byte)((CharClass.HexValue(raw[i + 1]) << 4) | CharClass.HexValue(raw[i + 2]));
                i += 2;
            }
            else
            {
                result[n++] = raw[i];
            }
        }

        return result[..n];
    }

    private void SkipRegular()
    {
        ReadOnlySpan<byte> data = _data;
        int i = _position;
        while (i < data.Length && CharClass.IsRegular(data[i]))
        {
            i++;
        }

        _position = i;
    }

    private void SkipLiteral()
    {
        int depth = 0;
        int i = _position;
        while (true)
        {
            int next = _data[i..].IndexOfAny((byte)'(', (byte)')', (byte)'\\');
            if (next < 0)
            {
                _position = _data.Length;
                return;
            }

            i += next;
            byte b = _data[i++];
            if (b == '\\')
            {
                i = Math.Min(i + 1, _data.Length);
            }
            else if (b == '(')
            {
                depth++;
            }
            else if (--depth == 0)
            {
                _position = i;
                return;
            }
        }
    }

    private void SkipHex()
    {
        int end = _data[_position..].IndexOf((byte)'>');
        _position = end < 0 ? _data.Length : _position + end + 1;
    }

    // Takes what other readers take: repeated signs count once, a minus inside a number is ignored, a lone sign or point is 0.
    private bool ReadNumber()
    {
        ReadOnlySpan<byte> data = _data;
        int i = _position;
        bool negative = false;
        while (i < data.Length && data[i] is (byte)'-' or (byte)'+')
        {
            negative |= data[i] == '-';
            i++;
        }

        const long MantissaLimit = 100_000_000_000_000_000;
        long mantissa = 0;
        int decimals = 0;
        int dropped = 0;
        int digits = 0;
        bool point = false;
        for (; i < data.Length; i++)
        {
            int digit = data[i] - '0';
            if ((uint)digit <= 9)
            {
                digits++;
                if (mantissa < MantissaLimit)
                {
                    mantissa = mantissa * 10 + digit;
                    decimals += point ? 1 : 0;
                }
                else if (!point)
                {
                    dropped++;
                }
            }
            else if (data[i] == '.' && !point)
            {
                point = true;
            }
            else if (data[i] != '-' || digits == 0)
            {
                break;
            }
        }

        int exponent = 0;
        bool scientific = false;
        if (digits > 0 && i + 1 < data.Length && data[i] is (byte)'e' or (byte)'E')
        {
            scientific = TryReadExponent(data, ref i, out exponent);
        }

        if (digits == 0 && i < data.Length && CharClass.IsRegular(data[i]))
        {
            return false;
        }

        double value = Scale(mantissa, dropped + exponent - decimals);
        Number = negative ? -value : value;
        IsInteger = !point && !scientific;
        _position = i;
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> data, ref int position, out int exponent)
    {
        exponent = 0;
        int i = position + 1;
        bool negative = false;
        if (data[i] is (byte)'-' or (byte)'+')
        {
            negative = data[i] == '-';
            i++;
        }

        int first = i;
        while (i < data.Length && CharClass.IsDigit(data[i]))
        {
            exponent = Math.Min(exponent * 10 + (data[i] - '0'), 999);
            i++;
        }

        if (i == first)
        {
            exponent = 0;
            return false;
        }

        exponent = negative ? -exponent : exponent;
        position = i;
        return true;
    }

    private static double Scale(long mantissa, int power)
    {
        ReadOnlySpan<double> powers =
            [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];
        if (power == 0)
        {
            return mantissa;
        }

        if (power < 0)
        {
            return -power < powers.Length ? mantissa / powers[-power] : mantissa * Math.Pow(10, Math.Max(power, -400));
        }

        double value = power < powers.Length ? mantissa * powers[power] : mantissa * Math.Pow(10, power);
        return double.IsFinite(value) ? value : double.MaxValue;
    }
}

namespace Extractor.Pdf.Fonts.CMaps;

internal enum CMapTokenKind
{
    End,
    Hex,
    Number,
    Name,
    Word,
    ArrayStart,
    ArrayEnd,
    Other,
}

/// <summary>Reads the PostScript tokens that CMap files use. Never throws; runs once over the bytes.</summary>
internal ref struct CMapTokens(ReadOnlySpan<byte> data)
{
    private const int MaxHexBytes = 512;

    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    public CMapTokenKind Kind { get; private set; }

    /// <summary>Value of a number or of a hexadecimal string read as one number (its last four bytes).</summary>
    public uint Value { get; private set; }

    /// <summary>Number of bytes of a hexadecimal string.</summary>
    public int Length { get; private set; }

    /// <summary>Name, word or the raw hexadecimal digits.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    public bool Is(ReadOnlySpan<byte> word) => Kind == CMapTokenKind.Word && Text.SequenceEqual(word);

    public bool Read()
    {
        SkipBlank();
        if (_position >= _data.Length)
        {
            Kind = CMapTokenKind.End;
            return false;
        }

        byte first = _data[_position];
        switch (first)
        {
            case (byte)'<' when _position + 1 < _data.Length && _data[_position + 1] == '<':
            case (byte)'>' when _position + 1 < _data.Length && _data[_position + 1] == '>':
                _position += 2;
                Kind = CMapTokenKind.Other;
                return true;
            case (byte)'<':
                ReadHex();
                return true;
            case (byte)'[':
                _position++;
                Kind = CMapTokenKind.ArrayStart;
                return true;
            case (byte)']':
                _position++;
                Kind = CMapTokenKind.ArrayEnd;
                return true;
            case (byte)'(':
                SkipLiteral();
                Kind = CMapTokenKind.Other;
                return true;
            case (byte)'/':
                _position++;
                ReadRegular();
                Kind = CMapTokenKind.Name;
                return true;
            case (byte)'>' or (byte)')' or (byte)'{' or (byte)'}':
                _position++;
                Kind = CMapTokenKind.Other;
                return true;
            default:
                ReadRegular();
                ReadNumber();
                return true;
        }
    }

    private static bool IsDelimiter(byte value) => value is (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'(' or (byte)')' or (byte)'/' or (byte)'%' or (byte)'{' or (byte)'}';

    private static bool IsBlank(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private void SkipBlank()
    {
        while (_position < _data.Length)
        {
            byte value = _data[_position];
            if (value == '%')
            {
                while (_position < _data.Length && _data[_position] is not (10 or 13))
                {
                    _position++;
                }
            }
            else if (IsBlank(value))
            {
                _position++;
            }
            else
            {
                return;
            }
        }
    }

    private void ReadHex()
    {
        int start = ++_position;
        while (_position < _data.Length && _data[_position] != '>')
        {
            _position++;
        }

        Text = _data[start.._position];
        _position = Math.Min(_position + 1, _data.Length);
        uint value = 0;
        int digits = 0;
        foreach (byte b in Text)
        {
            int digit = HexDigit(b);
            if (digit >= 0 && digits < MaxHexBytes * 2)
            {
                value = (value << 4) | (uint)digit;
                digits++;
            }
        }

        Kind = CMapTokenKind.Hex;
        Value = value;
        Length = (digits + 1) / 2;
    }

    private void ReadRegular()
    {
        int start = _position;
        while (_position < _data.Length && !IsBlank(_data[_position]) && !IsDelimiter(_data[_position]))
        {
            _position++;
        }

        Text = _data[start.._position];
    }

    private void ReadNumber()
    {
        Kind = CMapTokenKind.Word;
        uint value = 0;
        foreach (byte b in Text)
        {
            if (b is < (byte)'0' or > (byte)'9' || value > 400_000_000)
            {
                return;
            }

            value = (value * 10) + b - '0';
        }

        if (Text.Length > 0)
        {
            Kind = CMapTokenKind.Number;
            Value = value;
        }
    }

    private void SkipLiteral()
    {
        int depth = 0;
        for (; _position < _data.Length; _position++)
        {
            byte value = _data[_position];
            if (value == '\\')
            {
                _position++;
            }
            else if (value == '(')
            {
                depth++;
            }
            else if (value == ')' && --depth == 0)
            {
                _position++;
                return;
            }
        }

        _position = Math.Min(_position, _data.Length);
    }

    public static int HexDigit(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };
}

namespace Extractor.Pdf.Objects;

/// <summary>Decrypts the strings of one indirect object.</summary>
internal delegate byte[] StringDecryptor(byte[] bytes);

/// <summary>
/// Builds objects from tokens (ISO 32000-1, 7.3). Never throws: what does not fit is skipped, what is not closed ends at
/// the next structural keyword or with the data.
/// </summary>
internal ref struct ObjectParser(ReadOnlySpan<byte> data, int position, NameTable names, int maxNesting, StringDecryptor? decrypt = null)
{
    private const int SmallNumbers = 1024;

    private static readonly PdfNumber[] Small = MakeSmall();

    private readonly NameTable _names = names;
    private readonly int _maxNesting = maxNesting;
    private readonly StringDecryptor? _decrypt = decrypt;
    private PdfLexer _lexer = new(data, position);

    public int Position
    {
        readonly get => _lexer.Position;
        set => _lexer.Position = value;
    }

    /// <summary>True once nesting passed the bound and something was cut off.</summary>
    public bool WasTooDeep { get; private set; }

    /// <summary>Reads one object.</summary>
    /// <returns>The object; null at the end of the data, at a closing bracket (consumed) or at a keyword that is no object (not consumed).</returns>
    public PdfObject? Read() => Convert(_lexer.Next(), 0);

    /// <summary>Reads a keyword if it is the given one; else stays where it is.</summary>
    public bool TryKeyword(ReadOnlySpan<byte> keyword)
    {
        int before = _lexer.Position;
        if (_lexer.Next() == TokenKind.Keyword && _lexer.Text.SequenceEqual(keyword))
        {
            return true;
        }

        _lexer.Position = before;
        return false;
    }

    /// <summary>Reads <c>N G obj</c>; stays where it is if it does not stand here.</summary>
    public bool TryHeader(out int number, out int generation)
    {
        int before = _lexer.Position;
        generation = 0;
        if (TryInteger(out number) && TryInteger(out generation) && _lexer.Next() == TokenKind.Keyword && _lexer.Text.StartsWith("obj"u8))
        {
            // "obj" may stand against what follows, as in "1 0 obj<<" or, badly, "1 0 objnull".
            _lexer.Position = _lexer.Start + 3;
            return true;
        }

        _lexer.Position = before;
        return false;
    }

    /// <summary>Reads a number without point; stays where it is if there is none.</summary>
    public bool TryInteger(out int value)
    {
        int before = _lexer.Position;
        if (_lexer.Next() == TokenKind.Number && _lexer.IsInteger && _lexer.Number is >= 0 and <= int.MaxValue)
        {
            value = (int)_lexer.Number;
            return true;
        }

        _lexer.Position = before;
        value = 0;
        return false;
    }

    private static PdfNumber[] MakeSmall()
    {
        var numbers = new PdfNumber[SmallNumbers];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = new PdfNumber(i);
        }

        return numbers;
    }

    private PdfObject? Convert(TokenKind kind, int depth)
    {
        switch (kind)
        {
            case TokenKind.Number:
                double value = _lexer.Number;
                if (_lexer.IsInteger && value >= 0 && TryReference(value, out PdfReference? reference))
                {
                    return reference;
                }

                return value >= 0 && value < SmallNumbers && value == (int)value ? Small[(int)value] : new PdfNumber(value);
            case TokenKind.Name:
                return _names.Get(_lexer);
            case TokenKind.LiteralString or TokenKind.HexString:
                byte[] bytes = _lexer.StringBytes(kind);
                return new PdfString(_decrypt is null ? bytes : _decrypt(bytes));
            case TokenKind.ArrayOpen:
                return depth < _maxNesting ? ReadArray(depth + 1) : CutOff();
            case TokenKind.DictionaryOpen:
                return depth < _maxNesting ? ReadDictionary(depth + 1) : CutOff();
            case TokenKind.Keyword:
                ReadOnlySpan<byte> text = _lexer.Text;
                if (text.SequenceEqual("true"u8))
                {
                    return PdfBoolean.True;
                }

                if (text.SequenceEqual("false"u8))
                {
                    return PdfBoolean.False;
                }

                if (text.SequenceEqual("null"u8))
                {
                    return PdfNull.Instance;
                }

                _lexer.Position = _lexer.Start;
                return null;
            default:
                return null;
        }
    }

    private PdfNull CutOff()
    {
        WasTooDeep = true;
        return PdfNull.Instance;
    }

    private PdfArray ReadArray(int depth)
    {
        var items = new List<PdfObject>();
        while (true)
        {
            TokenKind kind = _lexer.Next();
            if (kind is TokenKind.ArrayClose or TokenKind.End)
            {
                break;
            }

            if (kind == TokenKind.DictionaryClose)
            {
                // The array's bracket is missing: the ">>" belongs to the dictionary around it.
                _lexer.Position = _lexer.Start;
                break;
            }

            if (Convert(kind, depth) is { } item)
            {
                items.Add(item);
            }
            else if (!SkipStrayKeyword())
            {
                break;
            }
        }

        return items.Count == 0 ? PdfArray.Empty : new PdfArray(items.ToArray());
    }

    private PdfDictionary ReadDictionary(int depth)
    {
        var entries = new Dictionary<string, PdfObject>();
        while (true)
        {
            TokenKind kind = _lexer.Next();
            if (kind is TokenKind.DictionaryClose or TokenKind.End)
            {
                break;
            }

            if (kind != TokenKind.Name)
            {
                if (kind == TokenKind.Keyword)
                {
                    _lexer.Position = _lexer.Start;
                    if (!SkipStrayKeyword())
                    {
                        break;
                    }
                }

                continue;
            }

            string key = _names.Get(_lexer).Value;
            kind = _lexer.Next();
            if (kind is TokenKind.DictionaryClose or TokenKind.End)
            {
                break;
            }

            if (Convert(kind, depth) is { } value)
            {
                // Where a key stands twice, the last one counts, as in other readers.
                entries[key] = value;
            }
            else if (kind == TokenKind.Keyword && !SkipStrayKeyword())
            {
                break;
            }
        }

        return new PdfDictionary(entries);
    }

    // Inside a container: passes over a word that is no object, but not over one that shows that the container was never closed.
    private bool SkipStrayKeyword()
    {
        int before = _lexer.Position;
        if (_lexer.Next() != TokenKind.Keyword)
        {
            return true;
        }

        ReadOnlySpan<byte> text = _lexer.Text;
        if (text.StartsWith("endobj"u8) || text.StartsWith("stream"u8) || text.StartsWith("endstream"u8) || text.SequenceEqual("obj"u8)
            || text.SequenceEqual("xref"u8) || text.SequenceEqual("startxref"u8) || text.SequenceEqual("trailer"u8))
        {
            _lexer.Position = before;
            return false;
        }

        return true;
    }

    private bool TryReference(double number, out PdfReference? reference)
    {
        ReadOnlySpan<byte> data = _lexer.Data;
        int i = SkipWhite(data, _lexer.Position);
        reference = null;
        if (i == _lexer.Position || i >= data.Length || !CharClass.IsDigit(data[i]) || number > int.MaxValue)
        {
            return false;
        }

        int generation = 0;
        int digits = 0;
        while (i < data.Length && CharClass.IsDigit(data[i]) && digits < 7)
        {
            generation = generation * 10 + (data[i++] - '0');
            digits++;
        }

        int afterDigits = i;
        i = SkipWhite(data, i);
        if (i == afterDigits || i >= data.Length || data[i] != 'R' || (i + 1 < data.Length && CharClass.IsRegular(data[i + 1])))
        {
            return false;
        }

        _lexer.Position = i + 1;
        reference = new PdfReference((int)number, generation);
        return true;
    }

    private static int SkipWhite(ReadOnlySpan<byte> data, int i)
    {
        while (i < data.Length && CharClass.IsWhite(data[i]))
        {
            i++;
        }

        return i;
    }
}

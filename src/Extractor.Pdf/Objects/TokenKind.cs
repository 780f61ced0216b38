namespace Extractor.Pdf.Objects;

/// <summary>Kinds of lexical tokens of ISO 32000-1, 7.2 and 7.3.</summary>
internal enum TokenKind
{
    End,
    Number,
    Name,
    LiteralString,
    HexString,
    ArrayOpen,
    ArrayClose,
    DictionaryOpen,
    DictionaryClose,

    /// <summary>An operator or keyword; also a single brace.</summary>
    Keyword,
}

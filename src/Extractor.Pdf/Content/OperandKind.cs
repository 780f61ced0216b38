namespace Extractor.Pdf.Content;

/// <summary>What stands on the operand stack. Arrays and dictionaries lie flat between their marks.</summary>
internal enum OperandKind : byte
{
    Null,
    Number,
    Boolean,
    Name,
    String,
    ArrayStart,
    ArrayEnd,
    DictionaryStart,
    DictionaryEnd,
}

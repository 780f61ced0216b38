namespace Extractor.Pdf.Content;

/// <summary>One operand of a content stream operator. Strings and names are slices, of the stream or of the stack's own buffer.</summary>
internal readonly struct Operand(OperandKind kind, double number, int start, int length, bool isDecoded)
{
    public OperandKind Kind { get; } = kind;

    /// <summary>Value of a number; 1 for true.</summary>
    public double Number { get; } = number;

    public int Start { get; } = start;

    public int Length { get; } = length;

    /// <summary>True where the slice is of the stack's buffer because escapes or hex digits had to be resolved.</summary>
    public bool IsDecoded { get; } = isDecoded;
}

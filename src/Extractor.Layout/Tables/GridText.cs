namespace Extractor.Layout.Tables;

/// <summary>A cell reduced to place and text: what headers and stubs are told by.</summary>
internal readonly record struct GridText(int Row, int Column, int RowSpan, int ColumnSpan, string Text)
{
    public int RowEnd => Row + RowSpan;

    public int ColumnEnd => Column + ColumnSpan;
}

namespace Extractor.Layout.Tables;

/// <summary>Joins the lines of a cell or paragraph by the contract's rules.</summary>
public static class CellText
{
}

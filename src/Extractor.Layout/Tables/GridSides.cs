namespace Extractor.Layout.Tables;

/// <summary>Sides of a table.</summary>
[Flags]
internal enum GridSides
{
    None = 0,
    Left = 1,
    Top = 2,
    Bottom = 4,
}

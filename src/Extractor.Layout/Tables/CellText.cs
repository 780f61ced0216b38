using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Joins the letters or lines of a cell by the contract's rules.</summary>
public static class CellText
{
    /// <summary>Text of a cell from its letters, whatever order they were drawn in.</summary>
    public static string From(IReadOnlyList<Letter> letters) => From(LineBuilder.Build(letters));

    /// <summary>Text of a cell from its lines, top to bottom.</summary>
    public static string From(IReadOnlyList<TextLine> lines) => lines.Count == 1 ? TextJoiner.Squeeze(lines[0].Text) : TextJoiner.Join(lines.Select(l => l.Text));

    /// <summary>A cell's text cut by a page break, made whole by the same rules.</summary>
    public static string Join(string first, string second) => TextJoiner.Join([first, second]);
}

using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Places lines of a page in the view of one of its tables.</summary>
internal sealed class ViewFrame(PageTable table)
{
    /// <summary>Whether a line runs the way the table's text runs.</summary>
    public bool Reads(TextLine line) =>
        (line.Direction is TextDirection.Vertical or TextDirection.Other ? TextDirection.Horizontal : line.Direction) == table.Turn;

    public Box Place(Box box)
    {
        bool sideways = table.Turn is TextDirection.Rotate90 or TextDirection.Rotate270;
        double pageWidth = sideways ? table.ViewSize.Height : table.ViewSize.Width;
        double pageHeight = sideways ? table.ViewSize.Width : table.ViewSize.Height;
        return table.Turn switch
        {
            TextDirection.Rotate90 => new Box(box.Top, pageWidth - box.Left, box.Bottom, pageWidth - box.Right),
            TextDirection.Rotate270 => new Box(pageHeight - box.Top, box.Left, pageHeight - box.Bottom, box.Right),
            TextDirection.Rotate180 => new Box(pageWidth - box.Left, pageHeight - box.Top, pageWidth - box.Right, pageHeight - box.Bottom),
            _ => box,
        };
    }
}

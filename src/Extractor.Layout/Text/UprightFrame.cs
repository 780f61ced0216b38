using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>A page turned by quarters so that text of one direction stands upright.</summary>
/// <param name="Direction">The direction; what is no quarter turn counts as upright.</param>
/// <param name="PageWidth">Width of the page in points.</param>
/// <param name="PageHeight">Height of the page in points.</param>
internal readonly record struct UprightFrame(TextDirection Direction, double PageWidth, double PageHeight)
{
    public PageSize Size => Direction is TextDirection.Rotate90 or TextDirection.Rotate270 ? new PageSize(PageHeight, PageWidth) : new PageSize(PageWidth, PageHeight);

    /// <summary>A box of the page in this frame.</summary>
    public Box Place(Box box) => Direction switch
    {
        TextDirection.Rotate90 => new Box(box.Top, PageWidth - box.Right, box.Bottom, PageWidth - box.Left),
        TextDirection.Rotate180 => new Box(PageWidth - box.Right, PageHeight - box.Bottom, PageWidth - box.Left, PageHeight - box.Top),
        TextDirection.Rotate270 => new Box(PageHeight - box.Bottom, box.Left, PageHeight - box.Top, box.Right),
        _ => box,
    };
}

using System.Globalization;
using System.Xml.Linq;
using Extractor.Pdf;

namespace Extractor.Layout.Tests.Icdar2013;

/// <summary>A cell of a table as the competition's structure files give it.</summary>
internal readonly record struct GridCell(int Row, int Column, int RowEnd, int ColumnEnd, string Text);

/// <summary>The area of a table on one page, in PDF user space (origin bottom left).</summary>
internal sealed record TruthRegion(int Page, double X1, double Y1, double X2, double Y2)
{
    /// <summary>The area in the coordinates of a page as read; the corpus has no page with a shifted crop box.</summary>
    public Box On(Page page) => new(X1, page.Height - Y2, X2, page.Height - Y1);
}

/// <summary>Reads <c>*-reg.xml</c> and <c>*-str.xml</c> of the ICDAR 2013 table competition.</summary>
internal static class IcdarTruth
{
    public static List<TruthRegion> Regions(XElement document) =>
    [
        .. from region in document.Descendants("region")
           let box = region.Element("bounding-box")
           where box is not null
           select new TruthRegion(Number(region, "page"), Number(box, "x1"), Number(box, "y1"), Number(box, "x2"), Number(box, "y2")),
    ];

    /// <summary>Cells of every region, in the order of the file.</summary>
    public static List<(int Page, List<GridCell> Cells)> Structures(XElement document) =>
    [
        .. from region in document.Descendants("region")
           select (Number(region, "page"), region.Elements("cell").Select(Cell).ToList()),
    ];

    private static GridCell Cell(XElement cell)
    {
        int row = Number(cell, "start-row");
        int column = Number(cell, "start-col");
        return new GridCell(row, column, Number(cell, "end-row", row), Number(cell, "end-col", column), cell.Element("content")?.Value ?? "");
    }

    private static int Number(XElement element, string name, int otherwise = 0) =>
        int.TryParse((string?)element.Attribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}

using System.Globalization;
using System.Text;
using Extractor.Pdf;
using Extractor.TestSupport;

namespace Extractor.Layout.Tests;

/// <summary>
/// Writes a real PDF file by hand, page by page, in coordinates from the top-left corner: for what only shows in a file (fills,
/// clips, dashes, page rotation, matrices). Ideographs are as wide as the type size, the rest half of it.
/// </summary>
internal sealed class PdfSketch(double width = 595, double height = 842)
{
    private readonly StringBuilder _content = new();
    private readonly List<(string Content, string Extra)> _done = [];

    /// <summary>Entries of the page object, such as /Rotate 90.</summary>
    public string Extra { get; init; } = "";

    public PdfSketch Raw(string operators)
    {
        _content.Append(operators).Append('\n');
        return this;
    }

    public PdfSketch Text(string text, double x, double baseline, double size = 10) =>
        Raw(string.Create(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x:0.##} {height - baseline:0.##} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET"));

    public PdfSketch Line(double x1, double y1, double x2, double y2) =>
        Raw(string.Create(CultureInfo.InvariantCulture, $"{x1:0.##} {height - y1:0.##} m {x2:0.##} {height - y2:0.##} l S"));

    public PdfSketch Fill(double left, double top, double right, double bottom, double gray) =>
        Raw(string.Create(CultureInfo.InvariantCulture, $"{gray:0.##} g {left:0.##} {height - bottom:0.##} {right - left:0.##} {bottom - top:0.##} re f 0 g"));

    public PdfSketch Grid(double[] x, double[] y)
    {
        Array.ForEach(y, at => Line(x[0], at, x[^1], at));
        Array.ForEach(x, at => Line(at, y[0], at, y[^1]));
        return this;
    }

    /// <summary>Texts of a table, row by row, without rules.</summary>
    public PdfSketch Cells(double[] x, double top, double rowHeight, params string[][] rows)
    {
        for (int r = 0; r < rows.Length; r++)
        {
            for (int c = 0; c < rows[r].Length; c++)
            {
                if (rows[r][c].Length > 0)
                {
                    Text(rows[r][c], x[c] + 3, top + ((r + 1) * rowHeight) - 5);
                }
            }
        }

        return this;
    }

    /// <summary>A table with all its rules.</summary>
    public PdfSketch Table(double[] x, double top, double rowHeight, params string[][] rows) =>
        Grid(x, [.. Enumerable.Range(0, rows.Length + 1).Select(r => top + (r * rowHeight))]).Cells(x, top, rowHeight, rows);

    /// <summary>Ends the page; what follows is drawn on the next one.</summary>
    public PdfSketch NextPage()
    {
        _done.Add((_content.ToString(), Extra));
        _content.Clear();
        return this;
    }

    /// <summary>Reads the file and finds its tables.</summary>
    public DocumentLayout Read(LayoutOptions? options = null)
    {
        NextPage();
        var pdf = new PdfBuilder();
        int descendant = pdf.Add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] >>");
        int font = pdf.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [{descendant} 0 R] >>"));
        foreach ((string content, string extra) in _done)
        {
            pdf.AddPage(content, string.Create(CultureInfo.InvariantCulture, $"/Font << /F1 {font} 0 R >>"), string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"), extra);
        }

        using IPdfDocument document = new PdfReader().Open(pdf.Build());
        return DocumentAnalyzer.Analyze(document, options);
    }
}

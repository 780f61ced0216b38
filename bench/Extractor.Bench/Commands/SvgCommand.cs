using System.Globalization;
using System.Net;
using System.Text;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>Draws what was read of a page, to be looked at beside the page itself.</summary>
internal sealed class SvgCommand : IBenchCommand
{
    public string Name => "svg";

    public string Help => "file page output.svg  letters (marked ones coloured), boxes, rulings, shadings of a page";

    public int Run(string[] args)
    {
        using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(args[0]));
        Page page = document.GetPage(int.Parse(args[1], CultureInfo.InvariantCulture));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' width='{page.Width:F1}' height='{page.Height:F1}' viewBox='0 0 {page.Width:F1} {page.Height:F1}'><rect width='100%' height='100%' fill='white'/>\n");
        foreach (Shading s in page.Shadings)
        {
            Rect(svg, s.Box, $"fill='{Hex(s.Color)}' fill-opacity='0.6'");
        }

        foreach (PageImage image in page.Images)
        {
            Rect(svg, image.Box, "fill='none' stroke='orange'");
        }

        int n = 0;
        foreach (Ruling r in page.Rulings)
        {
            string color = r.Style switch { RulingStyle.Stroked => "blue", RulingStyle.Filled => "green", RulingStyle.Dashed => "magenta", _ => "red" };
            double shift = n++ % 2 == 0 ? 0.4 : -0.4;
            (double x1, double y1, double x2, double y2) = r.IsHorizontal
                ? (r.Start, r.Position + shift, r.End, r.Position + shift)
                : (r.Position + shift, r.Start, r.Position + shift, r.End);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1='{x1:F2}' y1='{y1:F2}' x2='{x2:F2}' y2='{y2:F2}' stroke='{color}' stroke-width='0.8'/>\n");
        }

        foreach (DiagonalLine d in page.Diagonals)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1='{d.X1:F2}' y1='{d.Y1:F2}' x2='{d.X2:F2}' y2='{d.Y2:F2}' stroke='brown'/>\n");
        }

        foreach (Letter l in page.Letters)
        {
            string color = l.Marks == 0 ? "black" : (l.Marks & LetterMarks.Watermark) != 0 ? "cyan" : (l.Marks & LetterMarks.NotSeen) != 0 ? "red" : "purple";
            Rect(svg, l.Box, $"fill='none' stroke='{(l.Marks == 0 ? "#ccc" : color)}' stroke-width='0.2'");
            svg.Append(CultureInfo.InvariantCulture, $"<text transform='translate({l.BaselineX:F2} {l.BaselineY:F2}) rotate({l.Angle:F1})' font-size='{l.FontSize:F2}' fill='{color}'>{WebUtility.HtmlEncode(l.Text)}</text>\n");
        }

        svg.Append("</svg>\n");
        File.WriteAllText(args[2], svg.ToString());
        Console.WriteLine($"{page.Letters.Count} letters, {page.Rulings.Count} rulings, {page.Shadings.Count} shadings, {page.Diagonals.Count} diagonals, {page.Images.Count} images");
        foreach (PdfWarning warning in page.Warnings)
        {
            Console.WriteLine($"  {warning.Code}: {warning.Message}");
        }

        return 0;
    }

    private static void Rect(StringBuilder svg, Box b, string style) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect x='{b.Left:F2}' y='{b.Top:F2}' width='{b.Width:F2}' height='{b.Height:F2}' {style}/>\n");

    private static string Hex(PdfColor c) => $"#{c.R:x2}{c.G:x2}{c.B:x2}";
}

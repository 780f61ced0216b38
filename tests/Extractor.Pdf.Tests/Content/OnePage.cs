using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Content;

/// <summary>Reads a page made by hand. A4, so that a user space y is at 842 − y on the page; /F1 is Helvetica, all of whose digits are 0.556 wide.</summary>
internal static class OnePage
{
    public const string Fonts = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>";

    public const double Height = 842;

    public static Page Read(string content, string? resources = null, string mediaBox = "0 0 595 842", string extra = "", PdfLimits? limits = null) =>
        Read(new PdfBuilder().AddPage(content, resources is null ? Fonts : $"{Fonts} {resources}", mediaBox, extra), limits);

    public static Page Read(PdfBuilder builder, PdfLimits? limits = null)
    {
        using IPdfDocument document = new PdfReader().Open(builder.Build(), new PdfReadOptions { Limits = limits ?? new PdfLimits() });
        return document.GetPage(1);
    }

    /// <summary>All letters in drawing order as one string.</summary>
    public static string Text(Page page) => string.Concat(page.Letters.Select(l => l.Text));

    /// <summary>The letters that a reader sees.</summary>
    public static string Seen(Page page) => string.Concat(page.Letters.Where(l => l.IsVisible).Select(l => l.Text));

    /// <summary>Left edges of the letters, to a hundredth.</summary>
    public static double[] Lefts(Page page) => [.. page.Letters.Select(l => Math.Round(l.Box.Left, 2))];
}

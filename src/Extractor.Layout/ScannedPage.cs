using Extractor.Pdf;

namespace Extractor.Layout;

/// <summary>Pages that are pictures: a scan, with or without the invisible text that an OCR program laid over it.</summary>
internal static class ScannedPage
{
    /// <summary>Share of the page that its images must cover to be the page.</summary>
    private const double Covered = 0.5;

    /// <summary>What a page offers in place of visible text.</summary>
    public static ScanKind Detect(Page page)
    {
        bool invisible = false;
        foreach (Letter letter in page.Letters)
        {
            if (letter.IsWhiteSpace)
            {
                continue;
            }

            if (letter.IsVisible)
            {
                return ScanKind.None;
            }

            // Text under a scan is drawn in mode 3, or drawn plainly first and covered by the picture.
            invisible |= (letter.Marks & (LetterMarks.Invisible | LetterMarks.Covered)) != 0 && (letter.Marks & (LetterMarks.OffPage | LetterMarks.HiddenLayer | LetterMarks.Clipped)) == 0;
        }

        double area = 0;
        foreach (PageImage image in page.Images)
        {
            area += image.Box.Area;
        }

        return area < Covered * page.Width * page.Height ? ScanKind.None : invisible ? ScanKind.WithText : ScanKind.PictureOnly;
    }
}

/// <summary>See <see cref="ScannedPage"/>.</summary>
internal enum ScanKind
{
    /// <summary>An ordinary page.</summary>
    None,

    /// <summary>A picture with an invisible text layer.</summary>
    WithText,

    /// <summary>A picture without any text.</summary>
    PictureOnly,
}

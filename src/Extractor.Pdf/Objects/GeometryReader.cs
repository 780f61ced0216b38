using Extractor.Pdf.Content;

namespace Extractor.Pdf.Objects;

/// <summary>Boxes, rotation and resources of a page, made sound.</summary>
internal static class GeometryReader
{
    /// <summary>Where no box is told: US Letter, as in other readers.</summary>
    public static readonly PdfRectangle DefaultBox = new(0, 0, 612, 792);

    public static PageGeometry Read(PdfDictionary page, PdfDictionary inherited, IObjectSource source)
    {
        PdfRectangle? media = Rectangle(Find("MediaBox"), source);
        if (media is null)
        {
            source.Warnings.Add("media-box-missing", "The page has no usable /MediaBox; US Letter was assumed.");
        }

        PdfRectangle mediaBox = media ?? DefaultBox;
        PdfRectangle? crop = Rectangle(Find("CropBox"), source);
        double unit = source.GetNumber(page, "UserUnit") ?? 1;
        return new PageGeometry
        {
            MediaBox = mediaBox,
            CropBox = crop?.Intersect(mediaBox) ?? mediaBox,
            Rotate = Rotation(source.Resolve(Find("Rotate")) is PdfNumber r ? r.Value : 0),
            UserUnit = unit is > 0 and <= 100_000 ? unit : 1,
            Resources = source.Resolve(Find("Resources")) as PdfDictionary ?? PdfDictionary.Empty,
        };

        PdfObject? Find(string key) => source.Resolve(page.Raw(key)) is PdfNull ? inherited.Raw(key) : page.Raw(key);
    }

    private static int Rotation(double degrees)
    {
        if (!(Math.Abs(degrees) < 1e6))
        {
            return 0;
        }

        int quarter = (int)Math.Round(degrees / 90);
        return (((quarter % 4) + 4) % 4) * 90;
    }

    private static PdfRectangle? Rectangle(PdfObject? value, IObjectSource source)
    {
        if (source.Resolve(value) is not PdfArray { Count: >= 4 } array)
        {
            return null;
        }

        Span<double> n = stackalloc double[4];
        for (int i = 0; i < 4; i++)
        {
            if (source.Resolve(array.Items[i]) is not PdfNumber number)
            {
                return null;
            }

            n[i] = number.Value;
        }

        var box = new PdfRectangle(n[0], n[1], n[2], n[3]);
        return box.Width > 0 && box.Height > 0 ? box : null;
    }
}

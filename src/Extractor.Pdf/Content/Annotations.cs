using Extractor.Pdf.Content.Color;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <summary>Draws the normal appearances of annotations: filled form fields, free text, stamps (ISO 32000-1, 12.5.5).</summary>
internal static class Annotations
{
    private const int MaxAnnotations = 5000;
    private const int Hidden = 2, NoView = 32;

    public static void Draw(PdfDictionary page, in Matrix pageMatrix, PdfDictionary resources, IObjectSource source, PageInterpreter interpreter)
    {
        if (source.GetArray(page, "Annots") is not { } annotations)
        {
            return;
        }

        int count = Math.Min(annotations.Count, MaxAnnotations);
        for (int i = 0; i < count; i++)
        {
            if (source.Resolve(annotations.Items[i]) is PdfDictionary annotation && Appearance(annotation, source) is { } form)
            {
                DrawOne(annotation, form, pageMatrix, resources, source, interpreter);
            }
        }
    }

    private static PdfStream? Appearance(PdfDictionary annotation, IObjectSource source)
    {
        if (((source.GetInt(annotation, "F") ?? 0) & (Hidden | NoView)) != 0
            || source.GetName(annotation, "Subtype") == "Popup"
            || (annotation.Raw("OC") is { } membership && !source.IsVisible(membership))
            || source.GetDictionary(annotation, "AP") is not { } appearances)
        {
            return null;
        }

        PdfObject normal = source.Get(appearances, "N");
        if (normal is PdfDictionary states)
        {
            normal = source.GetName(annotation, "AS") is { } state ? source.Get(states, state) : PdfNull.Instance;
        }

        return normal as PdfStream;
    }

    /// <summary>Maps the form's box on to the annotation's rectangle (algorithm 8 of 12.5.5).</summary>
    private static void DrawOne(PdfDictionary annotation, PdfStream form, in Matrix pageMatrix, PdfDictionary resources, IObjectSource source, PageInterpreter interpreter)
    {
        double[] rect = PdfFunction.Numbers(source.GetArray(annotation, "Rect"), source);
        double[] bounds = PdfFunction.Numbers(source.GetArray(form.Dictionary, "BBox"), source);
        if (rect.Length < 4 || bounds.Length < 4)
        {
            return;
        }

        double[] m = PdfFunction.Numbers(source.GetArray(form.Dictionary, "Matrix"), source);
        Matrix matrix = m.Length >= 6 ? new Matrix(m[0], m[1], m[2], m[3], m[4], m[5]) : Matrix.Identity;
        Box from = matrix.MapBounds(bounds[0], bounds[1], bounds[2], bounds[3]);
        var to = new Box(rect[0], rect[1], rect[2], rect[3]);
        if (from.Width == 0 || from.Height == 0)
        {
            return;
        }

        double sx = to.Width / from.Width, sy = to.Height / from.Height;
        var fit = new Matrix(sx, 0, 0, sy, to.Left - (from.Left * sx), to.Top - (from.Top * sy));
        interpreter.DrawAppearance(form, fit.Then(pageMatrix), resources);
    }
}

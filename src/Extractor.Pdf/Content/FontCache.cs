using Extractor.Pdf.Fonts;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <summary>The fonts of a document, each loaded once while it is in use.</summary>
internal sealed class FontCache(IFontLoader loader)
{
    /// <summary>More fonts than any honest document has on a stretch of pages; then the cache starts anew, so that memory stays bounded.</summary>
    private const int MaxFonts = 192;

    private readonly Dictionary<(int Number, int Generation), PdfFont> _byReference = [];
    private readonly Dictionary<PdfDictionary, PdfFont> _byDictionary = new(ReferenceEqualityComparer.Instance);

    public PdfFont? Get(PdfObject? raw, IObjectSource source)
    {
        if (raw is PdfReference reference && _byReference.TryGetValue((reference.Number, reference.Generation), out PdfFont? font))
        {
            return font;
        }

        if (source.Resolve(raw) is not PdfDictionary dictionary)
        {
            return null;
        }

        if (raw is not PdfReference && _byDictionary.TryGetValue(dictionary, out font))
        {
            return font;
        }

        font = Load(dictionary, source);
        if (_byReference.Count + _byDictionary.Count >= MaxFonts)
        {
            _byReference.Clear();
            _byDictionary.Clear();
        }

        if (raw is PdfReference key)
        {
            _byReference[(key.Number, key.Generation)] = font;
        }
        else
        {
            _byDictionary[dictionary] = font;
        }

        return font;
    }

    private PdfFont Load(PdfDictionary dictionary, IObjectSource source)
    {
        try
        {
            return loader.Load(dictionary, source);
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            source.Warnings.Add("font-failed", $"A font could not be read ({e.GetType().Name}); its letters are given as U+FFFD.");
            return MissingFont.Instance;
        }
    }
}

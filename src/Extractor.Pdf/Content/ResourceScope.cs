using Extractor.Pdf.Content.Color;
using Extractor.Pdf.Fonts;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <summary>One resource dictionary, with what has been looked up in it (ISO 32000-1, 7.8.3).</summary>
internal sealed class ResourceScope(PdfDictionary resources, IObjectSource source)
{
    private readonly Dictionary<string, PdfFont> _fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ColorSpace> _spaces = new(StringComparer.Ordinal);
    private PdfDictionary? _xObjects;
    private PdfDictionary? _fontNames;
    private PdfDictionary? _spaceNames;

    /// <summary>How far out a missing resource is looked for; forms that share dictionaries could make the chain a ring.</summary>
    private const int MaxOuter = 4;

    public PdfDictionary Resources { get; } = resources;

    /// <summary>The resources around the form that is being drawn: what it uses without naming it is looked up there, as other readers do.</summary>
    public ResourceScope? Outer { get; set; }

    public PdfDictionary ColorSpaces => _spaceNames ??= source.GetDictionary(Resources, "ColorSpace") ?? PdfDictionary.Empty;

    public PdfStream? XObject(string name)
    {
        ResourceScope? scope = this;
        for (int i = 0; i <= MaxOuter && scope is not null; i++, scope = scope.Outer)
        {
            if (scope.OwnXObject(name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public PdfFont? Font(string name, FontCache cache)
    {
        ResourceScope? scope = this;
        for (int i = 0; i <= MaxOuter && scope is not null; i++, scope = scope.Outer)
        {
            if (scope.OwnFont(name, cache) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private PdfStream? OwnXObject(string name)
    {
        _xObjects ??= source.GetDictionary(Resources, "XObject") ?? PdfDictionary.Empty;
        return source.Resolve(_xObjects.Raw(name)) as PdfStream;
    }

    private PdfFont? OwnFont(string name, FontCache cache)
    {
        if (_fonts.TryGetValue(name, out PdfFont? font))
        {
            return font;
        }

        _fontNames ??= source.GetDictionary(Resources, "Font") ?? PdfDictionary.Empty;
        font = cache.Get(_fontNames.Raw(name), source);
        if (font is not null)
        {
            _fonts[name] = font;
        }

        return font;
    }

    public ColorSpace ColorSpace(string name)
    {
        if (!_spaces.TryGetValue(name, out ColorSpace? space))
        {
            space = Color.ColorSpace.Parse(new PdfName(name), ColorSpaces, source);
            _spaces[name] = space;
        }

        return space;
    }

    /// <summary>An entry of a category as written (a reference where it is one), or null.</summary>
    public PdfObject? Raw(string category, string name) => source.GetDictionary(Resources, category)?.Raw(name);
}

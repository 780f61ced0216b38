using Extractor.Pdf.Fonts.CMaps;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>What all fonts share: ToUnicode first, a second opinion from encoding or font file where it fails.</summary>
/// <remarks>Letters without text are counted and reported by whoever reads the page: glyphs are shared by all pages.</remarks>
internal abstract class MappedFont : PdfFont
{
    private readonly IObjectSource _source;
    private readonly ToUnicodeMap? _toUnicode;
    private ToUnicodeFault? _fault;

    protected MappedFont(PdfDictionary font, IObjectSource source)
    {
        _source = source;
        if (source.GetStream(font, "ToUnicode") is { } stream && ToUnicodeMap.Parse(source.Decode(stream).Span) is { IsEmpty: false } map)
        {
            _toUnicode = map;
        }

        Name = FontName.Clean(source.GetName(font, "BaseFont"));
    }

    public override string Name { get; }

    protected bool HasToUnicode => _toUnicode is not null;

    /// <summary>What encoding and font file say of a code, unjudged; null where they say nothing.</summary>
    /// <param name="isEvidence">True where the answer may overrule ToUnicode: it comes from names or a Unicode table, not from a convention.</param>
    protected abstract string? SecondOpinion(uint code, out bool isEvidence);

    /// <summary>True where it is certain that the code shows nothing: the font file's glyph has no outline, or the code selects no glyph at all.</summary>
    protected abstract bool IsBlank(uint code);

    /// <summary>The text of a code, by what is most trustworthy.</summary>
    protected (string Text, bool IsMapped, bool IsRepaired) Text(uint code)
    {
        string? told = GlyphText.Clean(_toUnicode?.Find(code));
        if (_toUnicode is not null)
        {
            _fault ??= ToUnicodeFault.Find(_toUnicode, c => SecondOpinion(c, out bool isEvidence) is { } text && isEvidence ? GlyphText.Clean(text) : null);
            if (_fault.IsBroken)
            {
                ReportBroken(_fault.Reason);
                told = null;
            }
        }

        if (told is not null && !GlyphText.IsPrivate(told))
        {
            return (told, true, false);
        }

        string? second = GlyphText.Clean(SecondOpinion(code, out _));
        if (second is not null && !(told is not null && GlyphText.IsPrivate(second)))
        {
            return (second, true, _toUnicode is not null);
        }

        if (told is null && IsBlank(code))
        {
            return (" ", true, false);
        }

        // Private use that nothing explains is what the document says (a bullet of a symbol font): kept, not guessed.
        return told is not null ? (told, true, false) : (GlyphText.Unmapped, false, false);
    }

    private void ReportBroken(string reason)
    {
        string name = Name.Length == 0 ? "without a name" : $"'{Name}'";
        _source.Warnings.Add("tounicode-broken", $"The ToUnicode map of the font {name} is wrong ({reason}); it was not used.");
    }
}

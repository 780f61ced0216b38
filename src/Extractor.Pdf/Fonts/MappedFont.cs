using Extractor.Pdf.Fonts.CMaps;
using Extractor.Pdf.Fonts.Encodings;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>What all fonts share: ToUnicode first, a second opinion from encoding or font file where it fails.</summary>
/// <remarks>Letters without text are counted and reported by whoever reads the page: glyphs are shared by all pages.</remarks>
internal abstract class MappedFont : PdfFont
{
    private readonly IObjectSource _source;
    private readonly ToUnicodeMap? _toUnicode;
    private readonly SymbolFont? _symbols;
    private ToUnicodeJudgement? _judgement;

    protected MappedFont(PdfDictionary font, IObjectSource source)
    {
        _source = source;
        if (source.GetStream(font, "ToUnicode") is { } stream && ToUnicodeMap.Parse(source.Decode(stream).Span) is { IsEmpty: false } map)
        {
            _toUnicode = map;
        }

        Name = FontName.Clean(source.GetName(font, "BaseFont") ?? (source.GetName(font, "Subtype") == "Type3" ? source.GetName(font, "Name") : null));
        _symbols = SymbolFont.Find(Name);
    }

    public sealed override string Name { get; }

    protected bool HasToUnicode => _toUnicode is not null;

    /// <summary>What encoding and font file say of a code, unjudged; null where they say nothing.</summary>
    protected abstract string? SecondOpinion(uint code, out FontEvidence evidence);

    /// <summary>True where the font file itself gives that text the glyph of that code.</summary>
    protected virtual bool Confirms(uint code, string text) => false;

    /// <summary>The 8-bit code of a symbol font's sign (see <see cref="SymbolFont"/>) that a code selects, or null.</summary>
    protected virtual int? SymbolCode(uint code) => null;

    /// <summary>True where it is certain that the code shows nothing: the font file's glyph has no outline, or the code selects no glyph at all.</summary>
    protected abstract bool IsBlank(uint code);

    /// <summary>The text of a code, by what is most trustworthy.</summary>
    protected (string Text, bool IsMapped, bool IsRepaired) Text(uint code)
    {
        string? told = GlyphText.Clean(_toUnicode?.Find(code));
        if (_symbols is not null && (told is null ? SymbolCode(code) is { } sign ? _symbols.Text(sign) : null : _symbols.Meant(told)) is { } symbol)
        {
            return (symbol, true, told is not null);
        }

        if (_toUnicode is not null)
        {
            _judgement ??= ToUnicodeJudgement.Of(_toUnicode, Evidence, Confirms);
            if (_judgement.IsBroken)
            {
                ReportBroken(_judgement.Fault);
                told = null;
            }
            else if (told is not null && _judgement.IsFontTrusted && Contradiction(code, told) is { } shown)
            {
                return (shown, true, true);
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

        // Single private use that nothing explains is what the document says (a sign of its own): kept, not guessed.
        return told is not null && _judgement is { IsPrivate: false } ? (told, true, false) : (GlyphText.Unmapped, false, false);
    }

    private string? Evidence(uint code) => SecondOpinion(code, out FontEvidence evidence) is { } text && evidence != FontEvidence.Convention ? GlyphText.Clean(text) : null;

    /// <summary>
    /// What the glyph shows, where ToUnicode says another thing for this one code though font and map agree otherwise.
    /// A glyph name only overrules the case of a letter: names are reused for other glyphs, a Unicode table is not.
    /// </summary>
    private string? Contradiction(uint code, string told)
    {
        string? shown = GlyphText.Clean(SecondOpinion(code, out FontEvidence evidence));
        if (shown is null || evidence == FontEvidence.Convention || shown == told || told.Length != 1 || shown.Length != 1
            || GlyphText.IsPrivate(shown) || Compatibility.AreForms(told, shown) || Confirms(code, told))
        {
            return null;
        }

        return evidence == FontEvidence.UnicodeTable || char.ToUpperInvariant(told[0]) == char.ToUpperInvariant(shown[0]) ? shown : null;
    }

    private void ReportBroken(string reason)
    {
        string name = Name.Length == 0 ? "without a name" : $"'{Name}'";
        _source.Warnings.Add("tounicode-broken", $"The ToUnicode map of the font {name} is wrong ({reason}); it was not used.");
    }
}

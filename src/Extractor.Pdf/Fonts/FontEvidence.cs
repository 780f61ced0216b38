namespace Extractor.Pdf.Fonts;

/// <summary>What the text that a font gives for a code rests on, from weak to strong.</summary>
internal enum FontEvidence
{
    /// <summary>A convention for fonts that say nothing themselves.</summary>
    Convention,

    /// <summary>A glyph name, an encoding that the file names, or a character collection.</summary>
    Name,

    /// <summary>The Unicode table of the embedded font file.</summary>
    UnicodeTable,
}

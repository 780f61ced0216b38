namespace Extractor.Pdf;

/// <summary>Why a letter is not, or not surely, part of what a reader sees. A letter without marks is plainly visible.</summary>
[Flags]
public enum LetterMarks
{
    None = 0,

    /// <summary>Text rendering mode 3 or 7: neither filled nor stroked (an OCR layer).</summary>
    Invisible = 1,

    /// <summary>Outside the clipping path that was in force.</summary>
    Clipped = 2,

    /// <summary>Outside the crop box.</summary>
    OffPage = 4,

    /// <summary>In optional content that is switched off.</summary>
    HiddenLayer = 8,

    /// <summary>White (or the colour of the shading below it) so that it cannot be seen.</summary>
    SameAsBackground = 16,

    /// <summary>A repetition of the letter before it at nearly the same place, drawn to fake bold or a shadow.</summary>
    Duplicate = 32,

    /// <summary>Part of a watermark: turned, large or light text laid over the page.</summary>
    Watermark = 64,

    /// <summary>Covered by something opaque that was drawn later.</summary>
    Covered = 128,

    /// <summary>The code has no Unicode value; the text is U+FFFD.</summary>
    Unmapped = 256,

    /// <summary>The text was repaired from the font program because ToUnicode is missing or wrong.</summary>
    Repaired = 512,

    /// <summary>All marks that take a letter out of what a reader sees.</summary>
    NotSeen = Invisible | Clipped | OffPage | HiddenLayer | SameAsBackground | Duplicate | Covered,
}

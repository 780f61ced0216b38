namespace Extractor.Pdf.Objects;

/// <summary>What the content and font layers need of a document: resolved objects and decoded streams. Never throws for bad input.</summary>
internal interface IObjectSource
{
    PdfLimits Limits { get; }

    WarningSink Warnings { get; }

    /// <summary>Follows references (bounded; cycles and missing objects give <see cref="PdfNull"/>). Null gives <see cref="PdfNull"/>.</summary>
    PdfObject Resolve(PdfObject? value);

    /// <summary>The stream's bytes after decryption and all filters; what could be decoded where it is damaged, with a warning. Image filters (DCT, JPX, JBIG2, CCITT) give empty bytes.</summary>
    ReadOnlyMemory<byte> Decode(PdfStream stream);

    /// <summary>Whether optional content is shown on screen in the document's default configuration (ISO 32000-1, 8.11.4).</summary>
    /// <param name="membership">The value of /OC or of an entry of /Properties as written: usually a reference to an OCG or OCMD dictionary. Anything else counts as visible.</param>
    bool IsVisible(PdfObject? membership) => true;
}

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
}

namespace Extractor.Pdf;

/// <summary>All bounds on hostile input, in one place. What passes a bound is cut off there and reported as a warning.</summary>
public sealed record PdfLimits
{
    /// <summary>Nesting of arrays and dictionaries. Default 128.</summary>
    public int MaxNesting { get; init; } = 128;

    /// <summary>Nesting of forms, patterns and Type 3 glyphs. Default 24.</summary>
    public int MaxFormDepth { get; init; } = 24;

    /// <summary>Depth of the page tree. Default 64.</summary>
    public int MaxPageTreeDepth { get; init; } = 64;

    /// <summary>Pages of a document. Default 50,000.</summary>
    public int MaxPages { get; init; } = 50_000;

    /// <summary>Indirect objects of a document. Default 8 million.</summary>
    public int MaxObjects { get; init; } = 8_000_000;

    /// <summary>Bytes one stream may inflate to. Default 64 MiB.</summary>
    public int MaxStreamBytes { get; init; } = 64 << 20;

    /// <summary>Bytes all streams that one page uses may inflate to; four times the file's own length comes on top. Default 256 MiB.</summary>
    public int MaxDecodedBytes { get; init; } = 256 << 20;

    /// <summary>Operators executed for one page, forms included. Default 5 million.</summary>
    public int MaxOperators { get; init; } = 5_000_000;

    /// <summary>Letters of one page. Default 500,000.</summary>
    public int MaxLetters { get; init; } = 500_000;

    /// <summary>Path segments kept of one page. Default 1 million.</summary>
    public int MaxSegments { get; init; } = 1_000_000;

    /// <summary>Time for one page. Default 8 seconds.</summary>
    public TimeSpan MaxPageTime { get; init; } = TimeSpan.FromSeconds(8);
}

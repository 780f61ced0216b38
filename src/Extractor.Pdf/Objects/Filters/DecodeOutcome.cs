namespace Extractor.Pdf.Objects.Filters;

/// <summary>How decoding a stream ended. In every case the bytes decoded so far are given.</summary>
internal enum DecodeOutcome
{
    Complete,

    /// <summary>The data ended before its end mark.</summary>
    Truncated,

    /// <summary>The data broke the format's rules at some point.</summary>
    Corrupt,

    /// <summary>All was decoded, but the checksum does not fit.</summary>
    BadChecksum,

    /// <summary>The output reached its bound.</summary>
    LimitReached,
}

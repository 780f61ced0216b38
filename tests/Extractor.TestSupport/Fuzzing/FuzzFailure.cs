namespace Extractor.TestSupport.Fuzzing;

/// <summary>A case that did not end as it should.</summary>
/// <param name="Index">Case number; with the seed it gives the bytes again.</param>
/// <param name="Reason">What happened: an exception, too long, too much memory.</param>
/// <param name="Bytes">The document.</param>
public sealed record FuzzFailure(int Index, string Reason, byte[] Bytes);

using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>Words on one baseline, left to right (in the line's own direction).</summary>
/// <param name="Text">Words joined by the CJK rules: a blank only between Latin words, or where the gap is wider than a letter.</param>
/// <param name="Words">Never empty.</param>
public sealed record TextLine(string Text, Box Box, TextDirection Direction, IReadOnlyList<Word> Words);

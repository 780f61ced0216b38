using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>A run of letters of one line without a gap; ideographs of one run are one word.</summary>
/// <param name="Text">The letters' text, NFC.</param>
/// <param name="Box">Union of the letters' boxes.</param>
/// <param name="Letters">In reading order; never empty.</param>
public sealed record Word(string Text, Box Box, IReadOnlyList<Letter> Letters);

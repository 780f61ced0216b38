using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>A unit of a document's reading order.</summary>
/// <param name="Page">Page on which it begins, from 1.</param>
/// <param name="Box">Its area on that page.</param>
public abstract record Block(int Page, Box Box);

/// <summary>A stand-alone heading.</summary>
/// <param name="Level">1 for 第X部分 or an unnumbered page title, 2 for 一、, 3 for （一）, 4 for 1., 5 for （1）.</param>
/// <param name="Number">The numbering as printed, <c>第三部分</c>, <c>一、</c>; null where there is none.</param>
/// <param name="Title">The text without the numbering.</param>
/// <param name="Text">The whole text as printed, lines joined.</param>
/// <param name="IsContents">True for an entry of a table of contents (目录): a link to a heading, no heading.</param>
public sealed record HeadingBlock(int Page, Box Box, int Level, string? Number, string Title, string Text, bool IsContents = false) : Block(Page, Box);

/// <summary>A paragraph, its lines joined (no blank between ideographs, one between Latin words), also over a page break.</summary>
/// <param name="Text">The text.</param>
/// <param name="Parts">The lines it was joined from, each with its place, in order; their <see cref="TextSpan.Start"/> index into <paramref name="Text"/>.</param>
public sealed record ParagraphBlock(int Page, Box Box, string Text, IReadOnlyList<TextSpan> Parts) : Block(Page, Box);

/// <summary>The place of a table in the text. A table over several pages stands once, where it begins.</summary>
/// <param name="TableIndex">Index of the table, from 1, as in <see cref="Tables.Table.Index"/>.</param>
public sealed record TableBlock(int Page, Box Box, int TableIndex) : Block(Page, Box);

/// <summary>A run of a paragraph's text that stands on one line.</summary>
/// <param name="Start">First character in the paragraph's text.</param>
/// <param name="Length">Number of characters.</param>
public sealed record TextSpan(int Start, int Length, int Page, Box Box);

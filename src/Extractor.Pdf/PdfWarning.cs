namespace Extractor.Pdf;

/// <summary>Something in a file that is wrong and was repaired, left out or guessed.</summary>
/// <param name="Code">Stable key in kebab case, e.g. <c>xref-rebuilt</c>, <c>letter-unmapped</c>.</param>
/// <param name="Page">Page from 1, or null where the whole document is meant.</param>
/// <param name="Message">One sentence for people that names what was found and what was done.</param>
public sealed record PdfWarning(string Code, int? Page, string Message);

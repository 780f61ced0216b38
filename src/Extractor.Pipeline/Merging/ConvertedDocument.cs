using Extractor.Disclosure.Model;

namespace Extractor.Pipeline.Merging;

/// <summary>What is kept of a converted document until its unit-year file is made; the figures themselves stay in the store.</summary>
/// <param name="Index">Position among all documents of the run; earlier ones come first in a file.</param>
/// <param name="Sha256">Of the document.</param>
/// <param name="Part">Which of the document's units and years.</param>
/// <param name="Unit">The unit as the document says it.</param>
/// <param name="Year">Fiscal year.</param>
public sealed record ConvertedDocument(int Index, string Sha256, int Part, UnitInfo Unit, int Year);

using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Walks the narrative.</summary>
internal static class Sections
{
    /// <summary>Every section with those inside it, in document order.</summary>
    public static IEnumerable<Section> All(IEnumerable<Section> sections)
    {
        foreach (Section section in sections)
        {
            yield return section;
            foreach (Section inner in All(section.Sections))
            {
                yield return inner;
            }
        }
    }
}

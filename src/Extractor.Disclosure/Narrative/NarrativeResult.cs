using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Narrative;

/// <summary>Everything that the prose of one document says.</summary>
public sealed record NarrativeResult
{
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Figures said in prose, in document order, ids <c>s1</c>, <c>s2</c>, ….</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>项目 blocks in document order, ids <c>p1</c>, <c>p2</c>, ….</summary>
    public IReadOnlyList<Project> Projects { get; init; } = [];

    public IReadOnlyList<GlossaryTerm> Glossary { get; init; } = [];

    /// <summary>Amounts of the prose that no statement, reason, threshold or project covers.</summary>
    public IReadOnlyList<Unresolved> Unresolved { get; init; } = [];
}

using Extractor.Disclosure.Model;
using Extractor.Disclosure.Narrative.Statements;
using Extractor.Layout;

namespace Extractor.Disclosure.Narrative;

/// <summary>Reads the prose of a disclosure: sections, the figures in their sentences, project blocks and the glossary (名词解释).</summary>
public static class NarrativeReader
{
    /// <summary>Reads the blocks of <paramref name="layout"/>.</summary>
    /// <param name="layout">Headings, paragraphs and places of tables in reading order.</param>
    /// <param name="context">Unit, year and kind as decided before.</param>
    /// <param name="cancellationToken">Stops between two paragraphs.</param>
    /// <returns>What was understood, and in <see cref="NarrativeResult.Unresolved"/> the amounts that were not; never fails on odd text.</returns>
    public static NarrativeResult Read(DocumentLayout layout, NarrativeContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(context);
        SectionTree tree = SectionTree.Build(BlockMender.Mend(layout.Blocks));
        StatementReader statements = new(context);
        ProjectReader projects = new();
        List<NarrativeParagraph> glossary = [];
        foreach (NarrativeParagraph paragraph in tree.Paragraphs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (paragraph.Path.Any(SectionTree.IsGlossaryTitle))
            {
                glossary.Add(paragraph);
            }
            else if (!projects.Take(paragraph.Text, paragraph.Page, paragraph.Section))
            {
                statements.Read(paragraph);
            }
        }

        IReadOnlyList<Section> sections = tree.Sections;
        return new NarrativeResult
        {
            Sections = sections,
            Statements = statements.Statements,
            Projects = [.. projects.Projects, .. ProjectReader.FromSections(sections, projects.Projects.Count + 1)],
            Glossary = GlossaryReader.Read(glossary),
            Unresolved = statements.Unresolved,
        };
    }
}

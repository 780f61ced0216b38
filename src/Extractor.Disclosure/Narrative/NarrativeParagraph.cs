using Extractor.Layout.Text;

namespace Extractor.Disclosure.Narrative;

/// <summary>A paragraph with the section it stands in.</summary>
/// <param name="Path">Section titles from the top, numbering included; empty before the first heading.</param>
/// <param name="Text">As joined by the layout.</param>
/// <param name="Parts">The lines with their places; empty for a heading that was taken for a paragraph.</param>
internal sealed record NarrativeParagraph(IReadOnlyList<string> Path, string Text, int Page, IReadOnlyList<TextSpan> Parts)
{
    /// <summary>Title of the innermost section, or "".</summary>
    public string Section => Path.Count > 0 ? Path[^1] : "";

    /// <summary>Page of a character of <see cref="Text"/>.</summary>
    public int PageAt(int index)
    {
        int page = Page;
        foreach (TextSpan part in Parts)
        {
            if (part.Start > index)
            {
                break;
            }

            page = part.Page;
        }

        return page;
    }

    /// <summary>Place of a character of <see cref="Text"/>; null where the layout gave none.</summary>
    public TextSpan? PartAt(int index)
    {
        TextSpan? found = null;
        foreach (TextSpan part in Parts)
        {
            if (part.Start > index)
            {
                break;
            }

            found = part;
        }

        return found;
    }
}

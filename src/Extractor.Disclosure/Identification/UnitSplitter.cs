using Extractor.Layout;
using Extractor.Layout.Text;

namespace Extractor.Disclosure.Identification;

/// <summary>Parts a file in which several units publish one after another, each behind a title of its own.</summary>
internal static class UnitSplitter
{
    /// <summary>More parts than this are a list of titles, not documents.</summary>
    private const int MaxParts = 500;

    /// <summary>The parts in order, each a layout of its own pages; the whole layout where there is one unit.</summary>
    public static IReadOnlyList<DocumentLayout> Split(DocumentLayout layout)
    {
        List<(int Page, string Unit)> starts = [];
        int lastPage = 0;
        for (int i = 0; i < layout.Blocks.Count; i++)
        {
            Block block = layout.Blocks[i];
            if (block is TableBlock or HeadingBlock { IsContents: true } || block.Page == lastPage)
            {
                continue;
            }

            // Only the first words of a page can be a title page.
            lastPage = block.Page;
            string joined = string.Empty;
            for (int j = i; j < Math.Min(layout.Blocks.Count, i + 3) && layout.Blocks[j].Page == block.Page; j++)
            {
                joined += IdentityText.Clean(IdentityReader.TextOf(layout.Blocks[j]));
                if (IdentityText.Title(joined) is { Unit: { } unit, Kind: not null } && IdentityText.LooksLikeUnit(unit) && joined.Length <= 60 && IdentityText.IsDocumentTitle(joined) && !joined.Contains("说明", StringComparison.Ordinal))
                {
                    starts.Add((block.Page, unit));
                    break;
                }
            }
        }

        List<(int Page, string Unit)> parts = [];
        foreach ((int page, string unit) in starts)
        {
            if (parts.Count == 0 || !parts.Exists(p => UnitNames.AreSame(p.Unit, unit)))
            {
                parts.Add((page, unit));
            }
        }

        if (parts.Count < 2 || parts.Count > MaxParts)
        {
            return [layout];
        }

        var result = new List<DocumentLayout>();
        for (int i = 0; i < parts.Count; i++)
        {
            int from = i == 0 ? 1 : parts[i].Page;
            int to = i + 1 < parts.Count ? parts[i + 1].Page - 1 : int.MaxValue;
            result.Add(layout with
            {
                Blocks = [.. layout.Blocks.Where(b => b.Page >= from && b.Page <= to)],
                Tables = [.. layout.Tables.Where(t => t.Pages.Count > 0 && t.Pages[0] >= from && t.Pages[0] <= to)],
            });
        }

        return result;
    }
}

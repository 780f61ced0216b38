using Extractor.Crawl.Pages;

namespace Extractor.Crawl.Paging;

/// <summary>How a site's list pages on. Stateless; the crawl bounds the number of pages and asks for none twice.</summary>
public interface IPagingStrategy
{
    /// <summary>Name in <c>pipeline.json</c>.</summary>
    string Name { get; }

    /// <summary>The request for the first page of a list.</summary>
    PageRequest First(Uri address) => new(address);

    /// <summary>Pages that follow the given one; empty at the end.</summary>
    IReadOnlyList<PageRequest> Following(ListPage page);

    /// <summary>Links of the list's entries on this page.</summary>
    IReadOnlyList<PageLink> Entries(ListPage page) => LinkExtractor.Extract(page.Html);
}

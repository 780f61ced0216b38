using System.Globalization;
using System.Text;
using Extractor.Crawl.Archives;
using Extractor.Crawl.Content;
using Extractor.Crawl.Http;
using Extractor.Crawl.Pages;
using Extractor.Crawl.Paging;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Crawling;

/// <summary>What came of an exchange: its record and what it leads to.</summary>
public sealed record Answer(ExchangeRecord Exchange, IReadOnlyList<FrontierItem> Found);

/// <summary>Judges an answer, stores its body and finds what it leads to.</summary>
public sealed class AnswerReader(SiteOptions options, BlobStore blobs)
{
    private readonly LinkJudge _judge = new(options);

    /// <summary>Reads the answer to one item.</summary>
    /// <param name="item">What was asked for.</param>
    /// <param name="result">What came.</param>
    /// <param name="known">What was known before; an unchanged answer is read from its stored body.</param>
    public Answer Read(FrontierItem item, FetchResult result, KnownPage? known)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Status == FetchStatus.NotModified && known is not null)
        {
            byte[] stored = blobs.Get(known.Digest);
            return Known(item, result, known, stored);
        }

        if (result.Status != FetchStatus.Complete)
        {
            return new Answer(Record(item, result, result.Status, null, result.Message), []);
        }

        ReadOnlyMemory<byte> body = result.Body;
        if (result.Kind == ContentKind.Html)
        {
            return Html(item, result, body);
        }

        if (item.Kind == FrontierKind.List)
        {
            return List(item, result, CharsetDetector.Decode(body.Span, result.Charset), CharsetDetector.Detect(body.Span, result.Charset), blobs.Put(body.Span));
        }

        if (result.Kind is ContentKind.Json or ContentKind.Xml or ContentKind.Text)
        {
            // An error in the clothes of an answer: {"code":500,"msg":"文件不存在"}.
            return new Answer(Record(item, result, FetchStatus.WrongContent, null, $"{result.Kind.ToString().ToLowerInvariant()} came where a document was promised"), []);
        }

        return Document(item, result, body, known);
    }

    private Answer Known(FrontierItem item, FetchResult result, KnownPage known, byte[] stored)
    {
        var restored = result with { Body = stored, Kind = ContentSniffer.Detect(stored), FileName = known.FileName, Charset = known.Charset, Addresses = [.. result.Addresses, new Uri(known.Address)] };
        Answer answer = Read(item, restored with { Status = FetchStatus.Complete }, null);
        return answer with
        {
            Exchange = answer.Exchange with { Result = result, Status = answer.Exchange.Status == FetchStatus.Complete ? FetchStatus.NotModified : answer.Exchange.Status, Digest = known.Digest, FileName = known.FileName ?? "document" },
        };
    }

    private Answer Html(FrontierItem item, FetchResult result, ReadOnlyMemory<byte> body)
    {
        string html = CharsetDetector.Decode(body.Span, result.Charset);
        Encoding encoding = CharsetDetector.Detect(body.Span, result.Charset);
        WebPage page = WebPage.Parse(result.Addresses[^1], html, encoding);
        IReadOnlyList<PageLink> links = LinkExtractor.Extract(page);

        bool offersFiles = links.Any(l => LinkJudge.IsFile(l) && l.Address.AbsoluteUri != item.Address);
        FetchStatus? trap = TrapDetector.Detect(result.HttpStatus, html, links.Count) switch
        {
            PageTrap.SoftNotFound => FetchStatus.SoftNotFound,
            PageTrap.Firewall => FetchStatus.Firewall,

            // A short article beside a log-in box is an article: it offers files.
            PageTrap.Login when !offersFiles => FetchStatus.LoginRequired,
            PageTrap.Captcha => FetchStatus.Captcha,
            PageTrap.Maintenance => FetchStatus.Maintenance,
            _ => null,
        };
        if (trap is { } status)
        {
            return new Answer(Record(item, result, status, null, Instead(status)), []);
        }

        if (item.Kind == FrontierKind.Document)
        {
            // An address without the extension of a file may lead to a page that leads to the file.
            return offersFiles && !LinkJudge.IsFile(item.Request.Address)
                ? Passage(item, result, links, blobs.Put(body.Span))
                : new Answer(Record(item, result, FetchStatus.WrongContent, null, "an HTML page came where a document was promised"), []);
        }

        string digest = blobs.Put(body.Span);
        return item.Kind == FrontierKind.List ? List(item, result, html, encoding, digest) : Article(item, result, page, links, digest);
    }

    /// <summary>A page between a link and its file: the files it offers, under the title of the article.</summary>
    private Answer Passage(FrontierItem item, FetchResult result, IReadOnlyList<PageLink> links, string digest)
    {
        PageLink[] files = [.. links.Where(l => LinkJudge.IsFile(l) && l.Address.AbsoluteUri != item.Address)];
        DateOnly? published = item.Published is { } date ? PageFacts.Date(date) : null;
        return new Answer(
            Record(item, result, FetchStatus.Complete, digest, "") with { IsDocument = false },
            Links(item, files, FrontierKind.Article, item.Title, published, item.Publisher));
    }

    private Answer List(FrontierItem item, FetchResult result, string text, Encoding encoding, string digest)
    {
        var page = new ListPage(item.Request with { Address = result.Addresses[^1] }, text, item.ListIndex) { Encoding = encoding };
        IReadOnlyList<PageLink> entries = options.Paging.Entries(page);
        List<FrontierItem> found = Links(item, entries, FrontierKind.List, null, null, null);
        ListMarks marks = ListMarks.Of(item.Text, page, entries);
        if (marks.IsRepeated)
        {
            // Many sites answer a number past the end with the last page or the first.
            return new Answer(Record(item, result, FetchStatus.Complete, digest, ""), found);
        }

        int next = item.ListIndex;
        foreach (PageRequest request in options.Paging.Following(page).Where(r => AddressGuard.IsFetchable(r.Address)))
        {
            if (++next >= options.MaxListPages)
            {
                string endless = $"the list goes on past {options.MaxListPages} pages, as a calendar does; if it is really that long, raise maxListPages";
                return new Answer(Record(item, result, FetchStatus.Trap, digest, endless), found);
            }

            found.Add(FrontierItem.Of(request, FrontierKind.List) with { ListIndex = next, ListId = item.ListId, Referrer = item.Address, Text = marks.ToString() });
        }

        return new Answer(Record(item, result, FetchStatus.Complete, digest, ""), found);
    }

    private Answer Article(FrontierItem item, FetchResult result, WebPage page, IReadOnlyList<PageLink> links, string digest)
    {
        DateOnly? published = PageFacts.Published(page.Document) ?? (item.Published is { } listed ? PageFacts.Date(listed) : null);
        bool tooOld = options.Since is { } since && published is { } date && date < since;
        List<FrontierItem> found = tooOld ? [] : Links(item, links, FrontierKind.Article, page.Title.Length > 0 ? page.Title : item.Title, published, PageFacts.Publisher(page.Document) ?? item.Publisher);
        return new Answer(Record(item, result, FetchStatus.Complete, digest, ""), found);
    }

    private List<FrontierItem> Links(FrontierItem item, IReadOnlyList<PageLink> links, FrontierKind from, string? title, DateOnly? published, string? publisher)
    {
        List<FrontierItem> found = [];
        if (item.Depth >= options.MaxDepth)
        {
            return found;
        }

        foreach (PageLink link in links)
        {
            if (_judge.Judge(link, from) is { } kind)
            {
                found.Add(FrontierItem.Of(new PageRequest(link.Address), kind) with
                {
                    Depth = item.Depth + 1,
                    Referrer = item.Address,
                    Title = title ?? link.Title ?? link.Text,
                    Published = (published ?? link.Published)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Publisher = publisher ?? link.Publisher,
                    Text = link.Text,
                });
            }
        }

        return found;
    }

    private Answer Document(FrontierItem item, FetchResult result, ReadOnlyMemory<byte> body, KnownPage? known)
    {
        // The length was right, so the file on the server is cut. It is kept and read as far as it goes, but never takes the place of a whole one.
        bool cut = result.Kind switch
        {
            ContentKind.Pdf => !ContentSniffer.PdfEndIsThere(body.Span),
            ContentKind.Zip => !ArchiveReader.CanOpen(body),
            _ => false,
        };
        if (cut && known is not null)
        {
            return new Answer(Record(item, result, FetchStatus.Truncated, null, "the file has lost its end since the last fetch; the version from before stays"), []);
        }

        string digest = blobs.Put(body.Span);
        ExchangeRecord record = cut
            ? Record(item, result, FetchStatus.Truncated, digest, "the file on the server has no end; it is read as far as it goes")
            : Record(item, result, FetchStatus.Complete, digest, "");
        return new Answer(record with
        {
            IsDocument = true,
            DocumentStatus = result.Kind switch
            {
                ContentKind.Pdf => "pdf",
                ContentKind.Zip => "archive",
                _ => "notConverted",
            },
            FileName = SafeFileName.From(DocumentName.Of(result.FileName, item.Text, result.Kind)),
        }, []);
    }

    private static string Instead(FetchStatus status) => "the server answered with " + status switch
    {
        FetchStatus.SoftNotFound => "a \"not found\" page under status 200",
        FetchStatus.Firewall => "a firewall's page",
        FetchStatus.LoginRequired => "a log-in page",
        FetchStatus.Captcha => "a captcha",
        _ => "a maintenance page",
    } + " instead of the content";

    private static ExchangeRecord Record(FrontierItem item, FetchResult result, FetchStatus status, string? digest, string message) => new()
    {
        Item = item,
        Result = result,
        Status = status,
        Digest = digest,
        Message = message,
        IsDocument = item.Kind == FrontierKind.Document,
    };
}

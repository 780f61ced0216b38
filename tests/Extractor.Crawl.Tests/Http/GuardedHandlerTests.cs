using Extractor.Crawl.Http;
using Extractor.Crawl.Paging;
using Extractor.TestSite;

namespace Extractor.Crawl.Tests.Http;

/// <summary>No spelling of an address leads inside.</summary>
public sealed class GuardedHandlerTests
{
    [TestCase("http://127.0.0.1:{0}/f.pdf")]
    [TestCase("http://localhost:{0}/f.pdf")]
    [TestCase("http://[::1]:{0}/f.pdf")]
    [TestCase("http://[::ffff:127.0.0.1]:{0}/f.pdf")]
    [TestCase("http://2130706433:{0}/f.pdf")]
    [TestCase("http://0x7f.1:{0}/f.pdf")]
    [TestCase("http://127.1:{0}/f.pdf")]
    [TestCase("http://0.0.0.0:{0}/f.pdf")]
    [TestCase("http://169.254.169.254/latest/meta-data")]
    [CancelAfter(30_000)]
    public async Task Fetch_PrivateAddress_IsUnsafeAndNothingArrives(string address, CancellationToken token)
    {
        await using GovernmentSite site = await GovernmentSite.StartAsync();
        site.Put("/f.pdf");
        using var fetcher = new HttpFetcher(new FetchOptions { Delay = TimeSpan.Zero, Retries = 0, ObeyRobots = false });
        FetchResult result = await fetcher.FetchAsync(new PageRequest(new Uri(address.Replace("{0}", $"{site.Address.Port}", StringComparison.Ordinal))), null, token);

        Assert.That(result.Status, Is.EqualTo(FetchStatus.UnsafeAddress));
        Assert.That(site.Log, Is.Empty);
    }
}

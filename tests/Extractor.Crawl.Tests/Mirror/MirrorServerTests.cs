using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Extractor.Crawl.Mirror;
using Extractor.TestSupport;

namespace Extractor.Crawl.Tests.Mirror;

public sealed class MirrorServerTests
{
    private static readonly byte[] Body = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];

    private TemporaryFolder _folder = null!;
    private MirrorServer _server = null!;
    private HttpClient _client = null!;

    [SetUp]
    public void Start()
    {
        _folder = new TemporaryFolder();
        Directory.CreateDirectory(_folder.At("a.example/gk"));
        File.WriteAllBytes(_folder.At("a.example/a.pdf"), Body);
        File.WriteAllText(_folder.At("a.example/gk/index.html"), "<html>");
        _server = MirrorServer.Start(new MirrorFolder(_folder.At(".")));
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{_server.Port}") };
        _client.DefaultRequestHeaders.Host = "a.example";
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Test, CancelAfter(20_000)]
    public async Task Get_File_WholeWithTypeAndValidators(CancellationToken token)
    {
        using HttpResponseMessage answer = await _client.GetAsync("/a.pdf", token);

        Assert.That(await answer.Content.ReadAsByteArrayAsync(token), Is.EqualTo(Body));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        Assert.That(answer.Headers.ETag, Is.Not.Null);
        Assert.That(answer.Content.Headers.LastModified, Is.Not.Null);
    }

    [Test, CancelAfter(20_000)]
    public async Task Get_WithItsTag_NotModifiedUntilTheBytesChange(CancellationToken token)
    {
        using HttpResponseMessage first = await _client.GetAsync("/a.pdf", token);
        _client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await _client.GetAsync("/a.pdf", token);
        DateTime time = File.GetLastWriteTimeUtc(_folder.At("a.example/a.pdf"));
        byte[] changed = [.. Body];
        changed[50] ^= 1;
        File.WriteAllBytes(_folder.At("a.example/a.pdf"), changed);
        File.SetLastWriteTimeUtc(_folder.At("a.example/a.pdf"), time);
        using HttpResponseMessage third = await _client.GetAsync("/a.pdf", token);

        Assert.That(new[] { second.StatusCode, third.StatusCode }, Is.EqualTo(new[] { HttpStatusCode.NotModified, HttpStatusCode.OK }));
    }

    [Test, CancelAfter(20_000)]
    public async Task Get_Range_GivesTheRestOnlyOfTheSameBytes(CancellationToken token)
    {
        using HttpResponseMessage whole = await _client.GetAsync("/a.pdf", token);
        using var rest = new HttpRequestMessage(HttpMethod.Get, "/a.pdf") { Headers = { Range = new RangeHeaderValue(60_000, null), IfRange = new RangeConditionHeaderValue(whole.Headers.ETag!) } };
        using HttpResponseMessage partial = await _client.SendAsync(rest, token);
        using var stale = new HttpRequestMessage(HttpMethod.Get, "/a.pdf") { Headers = { Range = new RangeHeaderValue(60_000, null), IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue("\"old\"")) } };
        using HttpResponseMessage full = await _client.SendAsync(stale, token);

        Assert.That(partial.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(await partial.Content.ReadAsByteArrayAsync(token), Is.EqualTo(Body[60_000..]));
        Assert.That(partial.Content.Headers.ContentRange!.From, Is.EqualTo(60_000));
        Assert.That(await full.Content.ReadAsByteArrayAsync(token), Is.EqualTo(Body));
    }

    [Test, CancelAfter(20_000)]
    public async Task Answer_OtherRequests_HaveTheirStatus(CancellationToken token)
    {
        using HttpResponseMessage missing = await _client.GetAsync("/b.pdf", token);
        using HttpResponseMessage folder = await _client.GetAsync("/gk", token);
        using HttpResponseMessage post = await _client.PostAsync("/a.pdf", new StringContent("x=1"), token);
        using HttpResponseMessage head = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/a.pdf"), token);

        Assert.That(new[] { (int)missing.StatusCode, (int)folder.StatusCode, (int)post.StatusCode, (int)head.StatusCode }, Is.EqualTo(new[] { 404, 301, 405, 200 }));
        Assert.That(folder.Headers.Location!.OriginalString, Is.EqualTo("/gk/"));
        Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(Body.Length));
    }

    [TestCase("GARBAGE\r\n\r\n")]
    [TestCase("GET http://evil.example/ HTTP/1.1\r\n\r\n")]
    [TestCase("\r\n\r\n")]
    [CancelAfter(20_000)]
    public async Task Answer_NoRequest_ClosesAndServesOn(string sent, CancellationToken token)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _server.Port, token);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent), token);
        Assert.That(await socket.GetStream().ReadAsync(new byte[16], token), Is.Zero);

        using HttpResponseMessage after = await _client.GetAsync("/a.pdf", token);
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [FsCheck.NUnit.Property]
    public bool Parse_AnyHead_NeverThrows(string? head) => MirrorRequest.Parse(head ?? "") is null or { Target: ['/', ..] };
}

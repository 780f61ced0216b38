using System.IO.Compression;
using System.Security.Cryptography;
using Extractor.Crawl.Http;
using Microsoft.AspNetCore.Http;

namespace Extractor.TestSite;

/// <summary>Bodies that are packed on the way (RFC 9110, 8.4): what the server tells of them is of the packed bytes, and they may be damaged.</summary>
internal static class PackedPatterns
{
    /// <summary>Adds them below <c>/x/</c>.</summary>
    /// <param name="site">The site.</param>
    /// <param name="maxBytes">Size limit of the crawl.</param>
    public static void All(GovernmentSite site, int maxBytes)
    {
        // A small body that unpacks to a large one.
        byte[] bomb = Gzip(new byte[maxBytes * 4]);
        site.Fault("/x/gzip-bomb.pdf", FetchStatus.TooLarge, (context, _) => SendAsync(context, bomb, "gzip"));

        // What does not unpack: one document of the site is lost, not the site.
        byte[] junk = [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 31 + 7))];
        site.Fault("/x/gzip-junk.pdf", FetchStatus.Truncated, (context, _) => SendAsync(context, junk, "gzip"));
        site.Fault("/x/brotli-junk.pdf", FetchStatus.Truncated, (context, _) => SendAsync(context, junk, "br"));
        Digest(site, "/x/packed-digest.pdf");
        CutOnce(site, "/x/packed-cut.pdf");
    }

    /// <summary>The digest is that of the packed bytes.</summary>
    private static void Digest(GovernmentSite site, string path)
    {
        byte[] body = GovernmentSite.Pdf(path);
        byte[] packed = Gzip(body);
        site.Expect(path, body);
        site.Route(path, (context, _) =>
        {
            context.Response.Headers["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(packed))}:";
            return SendAsync(context, packed, "gzip");
        });
    }

    /// <summary>The first answer breaks off; a rest counts in packed bytes, so that none may be asked for by what was unpacked.</summary>
    private static void CutOnce(GovernmentSite site, string path)
    {
        // Noise does not pack, so that half of the packed bytes unpack to about half of the body.
        byte[] noise = new byte[200_000];
        new Random(1).NextBytes(noise);
        byte[] body = GovernmentSite.Pdf(path);
        body = [.. body[..9], .. noise, .. body[9..]];
        byte[] packed = Gzip(body);
        site.Expect(path, body);
        site.Route(path, async (context, hit) =>
        {
            context.Response.Headers.ETag = "\"packed\"";
            context.Response.Headers.AcceptRanges = "bytes";
            if (context.Request.GetTypedHeaders().Range?.Ranges.First().From is { } from)
            {
                context.Response.StatusCode = 206;
                context.Response.Headers.ContentRange = $"bytes {from}-{packed.Length - 1}/{packed.Length}";
                await SendAsync(context, packed[(int)from..], "gzip");
                return;
            }

            if (hit > 1)
            {
                await SendAsync(context, packed, "gzip");
                return;
            }

            context.Response.ContentLength = packed.Length;
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(packed.AsMemory(0, packed.Length / 2));
            await context.Response.Body.FlushAsync();
            await Task.Delay(100);
            context.Abort();
        });
    }

    private static async Task SendAsync(HttpContext context, byte[] packed, string coding)
    {
        context.Response.ContentType = "application/pdf";
        context.Response.Headers.ContentEncoding = coding;
        await context.Response.Body.WriteAsync(packed);
    }

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }
}

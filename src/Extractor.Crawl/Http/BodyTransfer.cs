using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Extractor.Crawl.Http;

/// <summary>One address's body over all tries: what was received stays, so that a cut transfer is resumed and not begun again.</summary>
internal sealed class BodyTransfer
{
    private MemoryStream _body = new();
    private long? _expected;

    public FetchStatus Status { get; private set; }

    public int HttpStatus { get; private set; }

    /// <summary>True where another try may help.</summary>
    public bool IsTransient { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Target of a redirect.</summary>
    public string? Location { get; private set; }

    public string? Charset { get; private set; }

    public string? ContentType { get; private set; }

    public string? FileName { get; private set; }

    public string? ETag { get; private set; }

    public DateTimeOffset? LastModified { get; private set; }

    public string Message { get; private set; } = "";

    public int Requests { get; private set; }

    /// <summary>HTTP status of every answer, in order.</summary>
    public List<int> Responses { get; } = [];

    public long Received => _body.Length;

    public byte[] Body => _body.ToArray();

    /// <summary>True where a part is there, the server takes ranges and a validator guards against mixing two versions.</summary>
    public bool CanResume { get; private set; }

    /// <summary>A new try begins.</summary>
    public void Begin()
    {
        Requests++;
        IsTransient = false;
        RetryAfter = null;
        Location = null;
        Message = "";
    }

    public void Fail(FetchStatus status, bool transient, string message)
    {
        (Status, IsTransient, Message) = (status, transient, message);
        if (!CanResume)
        {
            _body = new MemoryStream();
        }
    }

    public void GiveUp(string message) => (IsTransient, Message) = (false, message);

    /// <summary>Takes an answer's status, headers and body.</summary>
    public async Task ReadAsync(HttpResponseMessage response, FetchOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        HttpStatus = status;
        Responses.Add(status);
        if (status is 301 or 302 or 303 or 307 or 308 && Header(response, "Location") is { Length: > 0 } location)
        {
            Location = Utf8(location);
            return;
        }

        if (status == 304)
        {
            Status = FetchStatus.NotModified;
            return;
        }

        if (status is 429 or 503 or 500 or 502 or 504 or 408)
        {
            RetryAfter = After(response.Headers.RetryAfter, clock);
            Fail(status is 429 or 503 ? FetchStatus.RateLimited : FetchStatus.ServerError, transient: true, $"HTTP {status}");
            return;
        }

        if (status is < 200 or >= 300)
        {
            Fail(status is 404 or 410 ? FetchStatus.NotFound : status is 521 or 412 ? FetchStatus.Firewall : status >= 500 ? FetchStatus.ServerError : FetchStatus.Refused, transient: false, $"HTTP {status}");
            return;
        }

        if (status == 206 && response.Content.Headers.ContentRange?.From != Received)
        {
            // A rest that does not begin where we stopped would make a file that no server ever had.
            CanResume = false;
            Fail(FetchStatus.Truncated, transient: true, "the server sent another range than the one asked for");
            return;
        }

        if (status != 206 || !CanResume)
        {
            _body = new MemoryStream();
            _expected = response.Content.Headers.ContentLength;
            Describe(response);
        }

        if (_expected > options.MaxBytes)
        {
            Fail(FetchStatus.TooLarge, transient: false, $"{_expected} bytes, more than the limit of {options.MaxBytes}");
            return;
        }

        await CopyAsync(response, options, cancellationToken).ConfigureAwait(false);
    }

    private static string Utf8(string latin)
    {
        // Servers write raw UTF-8 or GBK into Location; HttpClient hands it over byte by byte.
        bool ascii = true;
        foreach (char c in latin)
        {
            ascii &= c < 128;
        }

        if (ascii)
        {
            return latin;
        }

        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(latin);
        return CharsetDetector.Detect(bytes, null).GetString(bytes);
    }

    private static TimeSpan? After(RetryConditionHeaderValue? header, TimeProvider clock)
    {
        TimeSpan? pause = header?.Delta ?? (header?.Date - clock.GetUtcNow());
        return pause is { } p && p < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) || response.Content.Headers.TryGetValues(name, out values)
            ? values.FirstOrDefault()
            : null;

    private void Describe(HttpResponseMessage response)
    {
        HttpContentHeaders headers = response.Content.Headers;
        ContentType = Header(response, "Content-Type");
        Charset = headers.ContentType?.CharSet;
        FileName = ContentDispositionName.Parse(Header(response, "Content-Disposition"));
        ETag = Header(response, "ETag");
        LastModified = headers.LastModified;
        CanResume = !IsUnpacked(response) && response.Headers.AcceptRanges.Contains("bytes")
            && ((ETag is { } tag && !tag.StartsWith("W/", StringComparison.Ordinal)) || LastModified is not null);
    }

    /// <summary>
    /// True where the body may be another than what came over the wire. The handler that unpacks takes the coding away with the
    /// length, so only a body with a length is surely as it was sent; a digest, and a range, are of what was sent.
    /// </summary>
    private static bool IsUnpacked(HttpResponseMessage response) =>
        response.Content.Headers.ContentEncoding.Count > 0 || response.Content.Headers.ContentLength is null;

    private async Task CopyAsync(HttpResponseMessage response, FetchOptions options, CancellationToken cancellationToken)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Stream source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[81920];
        while (true)
        {
            idle.CancelAfter(options.IdleTimeout);
            int n;
            try
            {
                n = await source.ReadAsync(buffer, idle.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
            {
                // What unpacks gzip throws the one, what unpacks Brotli the other.
                CanResume = false;
                Fail(FetchStatus.Truncated, transient: true, "the body is packed and does not unpack");
                return;
            }

            if (n == 0)
            {
                break;
            }

            await _body.WriteAsync(buffer.AsMemory(0, n), cancellationToken).ConfigureAwait(false);
            if (_body.Length > options.MaxBytes)
            {
                CanResume = false;
                Fail(FetchStatus.TooLarge, transient: false, $"more than the limit of {options.MaxBytes} bytes");
                return;
            }
        }

        if (_expected is { } expected && _body.Length != expected)
        {
            CanResume &= _body.Length < expected;
            Fail(FetchStatus.Truncated, transient: true, string.Create(CultureInfo.InvariantCulture, $"{_body.Length} of {expected} bytes"));
            return;
        }

        // A digest is told over what the server sends, packed or not; what was unpacked on the way cannot be held against it.
        if (!IsUnpacked(response) && response.StatusCode == System.Net.HttpStatusCode.OK
            && BodyDigest.Problem(name => Header(response, name), _body.GetBuffer().AsSpan(0, (int)_body.Length)) is { } problem)
        {
            CanResume = false;
            Fail(FetchStatus.Truncated, transient: true, problem);
            return;
        }

        Status = FetchStatus.Complete;
    }
}

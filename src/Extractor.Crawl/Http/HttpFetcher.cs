using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Extractor.Crawl.Content;
using Extractor.Crawl.Paging;
using Extractor.Crawl.Robots;
using Polly;
using Polly.Retry;

namespace Extractor.Crawl.Http;

/// <summary>Fetches over HTTP: robots.txt, rate limit, retries with backoff, redirects, conditional requests, resume, limits.</summary>
public sealed class HttpFetcher : IFetcher, IDisposable
{
    private readonly FetchOptions _options;
    private readonly HttpClient _client;
    private readonly HostThrottle _throttle;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, Lazy<Task<KnownRobots>>> _robots = new(StringComparer.OrdinalIgnoreCase);
    private readonly HostBreaker _breaker;
    private readonly ResiliencePipeline<BodyTransfer> _retry;

    /// <summary>Makes a fetcher.</summary>
    /// <param name="options">Limits and manners.</param>
    /// <param name="handler">Where requests go; null for the network, guarded.</param>
    /// <param name="clock">For delays and times.</param>
    /// <param name="random">For jitter, between 0 and 1; null for the shared one.</param>
    /// <param name="throttle">Spaces the requests; null for that of the process, or with a clock of its own a new one.</param>
    public HttpFetcher(FetchOptions options, HttpMessageHandler? handler = null, TimeProvider? clock = null, Func<double>? random = null, HostThrottle? throttle = null)
    {
        _options = options;
        _clock = clock ?? TimeProvider.System;
        _client = new HttpClient(handler ?? GuardedHandler.Create(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8");
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "zh-CN,zh;q=0.9");
        _throttle = throttle ?? (_clock == TimeProvider.System ? HostThrottle.Shared : new HostThrottle(_clock));
        _breaker = new HostBreaker(options, _clock);
        var builder = new ResiliencePipelineBuilder<BodyTransfer> { TimeProvider = _clock };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<BodyTransfer>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.Backoff,
                MaxDelay = options.MaxDelay,
                Randomizer = random ?? Random.Shared.NextDouble,
                ShouldHandle = new PredicateBuilder<BodyTransfer>().HandleResult(t => t.IsTransient),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
            });
        }

        _retry = builder.Build();
    }

    public async Task<FetchResult> FetchAsync(PageRequest request, Validators? known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<Uri> chain = [request.Address];
        int requests = 0;
        int retries = 0;
        List<int> responses = [];
        PageRequest current = request;
        while (true)
        {
            Uri address = current.Address;
            if (!AddressGuard.IsFetchable(address))
            {
                return Failed(FetchStatus.UnsafeAddress, chain, requests, responses, $"{address} is no http or https address without a user name.") with { Retries = retries };
            }

            if (!await _breaker.PassAsync(address.Authority, cancellationToken).ConfigureAwait(false))
            {
                return Failed(FetchStatus.CircuitOpen, chain, requests, responses, $"{address.Host} failed {_options.CircuitFailures} times in a row and after {_options.CircuitBreaks} breaks, and is left alone for this run.") with { Retries = retries };
            }

            if (_options.ObeyRobots)
            {
                KnownRobots robots = await RobotsAsync(address, cancellationToken).ConfigureAwait(false);

                // What asking for robots.txt took counts with the exchange that asked first, so that the sum is what the server saw.
                IReadOnlyList<int> asked = robots.TakeResponses(out int tries);
                requests += tries;
                responses.AddRange(asked);
                if (robots.Failure is { } failure)
                {
                    return Failed(failure, chain, requests, responses, robots.Denial(address)) with { Retries = retries };
                }

                if (!robots.File.IsAllowed(_options.ProductToken, address.PathAndQuery))
                {
                    return Failed(FetchStatus.RobotsDenied, chain, requests, responses, robots.Denial(address)) with { Retries = retries };
                }
            }

            BodyTransfer transfer = await TransferAsync(current, address == (known?.Address ?? request.Address) ? known : null, cancellationToken).ConfigureAwait(false);
            requests += transfer.Requests;
            retries += transfer.Requests - 1;
            responses.AddRange(transfer.Responses);
            _breaker.Report(address.Authority, !IsBad(transfer.Status));
            string? next = transfer.Location ?? InPage(transfer);
            if (next is null)
            {
                return Finish(transfer, chain, requests, responses) with { Retries = retries };
            }

            if (!Uri.TryCreate(address, next, out Uri? target) || chain.Count > _options.MaxRedirects)
            {
                return Failed(FetchStatus.RedirectLoop, chain, requests, responses, $"{request.Address} was redirected {chain.Count} times.") with { Retries = retries };
            }

            if (IsFlip(chain, target))
            {
                return Failed(FetchStatus.SchemeFlip, chain, requests, responses, $"{target.Host}{target.PathAndQuery} is sent from http to https and back.") with { Retries = retries };
            }

            if (chain.Count(a => a == target) > 1)
            {
                return Failed(FetchStatus.RedirectLoop, chain, requests, responses, $"{request.Address} is redirected in a circle at {target}.") with { Retries = retries };
            }

            chain.Add(target);
            current = new PageRequest(target);
        }
    }

    /// <inheritdoc/>
    public void Judged(Uri address, FetchStatus status)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (IsBad(status))
        {
            _breaker.Report(address.Authority, good: false);
            _throttle.Answered(address.Authority, _options, good: false, TimeSpan.Zero);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>True where the last step changed nothing but the scheme, and the target undoes that.</summary>
    private static bool IsFlip(List<Uri> chain, Uri target) =>
        chain.Count > 1 && chain[^2] == target && chain[^1].Scheme != target.Scheme
        && chain[^1].Host == target.Host && chain[^1].PathAndQuery == target.PathAndQuery && chain.Count(a => a == target) > 1;

    private static string? InPage(BodyTransfer transfer)
    {
        if (transfer.Status != FetchStatus.Complete || transfer.Body.Length > 64 * 1024 || ContentSniffer.Detect(transfer.Body) != ContentKind.Html)
        {
            return null;
        }

        return RedirectPage.Target(CharsetDetector.Decode(transfer.Body, transfer.Charset));
    }

    /// <summary>True where the fault is the host's and not the address's.</summary>
    private static bool IsBad(FetchStatus status) =>
        status is FetchStatus.Unreachable or FetchStatus.ServerError or FetchStatus.TimedOut or FetchStatus.RateLimited or FetchStatus.Firewall or FetchStatus.Captcha;

    private FetchResult Finish(BodyTransfer transfer, List<Uri> chain, int requests, List<int> responses)
    {
        ContentKind kind = ContentSniffer.Detect(transfer.Body);
        FetchStatus status = transfer.Status == FetchStatus.Complete && kind == ContentKind.Empty ? FetchStatus.Empty : transfer.Status;
        return new FetchResult
        {
            Status = status,
            Addresses = chain,
            HttpStatus = transfer.HttpStatus,
            Body = status == FetchStatus.Complete ? transfer.Body : default,
            Kind = kind,
            Charset = transfer.Charset,
            ContentType = transfer.ContentType,
            FileName = transfer.FileName ?? Uri.UnescapeDataString(chain[^1].Segments[^1]).Trim('/'),
            ETag = transfer.ETag,
            LastModified = transfer.LastModified,
            FetchedAt = _clock.GetUtcNow(),
            Requests = requests,
            Responses = responses,
            Message = status == FetchStatus.Empty ? "the answer has no body" : transfer.Message,
        };
    }

    private FetchResult Failed(FetchStatus status, List<Uri> chain, int requests, List<int> responses, string message) => new()
    {
        Status = status,
        Addresses = chain,
        FetchedAt = _clock.GetUtcNow(),
        Requests = requests,
        Responses = responses,
        Message = message,
    };

    private async Task<BodyTransfer> TransferAsync(PageRequest request, Validators? known, CancellationToken cancellationToken)
    {
        var state = new BodyTransfer();
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            return await _retry.ExecuteAsync(async c => await OnceAsync(request, known, state, c.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<BodyTransfer> OnceAsync(PageRequest request, Validators? known, BodyTransfer state, CancellationToken cancellationToken)
    {
        using IDisposable turn = await _throttle.EnterAsync(request.Address.Authority, _options, cancellationToken).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        long start = _clock.GetTimestamp();
        TimeSpan? latency = null;
        state.Begin();
        try
        {
            using HttpRequestMessage message = Message(request, known, state);
            using HttpResponseMessage response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            latency = _clock.GetElapsedTime(start);
            int status = (int)response.StatusCode;
            _throttle.Answered(request.Address.Authority, _options, status != 429 && status < 500, latency.Value);
            await state.ReadAsync(response, _options, _clock, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            state.Fail(FetchStatus.TimedOut, transient: true, $"no complete answer within {_options.Timeout.TotalSeconds:0} s");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            bool unsafeAddress = exception.InnerException is UnsafeAddressException || exception.GetBaseException() is UnsafeAddressException;
            state.Fail(
                unsafeAddress ? FetchStatus.UnsafeAddress : state.Received > 0 ? FetchStatus.Truncated : FetchStatus.Unreachable,
                transient: !unsafeAddress,
                exception.GetBaseException().Message);
        }

        if (latency is null || (state.IsTransient && state.Status is not (FetchStatus.RateLimited or FetchStatus.ServerError)))
        {
            // No head came, or the transfer broke off after it.
            _throttle.Answered(request.Address.Authority, _options, good: false, _clock.GetElapsedTime(start));
        }

        if (state.RetryAfter is { } pause)
        {
            if (pause > _options.MaxRetryAfter)
            {
                state.GiveUp($"the server asks to wait {pause.TotalSeconds:0} s, longer than the limit of {_options.MaxRetryAfter.TotalSeconds:0} s");
            }
            else
            {
                _throttle.Hold(request.Address.Authority, _options, pause);
            }
        }

        return state;
    }

    private static HttpRequestMessage Message(PageRequest request, Validators? known, BodyTransfer state)
    {
        var message = new HttpRequestMessage(request.Form is null ? HttpMethod.Get : HttpMethod.Post, request.Address);
        if (request.Form is not null)
        {
            message.Content = new FormUrlEncodedContent(request.Form);
            return message;
        }

        if (state.CanResume)
        {
            message.Headers.Range = new RangeHeaderValue(state.Received, null);
            if (state.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out EntityTagHeaderValue? entity) && !entity.IsWeak)
            {
                message.Headers.IfRange = new RangeConditionHeaderValue(entity);
            }
            else if (state.LastModified is { } modified)
            {
                message.Headers.IfRange = new RangeConditionHeaderValue(modified);
            }

            return message;
        }

        if (known?.ETag is { } etag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (known?.LastModified is { } since)
        {
            message.Headers.IfModifiedSince = since;
        }

        return message;
    }

    private Task<KnownRobots> RobotsAsync(Uri address, CancellationToken cancellationToken) =>
        _robots.GetOrAdd(address.GetLeftPart(UriPartial.Authority), key => new Lazy<Task<KnownRobots>>(() => LoadRobotsAsync(new Uri(key), cancellationToken))).Value;

    /// <summary>Where nobody knows what robots.txt says; a 4xx says that there is none, an unsafe address is told by the exchange itself.</summary>
    private static bool Fails(FetchStatus status) =>
        status is FetchStatus.ServerError or FetchStatus.RateLimited or FetchStatus.Unreachable or FetchStatus.TimedOut or FetchStatus.Truncated;

    private async Task<KnownRobots> LoadRobotsAsync(Uri site, CancellationToken cancellationToken)
    {
        PageRequest request = new(new Uri(site, "/robots.txt"));
        BodyTransfer transfer = await TransferAsync(request, null, cancellationToken).ConfigureAwait(false);
        int requests = transfer.Requests;
        List<int> responses = [.. transfer.Responses];
        for (int hop = 0; hop < 5 && transfer.Location is { } location && Uri.TryCreate(request.Address, location, out Uri? target) && AddressGuard.IsFetchable(target); hop++)
        {
            request = new PageRequest(target);
            transfer = await TransferAsync(request, null, cancellationToken).ConfigureAwait(false);
            requests += transfer.Requests;
            responses.AddRange(transfer.Responses);
        }

        RobotsFile robots = transfer.Status switch
        {
            FetchStatus.Complete when ContentSniffer.Detect(transfer.Body) != ContentKind.Html =>
                RobotsFile.Parse(Encoding.UTF8.GetString(transfer.Body[..Math.Min(transfer.Body.Length, RobotsFile.MaxBytes)])),
            _ when Fails(transfer.Status) => RobotsFile.DisallowAll,
            _ => RobotsFile.AllowAll,
        };
        if (Fails(transfer.Status))
        {
            // Not kept: the next exchange with the host asks again, and the breaker ends that.
            _robots.TryRemove(site.GetLeftPart(UriPartial.Authority), out _);
            _breaker.Report(site.Authority, good: false);
            return new KnownRobots(robots, requests, responses, transfer.Status);
        }

        if (robots.CrawlDelay(_options.ProductToken) is { } delay)
        {
            _throttle.SetCrawlDelay(site.Authority, _options, delay);
        }

        return new KnownRobots(robots, requests, responses);
    }
}

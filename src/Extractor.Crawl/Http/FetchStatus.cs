namespace Extractor.Crawl.Http;

/// <summary>How an exchange ended. Only <see cref="Complete"/> and <see cref="NotModified"/> are good.</summary>
public enum FetchStatus
{
    /// <summary>The whole body is there.</summary>
    Complete,

    /// <summary>304: unchanged since the last fetch.</summary>
    NotModified,

    /// <summary>404 or 410.</summary>
    NotFound,

    /// <summary>A "not found" page with status 200.</summary>
    SoftNotFound,

    /// <summary>Another 4xx.</summary>
    Refused,

    /// <summary>429 or 503, still after all retries.</summary>
    RateLimited,

    /// <summary>5xx, still after all retries.</summary>
    ServerError,

    /// <summary>Name, connection or TLS failure, still after all retries.</summary>
    Unreachable,

    /// <summary>The transfer stopped before its end and could not be resumed.</summary>
    Truncated,

    /// <summary>An empty body.</summary>
    Empty,

    /// <summary>Time limit.</summary>
    TimedOut,

    /// <summary>Larger than the limit.</summary>
    TooLarge,

    /// <summary>Redirected too often or in a circle.</summary>
    RedirectLoop,

    /// <summary>A firewall's page instead of the answer.</summary>
    Firewall,

    /// <summary>A login page instead of the answer.</summary>
    LoginRequired,

    /// <summary>A captcha instead of the answer.</summary>
    Captcha,

    /// <summary>A maintenance page.</summary>
    Maintenance,

    /// <summary>Forbidden by robots.txt.</summary>
    RobotsDenied,

    /// <summary>An address that must not be asked: other scheme, private network.</summary>
    UnsafeAddress,

    /// <summary>HTML where a document was promised.</summary>
    WrongContent,

    /// <summary>The host failed so often that it is left alone for this run.</summary>
    CircuitOpen,

    /// <summary>http leads to https and that back to http.</summary>
    SchemeFlip,

    /// <summary>A list that never ends (a calendar), or an address that grows for ever.</summary>
    Trap,
}

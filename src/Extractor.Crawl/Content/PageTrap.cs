namespace Extractor.Crawl.Content;

/// <summary>What an HTML answer is instead of what was asked for.</summary>
public enum PageTrap
{
    /// <summary>An ordinary page.</summary>
    None,

    /// <summary>"Not found" with status 200.</summary>
    SoftNotFound,

    /// <summary>A page of a web application firewall: a tiny script, a cookie wall.</summary>
    Firewall,

    /// <summary>A login form.</summary>
    Login,

    /// <summary>A captcha or slider.</summary>
    Captcha,

    /// <summary>"Under maintenance".</summary>
    Maintenance,
}

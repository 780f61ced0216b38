namespace Extractor.Crawl.Configuration;

/// <summary>A configuration that is wrong; every problem is one line that names the key, what was found and what is allowed.</summary>
public sealed class ConfigurationException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems => problems;
}

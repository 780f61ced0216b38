namespace Extractor.Cli.Doctor;

/// <summary>How a check went.</summary>
internal enum CheckStatus
{
    Ok,

    /// <summary>An optional tool is not there; everything works without it.</summary>
    Missing,

    /// <summary>Works, but somebody should know.</summary>
    Warning,

    /// <summary>Something does not work; the exit code is 1.</summary>
    Failed,
}

/// <summary>One thing that was looked at. Texts are in the user's language.</summary>
/// <param name="Id">Stable key, such as <c>tool.pdftotext</c>.</param>
/// <param name="Name">What was looked at.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Advice">What to do, or what a missing tool would bring; null where there is nothing to say.</param>
internal sealed record Check(string Id, CheckStatus Status, string Name, string Detail, string? Advice = null)
{
    /// <summary>First part of the key.</summary>
    public string Group => Id.Split('.')[0];
}

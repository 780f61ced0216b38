namespace Extractor.Cli.Messages;

/// <summary>What a piece of text means, and so its colour.</summary>
internal enum Paint
{
    None,
    Good,
    Doubtful,
    Bad,
    Strong,
    Faint,
}

/// <summary>Standard output or standard error: coloured on a terminal, plain where it is redirected or where the user wants none.</summary>
/// <param name="isColoured">Whether colours are written.</param>
internal sealed class Terminal(bool isColoured)
{
    /// <summary>Standard error.</summary>
    public static Terminal Error { get; } = new(WantsColour(Console.IsErrorRedirected, Environment.GetEnvironmentVariable));

    /// <summary>Standard output.</summary>
    public static Terminal Output { get; } = new(WantsColour(Console.IsOutputRedirected, Environment.GetEnvironmentVariable));

    /// <summary>Without colours, for files.</summary>
    public static Terminal Plain { get; } = new(false);

    /// <summary>Whether colours are written.</summary>
    public bool IsColoured => isColoured;

    /// <summary>Whether colours are wanted: <c>NO_COLOR</c> (no-color.org) forbids them, <c>CLICOLOR_FORCE</c> wants them also where redirected.</summary>
    public static bool WantsColour(bool isRedirected, Func<string, string?> variable) =>
        string.IsNullOrEmpty(variable("NO_COLOR"))
        && (variable("CLICOLOR_FORCE") is { Length: > 0 } and not "0" || (!isRedirected && variable("TERM") != "dumb"));

    /// <summary>The text between the control sequences of its colour (ECMA-48 SGR), or as it is.</summary>
    public string Painted(Paint paint, string text) => !isColoured || paint == Paint.None ? text : $"\u001b[{Code(paint)}m{text}\u001b[0m";

    private static string Code(Paint paint) => paint switch
    {
        Paint.Good => "32",
        Paint.Doubtful => "33",
        Paint.Bad => "31",
        Paint.Strong => "1",
        _ => "2",
    };
}

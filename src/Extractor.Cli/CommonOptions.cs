using System.CommandLine;
using System.CommandLine.Parsing;
using Extractor.Cli.Messages;

namespace Extractor.Cli;

/// <summary>Options that several commands share, each created anew because an option belongs to one command.</summary>
internal static class CommonOptions
{
    public static readonly string[] LogLevels = ["verbose", "debug", "information", "warning", "error"];

    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "No progress; only errors on standard error." };

    public static Option<string> LogLevel()
    {
        var option = new Option<string>("--log-level")
        {
            Description = "Least severity of log lines on standard error: " + string.Join(", ", LogLevels) + ".",
            HelpName = "LEVEL",
            DefaultValueFactory = _ => "warning",
        };
        return option.AcceptOnlyFromAmong(LogLevels);
    }

    public static Option<string?> Password() => new("--password")
    {
        Description = "Password of encrypted PDFs (user or owner). The empty one is always tried.",
        HelpName = "TEXT",
    };

    public static Option<PageSelection?> Pages() => new("--pages")
    {
        Description = "Pages to read, such as 1-3,7 or 5- (default: all).",
        HelpName = "PAGES",
        CustomParser = Parse,
    };

    public static Option<string> Config() => new("--config", "-c") { Description = "The configuration.", HelpName = "FILE", DefaultValueFactory = _ => "pipeline.json" };

    public static Option<string[]> Source() => new("--source", "-s") { Description = "Only the source with this id; may be given several times.", HelpName = "ID" };

    /// <summary><c>text</c> for people, <c>json</c> for programs.</summary>
    public static Option<string> TextOrJson()
    {
        var option = new Option<string>("--format", "-f") { Description = "text (for people) or json (for programs).", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        return option.AcceptOnlyFromAmong("text", "json");
    }

    /// <summary>Parses a date such as 2025-01-31.</summary>
    public static DateOnly? Date(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        result.AddError($"--since: found '{text}', allowed is a date such as 2025-01-31");
        return null;
    }

    public static Option<string?> Out(string what) => new("--out", "-o") { Description = what, HelpName = "PATH" };

    /// <summary>The language; it is read before the command line is parsed, see <see cref="Languages"/>.</summary>
    public static Option<string?> Lang()
    {
        var option = new Option<string?>("--lang")
        {
            Description = "Language of help, messages and summaries: zh or en (default: the locale's).",
            HelpName = string.Join('|', Languages.Names),
            Recursive = true,
        };
        return option.AcceptOnlyFromAmong(Languages.Names);
    }

    private static PageSelection? Parse(ArgumentResult result)
    {
        PageSelection? selection = PageSelection.Parse(result.Tokens[0].Value, out string error);
        if (selection is null)
        {
            result.AddError(error);
        }

        return selection;
    }
}

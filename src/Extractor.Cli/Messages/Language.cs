namespace Extractor.Cli.Messages;

/// <summary>Language of what the program says to people. Data and JSON are the same in both.</summary>
internal enum Language
{
    English,

    /// <summary>简体中文.</summary>
    Chinese,
}

/// <summary>Finds the language that the user wants.</summary>
internal static class Languages
{
    /// <summary>Words that <c>--lang</c> takes.</summary>
    public static readonly string[] Names = ["zh", "en"];

    /// <summary>The language of a command line: <c>--lang</c>, otherwise the locale's.</summary>
    /// <param name="args">The command line, not yet parsed: its own help and errors are in that language.</param>
    /// <param name="variable">Gives environment variables.</param>
    public static Language Of(IReadOnlyList<string> args, Func<string, string?> variable)
    {
        for (int i = 0; i < args.Count && args[i] != "--"; i++)
        {
            string? given = args[i] == "--lang" && i + 1 < args.Count ? args[i + 1]
                : args[i].StartsWith("--lang=", StringComparison.Ordinal) || args[i].StartsWith("--lang:", StringComparison.Ordinal) ? args[i]["--lang=".Length..]
                : null;
            if (given is not null)
            {
                return given == "zh" ? Language.Chinese : Language.English;
            }
        }

        return OfLocale(variable);
    }

    /// <summary>The language of the POSIX locale: LC_ALL before LC_MESSAGES before LANG; LANGUAGE lists preferences unless the locale is C.</summary>
    public static Language OfLocale(Func<string, string?> variable)
    {
        string locale = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";
        bool plain = locale.Length == 0 || locale == "C" || locale == "POSIX" || locale.StartsWith("C.", StringComparison.Ordinal);
        string[] wanted = !plain && variable("LANGUAGE") is { Length: > 0 } list ? [.. list.Split(':', StringSplitOptions.RemoveEmptyEntries), locale] : [locale];
        foreach (string want in wanted)
        {
            if (want.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return Language.Chinese;
            }

            if (want.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return Language.English;
            }
        }

        return Language.English;
    }
}

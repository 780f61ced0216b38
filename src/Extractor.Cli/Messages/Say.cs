using System.Globalization;

namespace Extractor.Cli.Messages;

/// <summary>
/// Says things to people on standard error, in their language. Write the English in place, <c>Say.Error($"{file}: is empty")</c>, and
/// its Chinese into <c>zh.po</c> with numbered places (<c>{0}: is empty</c>); what is missing there is said in English, and a test tells.
/// </summary>
internal static class Say
{
    private static Catalogue? _chinese;

    /// <summary>The language of this process.</summary>
    public static Language Language { get; private set; }

    /// <summary>Sets the language; once, before anything is said.</summary>
    public static void Use(Language language)
    {
        Language = language;
        _chinese = language == Language.Chinese ? Catalogue.Chinese() : null;
    }

    /// <summary>A text in the user's language. Numbers are written in the invariant culture.</summary>
    public static string It(FormattableString text) =>
        string.Format(CultureInfo.InvariantCulture, _chinese?.Of(text.Format) ?? text.Format, text.GetArguments());

    /// <summary>A message of a layer below, given in English with its places filled, in the user's language.</summary>
    public static string Reason(string? message) => message is null ? "" : _chinese?.OfFilled(message) ?? message;

    /// <summary>What failed: <c>extractor: …</c>, its beginning red on a terminal.</summary>
    public static void Error(FormattableString text) => Write(Paint.Bad, "extractor: ", It(text));

    /// <summary>What failed, in the words of a layer below.</summary>
    public static void ErrorReason(string message) => Write(Paint.Bad, "extractor: ", Reason(message));

    /// <summary>What the user should know: <c>warning: …</c>, its beginning yellow on a terminal.</summary>
    public static void Warning(FormattableString text) => Write(Paint.Doubtful, It($"warning: "), It(text));

    /// <summary>A plain line.</summary>
    public static void Note(FormattableString text) => Write(Paint.None, "", It(text));

    /// <summary>The last line: how it went, green where all is well and yellow where not.</summary>
    public static void Outcome(bool isGood, FormattableString text) => Write(isGood ? Paint.Good : Paint.Doubtful, It(text), "");

    private static void Write(Paint paint, string painted, string rest) => Console.Error.WriteLine(Terminal.Error.Painted(paint, painted) + rest);
}

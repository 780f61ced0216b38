using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Extractor.Cli.Tests.Messages;

/// <summary>Finds the texts of calls in C# sources: <c>$"{file}: is empty"</c> becomes <c>{0}: is empty</c>, as <see cref="FormattableString"/> has it.</summary>
internal static partial class SourceTexts
{
    /// <summary>Texts said to people through <c>Say</c>, and the headings of the help.</summary>
    public static IEnumerable<string> Said(string source) => Of(source, SayCall());

    /// <summary>Texts of exceptions, warnings and failures of the layers below.</summary>
    public static IEnumerable<string> Raised(string source) => Of(source, LowerCall());

    private static IEnumerable<string> Of(string source, Regex call)
    {
        foreach (Match match in call.Matches(source))
        {
            int at = match.Index + match.Length;
            for (int depth = 1; depth > 0 && at < source.Length;)
            {
                char c = source[at];
                if (c == '"' || (c == '$' && source[at + 1] == '"'))
                {
                    (string? text, at) = Literal(source, at);
                    if (text is not null)
                    {
                        yield return text;
                    }

                    continue;
                }

                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                at += c == '\'' ? (source[at + 1] == '\\' ? 4 : 3) : 1;
            }
        }
    }

    /// <summary>The literal that begins at a position, and where it ends; a raw literal is passed over.</summary>
    private static (string? Text, int End) Literal(string source, int at)
    {
        bool isInterpolated = source[at] == '$';
        at += isInterpolated ? 1 : 0;
        if (source.AsSpan(at).StartsWith("\"\"\""))
        {
            return (null, source.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal) + 3);
        }

        var text = new StringBuilder();
        int holes = 0;
        for (at++; source[at] != '"';)
        {
            char c = source[at];
            if (c == '\\')
            {
                text.Append(source[at + 1] switch { 'n' => '\n', 't' => '\t', char other => other });
                at += 2;
            }
            else if (c is '{' or '}' && isInterpolated && source[at + 1] != c)
            {
                (string format, at) = Hole(source, at + 1);
                text.Append(CultureInfo.InvariantCulture, $"{{{holes++}{format}}}");
            }
            else
            {
                text.Append(c is '{' or '}' ? new string(c, 2) : c.ToString());
                at += c is '{' or '}' && isInterpolated ? 2 : 1;
            }
        }

        return (text.ToString(), at + 1);
    }

    /// <summary>Width and format of a hole, and where it ends.</summary>
    private static (string Format, int End) Hole(string source, int at)
    {
        for (int depth = 0; ;)
        {
            char c = source[at];
            if (c == '"' || (c == '$' && source[at + 1] == '"'))
            {
                at = Literal(source, at).End;
                continue;
            }

            if (depth == 0 && c is ':' or ',' or '}')
            {
                int end = source.IndexOf('}', at);
                return (source[at..end], end + 1);
            }

            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            at += c == '\'' ? (source[at + 1] == '\\' ? 4 : 3) : 1;
        }
    }

    [GeneratedRegex(@"(?:Say\.(?:It|Error|Warning|Note|Outcome)|(?<![\w.])(?:Title|Section))\(")]
    private static partial Regex SayCall();

    [GeneratedRegex(@"(?:new \w*Exception|new PdfWarning|Warnings?\.Add|(?<![\w.])Warn|ConversionResult\.Failed|new ConversionFailure|Problem|problems\.Add|Failed?|new SourceFailure)\(")]
    private static partial Regex LowerCall();
}

using System.Globalization;
using System.Text;

namespace Extractor.Export.Xlsx;

/// <summary>Names of sheets as Excel allows them: at most 31 characters, none of <c>[ ] : * ? / \</c>, no apostrophe at an end, none twice.</summary>
internal sealed class SheetNames
{
    private const int MaxLength = 31;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { "History" };

    /// <summary>A name like the wanted one that no sheet has yet.</summary>
    public string Take(string wanted)
    {
        var safe = new StringBuilder();
        foreach (char c in wanted)
        {
            safe.Append(c < ' ' || "[]:*?/\\".Contains(c) ? '_' : c);
        }

        string name = Cut(safe.ToString().Trim('\'', ' '), MaxLength);
        name = name.Length == 0 ? "_" : name;
        for (int i = 2; !_taken.Add(name); i++)
        {
            string number = "~" + i.ToString(CultureInfo.InvariantCulture);
            name = Cut(safe.ToString().Trim('\'', ' '), MaxLength - number.Length) + number;
        }

        return name;
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd('\'', ' ');
}

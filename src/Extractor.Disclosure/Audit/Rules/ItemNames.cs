using System.Text.RegularExpressions;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Finds the classification code that a label names in words: 社会保障和就业支出（类）行政事业单位养老支出（款）…（项）.</summary>
internal sealed partial class ItemNames
{
    private readonly Dictionary<string, List<string>> _codesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _nameByCode = new(StringComparer.Ordinal);

    /// <param name="tables">The tables whose row labels give the names.</param>
    public ItemNames(IEnumerable<AuditTable> tables)
    {
        foreach (AuditTable table in tables)
        {
            foreach (int row in table.Rows)
            {
                foreach (AuditCell cell in table.Row(row))
                {
                    if (cell.Label is { Code: { Length: 3 or 5 or 7 } code, Role: not "project" and not "unit", Classification: null or "functional" })
                    {
                        Add(code, Bare(cell.Label.Name));
                    }
                }
            }
        }
    }

    /// <summary>The one code that a label names, by its digits or by its names; null where it names none or several.</summary>
    public string? Find(string label, string? section = null)
    {
        if (ProseTableRule.CodeIn(label) is { Length: > 0 } code)
        {
            return code;
        }

        string folded = Labels.Fold(label);
        MatchCollection levels = Level().Matches(folded);
        if (levels.Count == 0)
        {
            return Single(Bare(folded), 3);
        }

        string last = levels[^1].Groups[2].Value;
        int length = last == "类" ? 3 : last == "款" ? 5 : 7;
        string name = Bare(levels[^1].Groups[1].Value);
        List<string> codes = [.. (_codesByName.GetValueOrDefault(name) ?? []).Where(c => c.Length == length)];
        for (int i = 0; i < levels.Count - 1; i++)
        {
            int width = levels[i].Groups[2].Value == "类" ? 3 : 5;
            string above = Bare(levels[i].Groups[1].Value);
            codes.RemoveAll(c => _nameByCode.TryGetValue(c[..width], out string? its) && its != above);
        }

        if (codes.Count > 1 && section is not null && Level().Match(Labels.Fold(section)) is { Success: true } head)
        {
            string above = Bare(head.Groups[1].Value);
            codes.RemoveAll(c => _nameByCode.TryGetValue(c[..3], out string? its) && its != above && _nameByCode.GetValueOrDefault(c[..5]) != above);
        }

        return codes.Count == 1 ? codes[0] : null;
    }

    private string? Single(string name, int length) =>
        name.Length >= 4 && _codesByName.GetValueOrDefault(name)?.Where(c => c.Length == length).ToList() is { Count: 1 } codes ? codes[0] : null;

    private void Add(string code, string name)
    {
        _nameByCode.TryAdd(code, name);
        if (!_codesByName.TryGetValue(name, out List<string>? codes))
        {
            _codesByName[name] = codes = [];
        }

        if (!codes.Contains(code))
        {
            codes.Add(code);
        }
    }

    /// <summary>Without numbering, digits and 支出 at the end: a class is named with and without it.</summary>
    private static string Bare(string name)
    {
        string text = Labels.Core(name).Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '(', ')', ':');
        return text.Length > 4 && text.EndsWith("支出", StringComparison.Ordinal) ? text[..^2] : text;
    }

    [GeneratedRegex("([^()、。,]+(?:、[^()、。,]+)*)\\((类|款|项)\\)", RegexOptions.NonBacktracking)]
    private static partial Regex Level();
}

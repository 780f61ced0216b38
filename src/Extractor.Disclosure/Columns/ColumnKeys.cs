using System.Collections.Frozen;
using Extractor.Disclosure.Codes;

namespace Extractor.Disclosure.Columns;

/// <summary>Canonical keys of columns; the aliases are data (column-keys.tsv).</summary>
internal static class ColumnKeys
{
    private static readonly Lazy<FrozenDictionary<string, string>> Keys = new(Load);

    /// <summary>The key of one header text; null where it has none.</summary>
    public static string? Find(string text)
    {
        string key = HeaderText.Key(text);
        return Keys.Value.TryGetValue(key, out string? found) ? found
            : key.StartsWith("其中：", StringComparison.Ordinal) && Keys.Value.TryGetValue(key[3..], out found) ? found : null;
    }

    /// <summary>
    /// The key of a path: those of its levels from top to bottom with dots (<c>basic.personnel</c>), levels that lie over the
    /// whole table left out; null where its last level has none.
    /// </summary>
    public static string? OfPath(IReadOnlyList<string> path, IReadOnlySet<string> everywhere)
    {
        if (path.Count == 0 || Find(path[^1]) is not { } leaf)
        {
            return null;
        }

        var parts = new List<string>();
        for (int i = 0; i < path.Count - 1; i++)
        {
            if (!everywhere.Contains(path[i]) && Upper(path[i], i) is { } key && (parts.Count == 0 || parts[^1] != key))
            {
                parts.Add(key);
            }
        }

        if (parts.Count == 0 || parts[^1] != leaf)
        {
            parts.Add(leaf);
        }

        return string.Join('.', parts);
    }

    /// <summary>Above amounts 财政拨款收入 and 本年支出 say on which side of the table the column stands.</summary>
    private static string? Upper(string text, int level)
    {
        string key = HeaderText.Key(text);
        if (level == 0 && key is "财政拨款收入" or "本年收入" or "收入" or "收入预算" or "收入决算")
        {
            return "income";
        }

        return level == 0 && key is "财政拨款支出" or "支出" or "支出预算" or "支出决算" ? "expenditure" : Find(text);
    }

    private static FrozenDictionary<string, string> Load()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string[] row in EmbeddedTable.Rows("Columns.column-keys.tsv", 2))
        {
            foreach (string text in row[1].Split('|'))
            {
                keys.TryAdd(NameFolding.Fold(text), row[0]);
            }
        }

        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

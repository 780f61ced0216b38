using System.Globalization;
using System.Text;
using System.Text.Json;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Tests.Narrative;

/// <summary>
/// Compares statements with a statements.json of the shared corpus: a gold statement is found where one of the same section has its amount
/// (its change, where only a change is said); then share, direction, change and rate must be right. Stricter than nothing that is said there.
/// </summary>
internal sealed class StatementScore
{
    public int Gold { get; private set; }

    public int Found { get; private set; }

    public int AllRight { get; private set; }

    public int Reasons { get; private set; }

    public int ReasonsRight { get; private set; }

    public List<string> Errors { get; } = [];

    public static StatementScore Of(JsonElement gold, IReadOnlyList<Statement> statements)
    {
        StatementScore score = new();
        HashSet<int> used = [];
        foreach (JsonElement g in gold.GetProperty("statements").EnumerateArray())
        {
            score.Gold++;
            int best = Best(g, statements, used);
            if (best < 0)
            {
                score.Errors.Add("missed: " + Text(g, "section") + " | " + Text(g, "label") + " " + Text(g, "raw"));
                continue;
            }

            used.Add(best);
            score.Found++;
            int wrong = Wrong(g, statements[best]);
            score.AllRight += wrong == 0 ? 1 : 0;
            if (wrong > 0)
            {
                score.Errors.Add("wrong: " + Text(g, "label") + " ← " + statements[best].Sentence);
            }

            if (Text(g, "reason") is { } reason)
            {
                score.Reasons++;
                score.ReasonsRight += Key(statements[best].Reason ?? "").StartsWith(Key(reason)[..Math.Min(30, Key(reason).Length)], StringComparison.Ordinal) ? 1 : 0;
            }
        }

        return score;
    }

    private static int Best(JsonElement g, IReadOnlyList<Statement> statements, HashSet<int> used)
    {
        string section = SectionKey(Text(g, "section")!);
        int best = -1;
        int least = int.MaxValue;
        for (int i = 0; i < statements.Count; i++)
        {
            Statement s = statements[i];
            bool same = Number(g, "amount") is { } amount ? s.Amount == amount : s.Change == Number(g, "change") && s.Quantity is null;
            if (used.Contains(i) || !same || !InSection(g, section, s))
            {
                continue;
            }

            int distance = (Wrong(g, s) * 4) + (Key(s.Label) == Key(Text(g, "label")!) ? 0 : Key(s.Label).Contains(Key(Text(g, "label")!), StringComparison.Ordinal) ? 1 : 2);
            if (distance < least)
            {
                (best, least) = (i, distance);
            }
        }

        return best;
    }

    private static bool InSection(JsonElement g, string section, Statement s) =>
        s.Section.Any(t => SectionKey(t) == section) || (g.TryGetProperty("section_alt", out JsonElement alt) && alt.ValueKind == JsonValueKind.Array && alt.EnumerateArray().Any(a => s.Section.Any(t => SectionKey(t) == SectionKey(a.GetString()!))));

    private static int Wrong(JsonElement g, Statement s)
    {
        HashSet<string> untested = g.TryGetProperty("untested", out JsonElement u) && u.ValueKind == JsonValueKind.Array ? [.. u.EnumerateArray().Select(x => x.GetString()!)] : [];
        bool none = Text(g, "direction") == "none";
        int wrong = 0;
        wrong += untested.Contains("share") || s.Share == Number(g, "share") ? 0 : 1;
        wrong += untested.Contains("direction") || s.Direction == Text(g, "direction") ? 0 : 1;
        wrong += untested.Contains("change") || s.Change == Number(g, "change") || (none && s.Change == 0 && Number(g, "change") is null) ? 0 : 1;
        wrong += untested.Contains("rate") || s.Rate == Number(g, "rate") || (none && s.Rate == 0 && Number(g, "rate") is null) ? 0 : 1;
        return wrong;
    }

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out JsonElement v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;

    private static decimal? Number(JsonElement e, string name) => Text(e, name) is { } t ? decimal.Parse(t, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static string SectionKey(string title)
    {
        string key = title.Trim();
        return Key(Disclosure.Narrative.Numbering.TryRead(key, out Disclosure.Narrative.Numbering n) ? key[n.Length..] : key);
    }

    private static string Key(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));
}

using System.Text;

namespace Extractor.Layout.Tests.Icdar2013;

/// <summary>Right, wanted and given items of one document.</summary>
internal readonly record struct Counts(int Right, int Wanted, int Given)
{
    public double Recall => Wanted == 0 ? 1 : Right / (double)Wanted;

    public double Precision => Given == 0 ? (Wanted == 0 ? 1 : 0) : Right / (double)Given;

    public static Counts operator +(Counts a, Counts b) => new(a.Right + b.Right, a.Wanted + b.Wanted, a.Given + b.Given);
}

/// <summary>
/// The measures of the ICDAR 2013 table competition (Göbel, Hassan, Oro and Orsi, "ICDAR 2013 Table Competition"): regions by
/// the characters they hold, structure by adjacency relations between neighbouring cells that are not blank.
/// </summary>
internal static class IcdarScore
{
    /// <summary>
    /// Location: each wanted region is paired with the given region that shares most characters with it, one to one, so that
    /// cutting and gluing tables both cost; right are the characters that the pairs share.
    /// </summary>
    public static Counts Location(IReadOnlyList<IReadOnlySet<int>> wanted, IReadOnlyList<IReadOnlySet<int>> given)
    {
        var pairs = new List<(int Common, int Wanted, int Given)>();
        for (int w = 0; w < wanted.Count; w++)
        {
            for (int g = 0; g < given.Count; g++)
            {
                int common = wanted[w].Count(given[g].Contains);
                if (common > 0)
                {
                    pairs.Add((common, w, g));
                }
            }
        }

        var usedWanted = new HashSet<int>();
        var usedGiven = new HashSet<int>();
        int right = 0;
        foreach ((int common, int w, int g) in pairs.OrderByDescending(p => p.Common))
        {
            if (!usedWanted.Contains(w) && !usedGiven.Contains(g))
            {
                usedWanted.Add(w);
                usedGiven.Add(g);
                right += common;
            }
        }

        return new Counts(right, wanted.Sum(w => w.Count), given.Sum(g => g.Count));
    }

    /// <summary>Structure: relations as (text, neighbour's text, direction), counted with repetition.</summary>
    public static Counts Structure(IEnumerable<IReadOnlyList<GridCell>> wanted, IEnumerable<IReadOnlyList<GridCell>> given)
    {
        Dictionary<(string, string, char), int> want = Count(wanted);
        Dictionary<(string, string, char), int> have = Count(given);
        int right = want.Sum(p => Math.Min(p.Value, have.GetValueOrDefault(p.Key)));
        return new Counts(right, want.Values.Sum(), have.Values.Sum());
    }

    /// <summary>Relations of one table: each cell to its direct right and lower neighbours; none where one of the two is blank.</summary>
    public static List<(string From, string To, char Direction)> Relations(IReadOnlyList<GridCell> cells)
    {
        var at = new Dictionary<(int, int), int>();
        for (int i = 0; i < cells.Count; i++)
        {
            for (int r = cells[i].Row; r <= cells[i].RowEnd; r++)
            {
                for (int c = cells[i].Column; c <= cells[i].ColumnEnd; c++)
                {
                    at.TryAdd((r, c), i);
                }
            }
        }

        var relations = new List<(string, string, char)>();
        for (int i = 0; i < cells.Count; i++)
        {
            string text = Normalize(cells[i].Text);
            if (text.Length == 0)
            {
                continue;
            }

            var seen = new HashSet<(int, char)>();
            void Relate(int row, int column, char direction)
            {
                if (at.TryGetValue((row, column), out int other) && other != i && seen.Add((other, direction)) && Normalize(cells[other].Text) is { Length: > 0 } neighbour)
                {
                    relations.Add((text, neighbour, direction));
                }
            }

            for (int r = cells[i].Row; r <= cells[i].RowEnd; r++)
            {
                Relate(r, cells[i].ColumnEnd + 1, 'h');
            }

            for (int c = cells[i].Column; c <= cells[i].ColumnEnd; c++)
            {
                Relate(cells[i].RowEnd + 1, c, 'v');
            }
        }

        return relations;
    }

    /// <summary>White space gone, dashes and quotes of every kind alike, ligatures apart, and small letters (the truth of some documents has lost capitals).</summary>
    public static string Normalize(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            switch (c)
            {
                case '‐' or '‑' or '‒' or '–' or '—' or '−' or '\u00AD':
                    plain.Append('-');
                    break;
                case '‘' or '’' or '‚' or '′' or '`' or '´':
                    plain.Append('\'');
                    break;
                case '“' or '”' or '„' or '″':
                    plain.Append('"');
                    break;
                case 'ﬁ':
                    plain.Append("fi");
                    break;
                case 'ﬂ':
                    plain.Append("fl");
                    break;
                case '…':
                    plain.Append("...");
                    break;
                default:
                    if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c != '\uFFFD')
                    {
                        plain.Append(char.ToLowerInvariant(c));
                    }

                    break;
            }
        }

        return plain.ToString();
    }

    /// <summary>Mean recall and precision over documents and the F1 of the two means.</summary>
    public static (double Recall, double Precision, double F1) Average(IReadOnlyCollection<Counts> documents)
    {
        double recall = documents.Average(d => d.Recall);
        double precision = documents.Average(d => d.Precision);
        return (recall, precision, recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision));
    }

    private static Dictionary<(string, string, char), int> Count(IEnumerable<IReadOnlyList<GridCell>> tables)
    {
        var counts = new Dictionary<(string, string, char), int>();
        foreach (IReadOnlyList<GridCell> table in tables)
        {
            foreach ((string, string, char) relation in Relations(table))
            {
                counts[relation] = counts.GetValueOrDefault(relation) + 1;
            }
        }

        return counts;
    }
}

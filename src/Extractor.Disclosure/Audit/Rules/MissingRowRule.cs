using System.Globalization;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>
/// Rows that must be there though no sum misses them: a level of the classification above or below a row, the total, a number
/// of a numbered list, where all other rows of the table or its sister tables print them. Sums that fall short of a lost row
/// are explained by <see cref="LostRowFinder"/>.
/// </summary>
internal sealed class MissingRowRule : IAuditRule
{
    /// <summary>Rows that must have what one row lacks, where no sister table names it.</summary>
    private const int Enough = 2;

    public string Id => "row.missing";

    public int Version => 2;

    public string Name => "缺行";

    public string Reason => "A table that prints every level of the classification prints the levels above each item, and the tables of one disclosure print their totals.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        List<AuditTable> tables = [.. context.Tables.Where(t => t.Kind != "other" && !t.Kind.StartsWith("performance", StringComparison.Ordinal))];
        foreach (AuditTable table in tables)
        {
            Above(table, 5, tables, into);
            Above(table, 7, tables, into);
            Below(table, tables, into);
            Numbers(table, into);
            if (ThreePublicRows.Missing(table) is { } lost)
            {
                Report(table, lost.Before, lost.Before.Row, null, lost.Name, lost.Like is { } like && lost.Value is { } value ? (like, value) : null, $"未见“{lost.Name}”一行", into);
            }
        }

        Totals(tables, into);
        MissingTables.Find(context, into);
    }

    /// <summary>The class above a section, the section above an item: one gap where the other branches are whole is a lost row.</summary>
    private void Above(AuditTable table, int length, List<AuditTable> tables, IdentityCollector into)
    {
        (List<LabelledRow> orphans, int whole) = Orphans(table, length);
        if (orphans.Count == 0)
        {
            return;
        }

        string missing = orphans[0].Label.Code![..(length - 2)];
        if (!orphans.TrueForAll(o => o.Parent == orphans[0].Parent && o.Label.Code!.StartsWith(missing, StringComparison.Ordinal)))
        {
            // Many gaps are a table that leaves the level out.
            into.Skip(Id, table.Id, "level-left-out");
            return;
        }

        if (whole == 0 && !tables.Exists(t => t != table && Prints(t, missing) is not null && Orphans(t, length) is { Orphans.Count: 0, Whole: > 0 }))
        {
            into.Skip(Id, table.Id, "no-other-branch-to-compare");
            return;
        }

        decimal sum = 0;
        AuditCell? figure = orphans.Find(o => o.Figure is not null).Figure;
        foreach (LabelledRow orphan in orphans)
        {
            sum += figure is null ? 0 : table.At(orphan.Row, figure.Column)?.Quantity.Value ?? 0;
        }

        string? name = null;
        foreach (AuditTable other in tables)
        {
            name ??= Prints(other, missing)?.Name;
        }

        Report(table, orphans[0], orphans[0].Row - 1, missing, name, figure is null ? null : (figure, sum), $"有 {orphans[0].Label.Code}，缺少上级科目 {missing} 一行", into);
    }

    /// <summary>Rows of a level whose own upper level is not above them, and how many have it.</summary>
    private static (List<LabelledRow> Orphans, int Whole) Orphans(AuditTable table, int length)
    {
        List<LabelledRow> orphans = [];
        int whole = 0;
        Dictionary<(int Row, int Block), LabelledRow> rows = Index(table);
        foreach (LabelledRow row in table.LabelledRows)
        {
            if (row.Label.Code is not { } code || code.Length != length || row.Label.Inferred == true)
            {
                continue;
            }

            LabelledRow above = row;
            int steps = 0;
            while (above.Parent >= 0 && rows.TryGetValue((above.Parent, row.Block), out LabelledRow next) && steps++ < 8)
            {
                above = next;
                if (above.Label.Code is { } other && other.Length < length)
                {
                    break;
                }
            }

            if (above.Label.Code is { } upper && upper.Length == length - 2 && code.StartsWith(upper, StringComparison.Ordinal))
            {
                whole++;
            }
            else if (row.Figure is not null)
            {
                orphans.Add(row);
            }
        }

        return (orphans, whole);
    }

    /// <summary>A class without sections, a section without items, a unit without projects, where all others have them.</summary>
    private void Below(AuditTable table, List<AuditTable> tables, IdentityCollector into)
    {
        var parents = new HashSet<(int, int)>();
        foreach (LabelledRow row in table.LabelledRows)
        {
            parents.Add((row.Parent, row.Block));
        }

        foreach (int length in (int[])[0, 3, 5])
        {
            List<LabelledRow> bare = [];
            int whole = 0;
            foreach (LabelledRow row in table.LabelledRows)
            {
                if (length == 0 ? row.Label.Role == "unit" : row.Label.Code?.Length == length && row.Label.Role != "project" && row.Label.Inferred != true)
                {
                    bool hasChildren = parents.Contains((row.Row, row.Block));
                    whole += hasChildren ? 1 : 0;
                    if (!hasChildren && row.Figure is not null)
                    {
                        bare.Add(row);
                    }
                }
            }

            if (bare.Count != 1 || whole == 0)
            {
                continue;
            }

            (string Code, string Name)? child = length == 0 ? null : Child(table, bare[0], tables);
            if (child is null && whole < Enough)
            {
                into.Skip(Id, table.Id, "no-other-branch-to-compare");
                continue;
            }

            AuditCell figure = bare[0].Figure!;
            Report(table, bare[0], bare[0].Row, child?.Code, child?.Name, (figure, figure.Quantity.Value),
                $"{bare[0].Label.Code ?? bare[0].Label.Name} 下无明细行{(child is { } c ? $"（{c.Code} {c.Name}）" : "")}，而表中其他各项均有", into);
        }
    }

    /// <summary>The child that a sister table prints below a code with the whole of its figure.</summary>
    private static (string Code, string Name)? Child(AuditTable table, LabelledRow bare, List<AuditTable> tables)
    {
        foreach (AuditTable other in tables)
        {
            foreach (LabelledRow row in other != table ? other.LabelledRows : [])
            {
                if (row.Label.Code is { } code && code.Length == bare.Label.Code!.Length + 2 && code.StartsWith(bare.Label.Code, StringComparison.Ordinal)
                    && row.Label.Role != "project" && other.Row(row.Row).Any(c => c.Quantity.Value == bare.Figure!.Quantity.Value))
                {
                    return (code, row.Label.Name);
                }
            }
        }

        return null;
    }

    /// <summary>One number left out of a numbered list (一、二、四、).</summary>
    private void Numbers(AuditTable table, IdentityCollector into)
    {
        Span<int> last = stackalloc int[8];
        Span<int> at = stackalloc int[8];
        List<(LabelledRow Row, int Missing, int After)> gaps = [];
        int numbered = 0;
        int block = -1;
        foreach (LabelledRow row in table.LabelledRows.OrderBy(r => r.Block))
        {
            if (row.Block != block)
            {
                last.Clear();
                at.Clear();
                at[0] = row.Row - 1;
                block = row.Block;
            }

            (int level, int ordinal) = RowLabels.Numbering(row.Label.Name);
            if (level is < 1 or > 5 || ordinal <= 0)
            {
                continue;
            }

            numbered++;
            if (ordinal == last[level] + 2)
            {
                gaps.Add((row, ordinal - 1, Before(table, row, last[level] > 0 ? at[level] : Math.Max(at[0], Highest(at[..level])))));
            }

            last[level] = ordinal;
            at[level] = row.Row;
            last[(level + 1)..].Clear();
            at[(level + 1)..].Clear();
        }

        if (gaps.Count == 1 && numbered >= 4)
        {
            (LabelledRow row, int missing, int after) = gaps[0];
            Report(table, row, after, null, null, null, string.Create(CultureInfo.InvariantCulture, $"“{row.Label.Name}”之前缺第 {missing} 项"), into);
        }
        else if (gaps.Count > 1)
        {
            into.Skip(Id, table.Id, "numbered-in-another-way", gaps.Count);
        }
    }

    private static int Highest(ReadOnlySpan<int> rows)
    {
        int highest = 0;
        foreach (int row in rows)
        {
            highest = Math.Max(highest, row);
        }

        return highest;
    }

    /// <summary>The row after which a lost number stood: the number before it with its own parts; rows that belong to neither were parts of the lost one.</summary>
    private static int Before(AuditTable table, LabelledRow next, int previous)
    {
        int after = previous;
        foreach (LabelledRow row in table.LabelledRows)
        {
            if (row.Block == next.Block && row.Row > previous && row.Row < next.Row)
            {
                if (row.Parent != previous || RowLabels.Numbering(table.Labelling(previous, row.Fact is { } f && FactPlace.TryParse(f.Id, out _, out int c) ? c : 0)?.Row.Name ?? "").Level < RowLabels.Numbering(next.Label.Name).Level)
                {
                    break;
                }

                after = row.Row;
            }
        }

        return after;
    }

    /// <summary>The total row, where every other table of some length prints one.</summary>
    private void Totals(List<AuditTable> tables, IdentityCollector into)
    {
        List<AuditTable> longer = tables.FindAll(t => t.Rows.Count >= 3);
        List<AuditTable> without = longer.FindAll(t => !t.LabelledRows.Any(r => ColumnGroups.IsTotal(r.Label)));
        if (without.Count != 1 || longer.Count < 4)
        {
            return;
        }

        AuditTable table = without[0];
        LabelledRow first = table.LabelledRows.First(r => r.Figure is not null || r.Row == table.Rows.First());
        decimal sum = 0;
        foreach (LabelledRow row in table.LabelledRows)
        {
            sum += first.Figure is not null && row.Parent < 0 && row.Block == first.Block && !ColumnGroups.IsOfWhich(row.Label) ? table.At(row.Row, first.Figure.Column)?.Quantity.Value ?? 0 : 0;
        }

        int after = table.Table.Grid.RowCount - 1;
        Report(table, first, after, null, "合计", first.Figure is null || sum == 0 ? null : (first.Figure, sum), "未见合计行，而同一文件其他表均有", into);
    }

    private static RowLabel? Prints(AuditTable table, string code)
    {
        foreach (LabelledRow row in table.LabelledRows)
        {
            if (row.Label.Code == code && row.Label.Inferred != true)
            {
                return row.Label;
            }
        }

        return null;
    }

    private static Dictionary<(int Row, int Block), LabelledRow> Index(AuditTable table)
    {
        var rows = new Dictionary<(int, int), LabelledRow>();
        foreach (LabelledRow row in table.LabelledRows)
        {
            rows.TryAdd((row.Row, row.Block), row);
        }

        return rows;
    }

    private void Report(
        AuditTable table, LabelledRow at, int after, string? code, string? name, (AuditCell Like, decimal Value)? figure, string message, IdentityCollector into)
    {
        Fact fact = at.Figure?.Fact ?? at.Fact;
        var place = new Quantity { Id = fact.Id, Value = fact.Value ?? 0, Range = Interval.Exact(fact.Value ?? 0), Raw = fact.Raw, Page = fact.Page, Box = fact.Box, Label = fact.Row.Name };
        string id = string.Create(CultureInfo.InvariantCulture, $"{table.Id}.r{after}");
        string suggested = figure is { } f ? Typo.Print(f.Like.Quantity, f.Value) : "";
        int column = figure?.Like.Column ?? at.Figure?.Column ?? 0;
        into.Add(new Remark(Id, "warning", $"{table.Table.Title ?? table.Id}：{message}", [place])
        {
            // Whether the publisher left the row out or the reader lost it cannot be told from the figures.
            Origin = "undecided",
            Culprit = new Culprit(string.Create(CultureInfo.InvariantCulture, $"{id}+.c{column}"), "", suggested, message)
            {
                Missing = new MissingRow(id) { Code = code, Name = name },
            },
        });
    }
}

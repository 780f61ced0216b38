using System.Globalization;
using Extractor.Cli.Help;
using Extractor.Cli.Messages;
using Extractor.Disclosure.Comparison;
using Extractor.Disclosure.Model;

namespace Extractor.Cli.Diff;

/// <summary>Writes a comparison for people: table by table, aligned with the width of Chinese characters in mind, amounts in 元.</summary>
internal static class DiffTextWriter
{
    private const int LabelWidth = 64;
    private const int NameWidth = 44;

    /// <summary>Figures of a table without partner that are listed all the same.</summary>
    private const int FewAlone = 5;
    private const int TextWidth = 40;

    public static void Write(DiffReport report, TextWriter output, Terminal terminal, bool bySize, bool all)
    {
        foreach (DisclosureDiff pair in report.Pairs)
        {
            Write(pair, output, terminal, bySize, all);
        }

        foreach (DiffSide side in report.OnlyA)
        {
            output.WriteLine(terminal.Painted(Paint.Bad, Say.It($"- only in A: {Describe(side)}")));
        }

        foreach (DiffSide side in report.OnlyB)
        {
            output.WriteLine(terminal.Painted(Paint.Good, Say.It($"+ only in B: {Describe(side)}")));
        }
    }

    private static void Write(DisclosureDiff pair, TextWriter output, Terminal terminal, bool bySize, bool all)
    {
        output.WriteLine(terminal.Painted(Paint.Strong, $"A  {Describe(pair.A)}"));
        output.WriteLine(terminal.Painted(Paint.Strong, $"B  {Describe(pair.B)}"));
        foreach (IReadOnlyList<DiffChange> section in Sections(pair.Changes))
        {
            output.WriteLine();
            DiffTable? table = section[0].TableIndex is { } index ? pair.Tables[index] : null;
            output.WriteLine(table is null ? Heading(section[0]) : Heading(table));
            if (!all && table is { Same: 0, Changed: 0 } && section.Count > FewAlone)
            {
                WriteAlone(table, output, terminal);
            }
            else
            {
                WriteSection(bySize ? [.. section.OrderByDescending(c => Math.Abs(c.Difference ?? c.B ?? c.A ?? 0))] : section, output, terminal);
            }
        }

        output.WriteLine();
        foreach (DiffCount count in pair.Counts)
        {
            output.WriteLine(Say.It($"{Subject(count.Subject)}: {count.Same} the same, {count.Changed} changed, {count.Added} only in B, {count.Removed} only in A"));
        }

        if (pair.Changes.Count == 0)
        {
            output.WriteLine(terminal.Painted(Paint.Good, Say.It($"No figure differs.")));
        }

        output.WriteLine();
    }

    /// <summary>Changes that stand under one heading, one after the other.</summary>
    private static IEnumerable<IReadOnlyList<DiffChange>> Sections(IReadOnlyList<DiffChange> changes)
    {
        var section = new List<DiffChange>();
        foreach (DiffChange change in changes)
        {
            if (section.Count > 0 && (section[0].Subject, section[0].TableIndex, Form(section[0])) != (change.Subject, change.TableIndex, Form(change)))
            {
                yield return section;
                section = [];
            }

            section.Add(change);
        }

        if (section.Count > 0)
        {
            yield return section;
        }
    }

    private static string? Form(DiffChange change) => change.Subject == DiffSubject.Indicator ? change.Title : null;

    private static string Heading(DiffChange first) => first.Title is { } title && first.Subject == DiffSubject.Indicator
        ? $"{Subject(first.Subject)}: {title}"
        : Subject(first.Subject);

    private static string Heading(DiffTable table) => table switch
    {
        { A: { } a, B: { } b } when a.Title == b.Title => Name(b),
        { A: { } a, B: { } b } => $"{Name(a)} → {Name(b)}",
        _ => Name((table.B ?? table.A)!),
    };

    private static string Name(DiffTableSide side) => side.Title is { } title ? $"{title} [{side.Kind}]" : $"{side.Id} [{side.Kind}]";

    /// <summary>A table without partner, or without anything in common with it, in brief.</summary>
    private static void WriteAlone(DiffTable table, TextWriter output, Terminal terminal)
    {
        if (table.Removed > 0)
        {
            output.WriteLine(terminal.Painted(Paint.Bad, Say.It($"- only in A, from page {table.A?.Page}: {table.Removed} figures (--all lists them)")));
        }

        if (table.Added > 0)
        {
            output.WriteLine(terminal.Painted(Paint.Good, Say.It($"+ only in B, from page {table.B?.Page}: {table.Added} figures (--all lists them)")));
        }
    }

    private static void WriteSection(IReadOnlyList<DiffChange> section, TextWriter output, Terminal terminal)
    {
        string[][] rows = [.. section.Select(c => new[] { Label(c), Value(c.A, c.RawA, c), Value(c.B, c.RawB, c), Difference(c), Rate(c), Places(c) })];
        int[] widths = [.. Enumerable.Range(0, 5).Select(i => rows.Max(r => DisplayWidth.Of(r[i])))];
        for (int i = 0; i < section.Count; i++)
        {
            (string mark, Paint paint) = section[i].Change switch
            {
                DiffKind.Added => ("+", Paint.Good),
                DiffKind.Removed => ("-", Paint.Bad),
                _ => ("~", Paint.None),
            };
            string[] row = rows[i];
            string line = $"{mark} {DisplayWidth.Pad(row[0], widths[0])}  {DisplayWidth.Pad(row[1], widths[1], true)} → {DisplayWidth.Pad(row[2], widths[2], true)}"
                + $"  {DisplayWidth.Pad(row[3], widths[3], true)}  {DisplayWidth.Pad(row[4], widths[4], true)}  {row[5]}";
            output.WriteLine(terminal.Painted(paint, line.TrimEnd()));
        }
    }

    private static string Label(DiffChange c)
    {
        string name = c.NameInA is { } old && old != c.Name ? $"{c.Name}{Say.It($" (A: {old})")}" : c.Name;
        string label = string.Join(' ', new[] { c.Code, c.Group is { Length: > 0 } group ? group + "/" + name : name }.Where(t => !string.IsNullOrEmpty(t)));
        string what = c.Subject == DiffSubject.Fact ? string.Join('/', c.Column) : c.Field is "value" ? "" : Field(c.Field);

        // The end of a header path tells the columns apart, so a long one loses its beginning.
        string cut = DisplayWidth.Cut(label, what.Length == 0 ? LabelWidth : NameWidth);
        return what.Length == 0 ? cut : label.Length == 0 ? End(what, LabelWidth) : cut + " · " + End(what, LabelWidth - DisplayWidth.Of(cut) - 3);
    }

    private static string End(string text, int width)
    {
        int start = 0;
        while (start < text.Length && DisplayWidth.Of(text[start..]) > width - (start > 0 ? 1 : 0))
        {
            start++;
        }

        return start == 0 ? text : "…" + text[start..];
    }

    private static string Value(decimal? value, string? raw, DiffChange c)
    {
        if (value is not { } v)
        {
            bool isText = c.A is null && c.B is null && !string.IsNullOrWhiteSpace(raw);
            return isText ? DisplayWidth.Cut(raw!, TextWidth) : "—";
        }

        return Number(v) + Suffix(c.Unit);
    }

    private static string Difference(DiffChange c) =>
        c.Difference is not { } d ? "" : (d > 0 ? "+" : "") + Number(d) + (c.Unit == "percent" ? Say.It($" points") : "");

    private static string Rate(DiffChange c) =>
        c.Rate is not { } rate || c.Unit == "percent" ? "" : string.Create(CultureInfo.InvariantCulture, $"{(rate > 0 ? "+" : "")}{rate:#,##0.00}%");

    private static string Places(DiffChange c) => c switch
    {
        { PlaceA: { } a, PlaceB: { } b } => Say.It($"p.{a.Page} → p.{b.Page}"),
        { PlaceA: { } a } => Say.It($"p.{a.Page} → —"),
        { PlaceB: { } b } => Say.It($"— → p.{b.Page}"),
        _ => "",
    };

    private static string Number(decimal value) => value.ToString("#,##0.00##", CultureInfo.InvariantCulture);

    private static string Suffix(string? unit) => unit switch
    {
        "percent" => "%",
        _ => "",
    };

    private static string Describe(DiffSide side) => $"{side.Unit} {side.Year} {Kind(side.Kind)} ({side.File})";

    private static string Kind(DisclosureKind kind) => kind switch
    {
        DisclosureKind.Budget => Say.It($"budget"),
        DisclosureKind.FinalAccount => Say.It($"final account"),
        DisclosureKind.PerformanceTarget => Say.It($"performance target"),
        _ => Say.It($"performance review"),
    };

    private static string Subject(DiffSubject subject) => subject switch
    {
        DiffSubject.Fact => Say.It($"Figures of tables"),
        DiffSubject.Statement => Say.It($"Figures in prose"),
        DiffSubject.Project => Say.It($"Projects"),
        _ => Say.It($"Indicators"),
    };

    private static string Field(string field) => field switch
    {
        "amount" => Say.It($"amount"),
        "quantity" => Say.It($"quantity"),
        "share" => Say.It($"share"),
        "change" => Say.It($"change"),
        "quantityChange" => Say.It($"change in number"),
        "rate" => Say.It($"rate"),
        "completion" => Say.It($"completion"),
        "policyBasis" => Say.It($"policy basis"),
        "undertaker" => Say.It($"undertaker"),
        "allocation" => Say.It($"allocation"),
        "period" => Say.It($"period"),
        "weight" => Say.It($"weight"),
        "actual" => Say.It($"actual"),
        "score" => Say.It($"score"),
        _ => field,
    };
}

using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Comparison;

/// <summary>Compares what is said outside the tables: statements by label, projects by name, indicators by form and levels.</summary>
internal static class NarrativeComparer
{
    private const string Split = "\u001E";

    public static void Statements(DisclosureEntry a, int yearA, DisclosureEntry b, int yearB, ChangeWriter changes)
    {
        var inA = new HashSet<Statement>(a.Statements, ReferenceEqualityComparer.Instance);
        int Year(Statement s) => inA.Contains(s) ? yearA : yearB;
        string Label(Statement s) => CompareText.Label(s.Label, Year(s)) + Split + s.Whose + Split + s.Unit;
        string Section(Statement s) => s.Section.Count == 0 ? string.Empty : CompareText.Bare(s.Section[^1], Year(s));
        Pairing<Statement> pairs = new Pairing<Statement>(a.Statements, b.Statements)
            .By(s => Label(s) + Split + Section(s) + Split + s.Base)
            .By(s => Label(s) + Split + Section(s))
            .By(Label);
        if (a.Kind != b.Kind)
        {
            pairs.By(s => CompareText.WithoutStage(Label(s)), unique: true);
        }

        foreach ((Statement? left, Statement? right) in pairs.Merged())
        {
            Statement shown = (right ?? left)!;
            DiffChange Of(string field, string? unit, decimal? valueA, decimal? valueB) => new()
            {
                Change = left is null ? DiffKind.Added : DiffKind.Removed,
                Subject = DiffSubject.Statement,
                Title = shown.Section.Count == 0 ? null : shown.Section[^1],
                Name = shown.Label,
                NameInA = left is not null && right is not null && left.Label != right.Label ? left.Label : null,
                Field = field,
                Unit = unit,
                A = valueA,
                B = valueB,
                RawA = field is "amount" or "quantity" ? left?.Raw : null,
                RawB = field is "amount" or "quantity" ? right?.Raw : null,
                PlaceA = left is null ? null : new DiffPlace(left.Id, a.Source.File, left.Page, null),
                PlaceB = right is null ? null : new DiffPlace(right.Id, b.Source.File, right.Page, null),
            };
            foreach ((string field, string unit, Func<Statement, decimal?> value) in Figures(shown.Unit))
            {
                decimal? valueA = left is null ? null : value(left);
                decimal? valueB = right is null ? null : value(right);
                if (valueA is null && valueB is null)
                {
                    continue;
                }

                DiffChange change = Of(field, unit, valueA, valueB);
                if (left is null || right is null)
                {
                    changes.One(change);
                }
                else
                {
                    changes.Both(change);
                }
            }
        }
    }

    public static void Projects(DisclosureEntry a, int yearA, DisclosureEntry b, int yearB, ChangeWriter changes)
    {
        var inA = new HashSet<Project>(a.Projects, ReferenceEqualityComparer.Instance);
        Pairing<Project> pairs = new Pairing<Project>(a.Projects, b.Projects)
            .By(p => CompareText.Label(p.Name, inA.Contains(p) ? yearA : yearB))
            .By(p => CompareText.Bare(p.Name, inA.Contains(p) ? yearA : yearB), unique: true);
        foreach ((Project? left, Project? right) in pairs.Merged())
        {
            Project shown = (right ?? left)!;
            var change = new DiffChange
            {
                Change = left is null ? DiffKind.Added : DiffKind.Removed,
                Subject = DiffSubject.Project,
                Name = shown.Name,
                NameInA = left is not null && right is not null && left.Name != right.Name ? left.Name : null,
                Field = "amount",
                Unit = "CNY",
                A = left?.Amount,
                B = right?.Amount,
                RawA = left?.AmountRaw,
                RawB = right?.AmountRaw,
                PlaceA = left is null ? null : new DiffPlace(left.Id, a.Source.File, left.Page, null),
                PlaceB = right is null ? null : new DiffPlace(right.Id, b.Source.File, right.Page, null),
            };
            if (left is null || right is null)
            {
                // The project itself is news, also where it names no amount.
                changes.One(change with { RawA = left is null ? null : left.AmountRaw ?? left.Name, RawB = right is null ? null : right.AmountRaw ?? right.Name });
                continue;
            }

            changes.Both(change);
            Text("policyBasis", left.PolicyBasis, right.PolicyBasis);
            Text("undertaker", left.Undertaker, right.Undertaker);
            Text("allocation", left.Allocation, right.Allocation);
            Text("period", left.Period, right.Period);

            void Text(string field, string? before, string? after) =>
                changes.Both(change with { Field = field, Unit = null, A = null, B = null, RawA = before, RawB = after });
        }
    }

    public static void Indicators(DisclosureEntry a, int yearA, DisclosureEntry b, int yearB, ChangeWriter changes)
    {
        List<Indicator> left = Indicators(a, yearA);
        List<Indicator> right = Indicators(b, yearB);
        Pairing<Indicator> pairs = new Pairing<Indicator>(left, right)
            .By(i => i.Form + Split + i.Levels)
            .By(i => i.Form + Split + i.Last)
            .By(i => i.Levels, unique: true);
        foreach ((Indicator? x, Indicator? y) in pairs.Merged())
        {
            Indicator shown = (y ?? x)!;
            var change = new DiffChange
            {
                Change = x is null ? DiffKind.Added : DiffKind.Removed,
                Subject = DiffSubject.Indicator,
                Table = shown.Kind,
                Title = shown.Project,
                Name = string.Join(" / ", shown.Item.Levels),
                Field = "value",
                Unit = shown.Item.Unit,
                A = x?.Item.Value,
                B = y?.Item.Value,
                RawA = x?.Item.Raw,
                RawB = y?.Item.Raw,
                PlaceA = x is null ? null : new DiffPlace(x.Item.Id, a.Source.File, x.Item.Page, x.Item.Box),
                PlaceB = y is null ? null : new DiffPlace(y.Item.Id, b.Source.File, y.Item.Page, y.Item.Box),
            };
            if (x is null || y is null)
            {
                changes.One(change);
                continue;
            }

            changes.Both(change, x.Item.Unit == y.Item.Unit);
            Field("weight", null, x.Item.Weight, y.Item.Weight, null, null);
            Field("actual", x.Item.Unit, x.Item.ActualValue, y.Item.ActualValue, x.Item.Actual, y.Item.Actual);
            Field("score", null, x.Item.Score, y.Item.Score, null, null);

            void Field(string field, string? unit, decimal? before, decimal? after, string? rawBefore, string? rawAfter)
            {
                if (before is not null || after is not null || rawBefore is not null || rawAfter is not null)
                {
                    changes.Both(change with { Field = field, Unit = unit, A = before, B = after, RawA = rawBefore, RawB = rawAfter });
                }
            }
        }
    }

    private static List<Indicator> Indicators(DisclosureEntry entry, int year) =>
        [.. entry.Performance.SelectMany(f => f.Indicators.Select(i => new Indicator(f.Kind, f.Project, i, year)))];

    /// <summary>The figures of a statement; a decrease is a negative change.</summary>
    private static (string Field, string Unit, Func<Statement, decimal?> Value)[] Figures(string unit) =>
    [
        ("amount", "CNY", s => s.Amount),
        ("quantity", unit, s => s.Quantity),
        ("share", "percent", s => s.Share),
        ("change", "CNY", s => Signed(s.Change, s.Direction)),
        ("quantityChange", unit, s => Signed(s.QuantityChange, s.Direction)),
        ("rate", "percent", s => Signed(s.Rate, s.Direction)),
        ("completion", "percent", s => s.Completion),
    ];

    private static decimal? Signed(decimal? magnitude, string? direction) => direction == "decrease" ? -magnitude : magnitude;

    private sealed class Indicator(string kind, string? project, PerformanceIndicator item, int year)
    {
        public string Kind => kind;

        public string? Project => project;

        public PerformanceIndicator Item => item;

        public string Form { get; } = kind + Split + CompareText.Label(project, year);

        public string Levels { get; } = CompareText.Path(item.Levels, year);

        public string Last { get; } = item.Levels.Count == 0 ? string.Empty : CompareText.Bare(item.Levels[^1], year);
    }
}

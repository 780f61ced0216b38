using System.Globalization;
using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Model;
using FsCheck;
using FsCheck.Fluent;
using Interval = Extractor.Disclosure.Audit.Interval;
using Outcome = Extractor.Disclosure.Audit.Outcome;

namespace Extractor.Disclosure.Tests.Audit;

/// <summary>Laws of interval arithmetic, and of the search for the culprit over random trees that add up.</summary>
public sealed class AuditPropertyTests
{
    private static readonly Arbitrary<Interval> Intervals = Arb.From(
        from low in Gen.Choose(-1_000_000, 1_000_000)
        from width in Gen.Choose(0, 10_000)
        select new Interval(low / 100m, (low + width) / 100m));

    /// <summary>A value inside an interval: its low end, its high end, or between.</summary>
    private static decimal Inside(Interval interval, int pick) => interval.Low + ((interval.High - interval.Low) * (Math.Abs(pick % 5) / 4m));

    [FsCheck.NUnit.Property]
    public Property Interval_SumDifferenceProduct_HoldEveryResultOfTheirMembers() =>
        Prop.ForAll(Intervals, Intervals, ArbMap.Default.ArbFor<int>(), (a, b, pick) =>
        {
            decimal x = Inside(a, pick);
            decimal y = Inside(b, pick / 5);
            return (a + b).Contains(x + y) && (a - b).Contains(x - y) && (a * -3).Contains(x * -3) && (a * 7).Contains(x * 7);
        });

    [FsCheck.NUnit.Property]
    public Property Interval_Quotient_HoldsEveryQuotientOrIsRefused() =>
        Prop.ForAll(Intervals, Intervals, ArbMap.Default.ArbFor<int>(), (a, b, pick) =>
        {
            decimal y = Inside(b, pick / 5);
            return Interval.Divide(a, b) is { } quotient
                ? y != 0 && quotient.Low - 0.000000000001m <= Inside(a, pick) / y && Inside(a, pick) / y <= quotient.High + 0.000000000001m
                : b.Contains(0);
        });

    [FsCheck.NUnit.Property]
    public Property Interval_MeetsAndIntersect_AgreeAndAreSymmetric() =>
        Prop.ForAll(Intervals, Intervals, (a, b) =>
            a.Meets(b) == b.Meets(a) && a.Intersect(b).HasValue == a.Meets(b)
            && (a.Intersect(b) is not { } common || (a.Contains(common.Low) && b.Contains(common.High) && common == b.Intersect(a))));

    /// <summary>Amounts in 元 rounded to 万元 each on its own never fail: the sum of the printed figures is within the intervals.</summary>
    [FsCheck.NUnit.Property]
    public Property Evaluate_PartsRoundedEachOnItsOwn_NeverFails() =>
        Prop.ForAll(Arb.From(Gen.Choose(1, 100_000_000).NonEmptyListOf()), parts =>
        {
            decimal whole = parts.Sum(p => (decimal)p);
            SumIdentity sum = Figures.Sum("s", Figures.Of("w", Rounded(whole), 10_000), [.. parts.Select((p, i) => Figures.Of($"p{i}", Rounded(p), 10_000))]);
            return sum.Evaluate() != Outcome.Fails;

            static string Rounded(decimal yuan) => Math.Round(yuan / 10_000, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);
        });

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public Property Audit_RandomTreeThatAddsUp_FindsNothingAndProvesAll() =>
        Prop.ForAll(Arb.From(Trees), tree =>
        {
            (UnitYear audited, IReadOnlyList<AuditReport> reports) = Auditor.Audit(SmallBudget.Build(tree));
            return audited.Disclosures[0].Findings.Count == 0 && reports[0].Coverage.Share == 1;
        });

    /// <summary>One figure of a random tree gets another value: it is named, with the value that it had.</summary>
    [FsCheck.NUnit.Property(MaxTest = 120)]
    public Property Audit_OneFigureOfARandomTreeChanged_IsNamedWithItsValue() =>
        Prop.ForAll(
            Arb.From(from tree in Trees from row in Gen.Choose(0, tree.Count - 1) from column in Gen.Choose(0, 2) from digit in Gen.Choose(1, 8) from place in Gen.Choose(0, 3) select (tree, row, column, digit, place)),
            mutation =>
            {
                (IReadOnlyList<(string Code, string? Above, string?[] Figures)> tree, int row, int column, int digit, int place) = mutation;
                string? sound = tree[row].Figures[column];
                if (sound is null || sound.Length < place + 5)
                {
                    return true;
                }

                // A digit before the point, so that no rounding explains the change.
                char[] letters = sound.ToCharArray();
                int at = letters.Length - 4 - place;
                letters[at] = (char)('0' + ((letters[at] - '0' + digit) % 10));
                List<(string Code, string? Above, string?[] Figures)> damaged = [.. tree.Select(r => (r.Code, r.Above, (string?[])r.Figures.Clone()))];
                damaged[row].Figures[column] = new string(letters);
                List<Finding> findings = [.. Auditor.Audit(SmallBudget.Build(damaged)).Audited.Disclosures[0].Findings];
                string id = string.Create(CultureInfo.InvariantCulture, $"t1.r{row + 1}.c{column + 1}");
                return findings.Count > 0 && findings.TrueForAll(f => f.Culprit?.Fact == id && f.Culprit.Suggested.Replace(",", "", StringComparison.Ordinal) == sound && f.Origin == "published");
            });

    /// <summary>Two to four classes of one to three sections of two to four items, every figure but some projects printed.</summary>
    private static Gen<IReadOnlyList<(string Code, string? Above, string?[] Figures)>> Trees =>
        from shape in Gen.Choose(1, 3).ArrayOf(4)
        from classes in Gen.Choose(2, 4)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Tree(classes, shape, new Random(seed));

    private static IReadOnlyList<(string Code, string? Above, string?[] Figures)> Tree(int classes, int[] sections, Random random)
    {
        List<(string Code, string? Above, decimal[] Figures)> rows = [("", null, new decimal[3])];
        for (int c = 0; c < classes; c++)
        {
            string code = (205 + c).ToString(CultureInfo.InvariantCulture);
            int classAt = rows.Count;
            rows.Add((code, "", new decimal[3]));
            for (int s = 1; s <= sections[c]; s++)
            {
                string section = string.Create(CultureInfo.InvariantCulture, $"{code}{s:00}");
                int sectionAt = rows.Count;
                rows.Add((section, code, new decimal[3]));
                for (int i = 1; i <= 2 + random.Next(3); i++)
                {
                    decimal basic = random.Next(100_000, 10_000_000) / 100m;
                    decimal project = random.Next(100_000, 10_000_000) / 100m;
                    rows.Add((string.Create(CultureInfo.InvariantCulture, $"{section}{i:00}"), section, [basic + project, basic, project]));
                    foreach (int above in (int[])[sectionAt, classAt, 0])
                    {
                        rows[above].Figures[0] += basic + project;
                        rows[above].Figures[1] += basic;
                        rows[above].Figures[2] += project;
                    }
                }
            }
        }

        return [.. rows.Select(r => (r.Code, r.Above, (string?[])[.. r.Figures.Select(f => f.ToString("0.00", CultureInfo.InvariantCulture))]))];
    }
}

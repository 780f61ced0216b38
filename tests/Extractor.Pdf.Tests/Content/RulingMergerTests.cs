using Extractor.Pdf.Content;
using Extractor.Pdf.Content.Rulings;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Pdf.Tests.Content;

public sealed class RulingMergerTests
{
    /// <summary>Pieces on a grid of lines 10 points apart, as tables have them, with some jitter, and some anywhere.</summary>
    private static Arbitrary<LineSegment[]> Pieces()
    {
        Gen<double> jitter = Gen.Choose(-3, 3).Select(n => n / 10.0);
        Gen<LineSegment> piece =
            from horizontal in Gen.Elements(true, false)
            from line in Gen.Choose(0, 12)
            from shift in jitter
            from start in Gen.Choose(0, 60)
            from length in Gen.Choose(1, 40)
            from thickness in Gen.Elements(0.2, 0.5, 1.0)
            from style in Gen.Elements(RulingStyle.Stroked, RulingStyle.Filled, RulingStyle.Dashed)
            from red in Gen.Elements<byte>(0, 200)
            select new LineSegment(horizontal, (line * 10) + shift, start * 5, (start + length) * 5, thickness, new PdfColor(red, 0, 0), style);
        return piece.ArrayOf().ToArbitrary();
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Merge_AnyOrder_GivesTheSameRulings() => Prop.ForAll(Pieces(), pieces =>
    {
        LineSegment[] shuffled = [.. pieces];
        new Random(pieces.Length).Shuffle(shuffled);
        return RulingMerger.Merge(pieces, []).SequenceEqual(RulingMerger.Merge(shuffled, []));
    });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Merge_OfMerged_ChangesNothing() => Prop.ForAll(Pieces(), pieces =>
    {
        List<Ruling> once = RulingMerger.Merge(pieces, []);
        LineSegment[] again = [.. once.Select(r => new LineSegment(r.IsHorizontal, r.Position, r.Start, r.End, r.Thickness, r.Color, r.Style))];
        return RulingMerger.Merge(again, []).Count == once.Count;
    });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Merge_EveryLongPiece_IsCoveredByARuling() => Prop.ForAll(Pieces(), pieces =>
    {
        List<Ruling> rulings = RulingMerger.Merge(pieces, []);
        return pieces.All(p => rulings.Any(r => r.IsHorizontal == p.IsHorizontal && Math.Abs(r.Position - p.Position) <= 3.5
            && r.Start <= p.Start + 0.1 && r.End >= p.End - 0.1));
    });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Merge_Ink_IsNotInvented() => Prop.ForAll(Pieces(), pieces =>
    {
        // A ruling holds no gap wider than dashes may leave.
        foreach (Ruling r in RulingMerger.Merge(pieces, []))
        {
            var on = pieces.Where(p => p.IsHorizontal == r.IsHorizontal && Math.Abs(p.Position - r.Position) <= 4).OrderBy(p => p.Start).ToList();
            double reach = r.Start;
            foreach (LineSegment p in on)
            {
                if (p.Start > reach + 8.01 && p.Start < r.End && reach >= r.Start)
                {
                    return false;
                }

                reach = Math.Max(reach, p.End);
            }
        }

        return true;
    });

    [Test]
    public void Merge_ParallelsApart_StayApart()
    {
        LineSegment[] pieces = [.. Enumerable.Range(0, 50).Select(i => new LineSegment(true, i * 5.0, 0, 100, 0.5, PdfColor.Black, RulingStyle.Stroked))];
        Assert.That(RulingMerger.Merge(pieces, []), Has.Count.EqualTo(50));
    }

    [Test]
    public void Merge_ThreeDots_AreNoLine() =>
        Assert.That(RulingMerger.Merge([], [.. Enumerable.Range(0, 3).Select(i => new Dot(new Box(i * 3, 0, (i * 3) + 1, 1), PdfColor.Black))]), Is.Empty);

    [Test]
    public void Merge_UnevenShortPieces_AreNoDashes()
    {
        // Short underlines of form fields: irregular, so they stay what they are.
        double[] starts = [0, 12, 31, 40, 66];
        LineSegment[] pieces = [.. starts.Select(s => new LineSegment(true, 10, s, s + 5, 0.5, PdfColor.Black, RulingStyle.Stroked))];
        Assert.That(RulingMerger.Merge(pieces, []), Has.Count.EqualTo(5));
    }

    [TestCase(1.0)]
    [TestCase(0.001)]
    [TestCase(0.0)]
    public void Merge_HalfAMillionPieces_TakesNoSquareOfTime(double spacing)
    {
        // Quadratic work would be 10^11 steps; the bound leaves room for a busy machine.
        var random = new Random(5);
        LineSegment[] pieces = [.. Enumerable.Range(0, 500_000).Select(i =>
            new LineSegment(true, i % 500 * spacing, random.Next(0, 100_000), random.Next(100_000, 200_000), 0.1, PdfColor.Black, RulingStyle.Filled))];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        RulingMerger.Merge(pieces, []);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(40)));
    }
}

using Extractor.Disclosure.Audit;

namespace Extractor.Disclosure.Tests.Audit;

public sealed class IntervalTests
{
    [Test]
    public void Printed_TwoPlaces_IsHalfAPlaceToEachSide()
    {
        Interval interval = Interval.Printed(12.30m, 0.01m);

        Assert.That(interval, Is.EqualTo(new Interval(12.295m, 12.305m)));
    }

    [Test]
    public void Meets_TouchingEnds_True()
    {
        Assert.That(new Interval(1, 2).Meets(new Interval(2, 3)), Is.True);
        Assert.That(new Interval(1, 2).Meets(new Interval(2.01m, 3)), Is.False);
    }

    [Test]
    public void Divide_DivisorMayBeZero_Null() => Assert.That(Interval.Divide(Interval.Exact(1), new Interval(-1, 1)), Is.Null);

    [FsCheck.NUnit.Property]
    public bool Arithmetic_HoldsTheResultOfEveryPairOfInnerValues(int a, int b, byte width)
    {
        decimal w = width / 10m;
        Interval x = new(a - w, a + w);
        Interval y = new(b - w, b + w);
        bool sum = (x + y).Contains(a + (decimal)b + w);
        bool difference = (x - y).Contains(a - (decimal)b - w);
        bool product = (x * -3).Contains((a + w) * -3);
        return sum && difference && product;
    }

    [FsCheck.NUnit.Property]
    public bool Divide_HoldsQuotientOfMiddles(int a, FsCheck.PositiveInt b)
    {
        Interval x = Interval.Printed(a, 1);
        Interval y = Interval.Printed(b.Get + 1, 1);
        return Interval.Divide(x, y)!.Value.Contains(a / (decimal)(b.Get + 1));
    }
}

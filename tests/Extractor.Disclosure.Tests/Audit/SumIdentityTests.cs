using Extractor.Disclosure.Audit;

namespace Extractor.Disclosure.Tests.Audit;

public sealed class SumIdentityTests
{
    [Test]
    public void Evaluate_PrintedPartsAddUp_Holds() =>
        Assert.That(Figures.Sum("s", Figures.Of("a", "3.00"), Figures.Of("b", "1.25"), Figures.Of("c", "1.75")).Evaluate(), Is.EqualTo(Outcome.Holds));

    [Test]
    public void Evaluate_GapThatRoundingExplains_IsRounded() =>
        Assert.That(Figures.Sum("s", Figures.Of("a", "3.01"), Figures.Of("b", "1.25"), Figures.Of("c", "1.75")).Evaluate(), Is.EqualTo(Outcome.Rounded));

    [Test]
    public void Evaluate_GapBeyondTheIntervals_Fails() =>
        Assert.That(Figures.Sum("s", Figures.Of("a", "3.02"), Figures.Of("b", "1.25"), Figures.Of("c", "1.75")).Evaluate(), Is.EqualTo(Outcome.Fails));

    [Test]
    public void Evaluate_TwoCopiesOfOneFigureDiffer_FailsThoughIntervalsTouch() =>
        Assert.That(Figures.Sum("s", Figures.Of("a", "3.01"), Figures.Of("b", "3.00")).Evaluate(), Is.EqualTo(Outcome.Fails));

    [Test]
    public void Evaluate_CopyWithFewerPlaces_IsRounded() =>
        Assert.That(Figures.Sum("s", Figures.Of("a", "3.0"), Figures.Of("b", "3.04")).Evaluate(), Is.EqualTo(Outcome.Rounded));

    [Test]
    public void ImplyExactly_OfAPart_IsWhatTheOthersLeave()
    {
        Quantity part = Figures.Of("b", "9.00");
        SumIdentity sum = Figures.Sum("s", Figures.Of("a", "3.00"), part, Figures.Of("c", "1.75"));

        Assert.That(sum.ImplyExactly(part), Is.EqualTo(1.25m));
        Assert.That(sum.HoldsWith(part, 1.25m), Is.True);
        Assert.That(sum.HoldsWith(part, 1.35m), Is.False);
    }
}

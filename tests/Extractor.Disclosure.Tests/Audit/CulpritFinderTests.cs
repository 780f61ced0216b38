using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Tests.Audit;

public sealed class CulpritFinderTests
{
    [Test]
    public void Find_OneFigureInTwoFailingSums_IsNamedWithTheValueThatFits()
    {
        Quantity wrong = Figures.Of("wrong", "41.00");
        Quantity b = Figures.Of("b", "2.00");
        Quantity c = Figures.Of("c", "3.00");
        Quantity row = Figures.Of("row", "16.00");
        Quantity column = Figures.Of("column", "17.00");
        Dictionary<Identity, Culprit> culprits = Find(
            Figures.Sum("row", row, wrong, b),
            Figures.Sum("column", column, wrong, c),
            Figures.Sum("other", Figures.Of("t", "18.00"), row, b));

        Assert.That(culprits.Values.Select(v => (v.Fact, v.Suggested)), Is.All.EqualTo(("wrong", "14.00")));
        Assert.That(culprits, Has.Count.EqualTo(2));
    }

    [Test]
    public void Find_NothingTellsTheFiguresApart_NamesNone()
    {
        Dictionary<Identity, Culprit> culprits = Find(Figures.Sum("only", Figures.Of("t", "9.37"), Figures.Of("a", "2.11"), Figures.Of("b", "2.11")));

        Assert.That(culprits, Is.Empty);
    }

    [Test]
    public void Find_FigureHeldByOtherSums_IsNotBlamed()
    {
        Quantity total = Figures.Of("total", "99.00");
        Quantity a = Figures.Of("a", "5.00");
        Quantity b = Figures.Of("b", "6.00");
        Dictionary<Identity, Culprit> culprits = Find(
            Figures.Sum("total", total, a, b),
            Figures.Sum("a", a, Figures.Of("a1", "2.00"), Figures.Of("a2", "3.00")),
            Figures.Sum("b", b, Figures.Of("b1", "2.00"), Figures.Of("b2", "4.00")));

        Assert.That(culprits.Values.Single().Fact, Is.EqualTo("total"));
    }

    private static Dictionary<Identity, Culprit> Find(params SumIdentity[] identities)
    {
        (Identity Identity, Outcome Outcome)[] judged = [.. identities.Select(i => ((Identity)i, i.Evaluate()))];
        return new CulpritFinder(judged).Find(judged);
    }
}

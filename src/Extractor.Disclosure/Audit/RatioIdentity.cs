namespace Extractor.Disclosure.Audit;

/// <summary>percent = 100 · numerator / denominator, where both may be sums (a rate's base is amount ∓ change).</summary>
/// <remarks>A percentage is reachable when some values that print like the inputs give one that prints like it.</remarks>
public sealed class RatioIdentity : Identity
{
    private readonly Quantity[] _quantities;

    public RatioIdentity(Quantity percent, IReadOnlyList<Term> numerator, IReadOnlyList<Term> denominator)
    {
        Percent = percent;
        Numerator = numerator;
        Denominator = denominator;
        _quantities = [percent, .. numerator.Select(t => t.Quantity).Concat(denominator.Select(t => t.Quantity)).Distinct()];
    }

    public Quantity Percent { get; }

    public IReadOnlyList<Term> Numerator { get; }

    public IReadOnlyList<Term> Denominator { get; }

    public override Quantity Subject => Percent;

    public override IReadOnlyList<Quantity> Quantities => _quantities;

    public override decimal Expected
    {
        get
        {
            decimal denominator = Sum(Denominator);
            return denominator == 0 ? 0 : Math.Round(100 * Sum(Numerator) / denominator, 4, MidpointRounding.AwayFromZero);
        }
    }

    /// <summary>True where the printed percentage is the right one with its further digits cut off instead of rounded.</summary>
    public bool IsTruncated
    {
        get
        {
            decimal step = Percent.Range.High - Percent.Range.Low;
            return step > 0 && Expected > 0 && Math.Floor(Expected / step) * step == Percent.Value;
        }
    }

    public override bool IsTrivial => Percent.Value == 0 && Sum(Numerator) == 0;

    /// <summary>False where the denominator may be zero: then any percentage is reachable and the identity proves nothing.</summary>
    public bool IsDefined => Interval.Divide(Range(Numerator), Range(Denominator)) is not null;

    public override Outcome Evaluate()
    {
        if (Percent.Range.Contains(Expected))
        {
            return Outcome.Holds;
        }

        return Interval.Divide(Range(Numerator) * 100, Range(Denominator)) is { } reachable && Percent.Range.Meets(reachable) ? Outcome.Rounded : Outcome.Fails;
    }

    public override Interval? Imply(Quantity quantity)
    {
        if (quantity == Percent)
        {
            return Interval.Divide(Range(Numerator) * 100, Range(Denominator));
        }

        // numerator·100 − percent·denominator = 0 is linear in every amount.
        decimal slope = 0;
        Interval rest = default;
        foreach (Term term in Numerator)
        {
            if (term.Quantity == quantity)
            {
                slope += 100 * term.Sign;
            }
            else
            {
                rest += term.Quantity.Range * (100 * term.Sign);
            }
        }

        foreach (Term term in Denominator)
        {
            if (term.Quantity == quantity)
            {
                slope -= Percent.Value * term.Sign;
            }
            else
            {
                rest += Product(Percent.Range, term.Quantity.Range) * -term.Sign;
            }
        }

        return slope == 0 ? null : rest * (-1 / slope);
    }

    public override decimal? ImplyExactly(Quantity quantity) => quantity == Percent ? Expected : Imply(quantity)?.Middle;

    // Only cells of tables change places; a percentage relates figures of prose.
    public override bool HoldsSwapped(Quantity a, Quantity b) => Evaluate() != Outcome.Fails;

    private static Interval Product(Interval a, Interval b)
    {
        decimal p1 = a.Low * b.Low;
        decimal p2 = a.Low * b.High;
        decimal p3 = a.High * b.Low;
        decimal p4 = a.High * b.High;
        return new Interval(Math.Min(Math.Min(p1, p2), Math.Min(p3, p4)), Math.Max(Math.Max(p1, p2), Math.Max(p3, p4)));
    }

    private static decimal Sum(IReadOnlyList<Term> terms)
    {
        decimal sum = 0;
        foreach (Term term in terms)
        {
            sum += term.Sign * term.Quantity.Value;
        }

        return sum;
    }

    private static Interval Range(IReadOnlyList<Term> terms)
    {
        Interval sum = default;
        foreach (Term term in terms)
        {
            sum += term.Quantity.Range * term.Sign;
        }

        return sum;
    }
}

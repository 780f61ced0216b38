namespace Extractor.Disclosure.Audit;

/// <summary>A term of a sum.</summary>
/// <param name="Sign">+1 or −1.</param>
public readonly record struct Term(Quantity Quantity, int Sign);

/// <summary>whole = Σ ± part. With a single part: two copies of one figure, which must agree.</summary>
public sealed class SumIdentity : Identity
{
    private readonly Quantity[] _quantities;

    public SumIdentity(Quantity whole, IReadOnlyList<Term> parts)
    {
        Whole = whole;
        Parts = parts;
        _quantities = new Quantity[parts.Count + 1];
        _quantities[0] = whole;
        for (int i = 0; i < parts.Count; i++)
        {
            _quantities[i + 1] = parts[i].Quantity;
        }
    }

    public Quantity Whole { get; }

    public IReadOnlyList<Term> Parts { get; }

    public override Quantity Subject => Whole;

    public override IReadOnlyList<Quantity> Quantities => _quantities;

    public override decimal Expected
    {
        get
        {
            decimal sum = 0;
            foreach (Term part in Parts)
            {
                sum += part.Sign * part.Quantity.Value;
            }

            return sum;
        }
    }

    public override bool IsTrivial
    {
        get
        {
            foreach (Quantity quantity in _quantities)
            {
                if (quantity.Value != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public override Outcome Evaluate()
    {
        if (Whole.Value == Expected)
        {
            return Outcome.Holds;
        }

        // The same figure printed twice comes from the same value: if one copy has fewer places it may differ by
        // rounding, but two copies with equal places must be equal (domain.md, 5).
        if (Parts.Count == 1 && Whole.Range.High - Whole.Range.Low == Parts[0].Quantity.Range.High - Parts[0].Quantity.Range.Low)
        {
            return Outcome.Fails;
        }

        return Whole.Range.Meets(RightSide(null)) ? Outcome.Rounded : Outcome.Fails;
    }

    public override Interval? Imply(Quantity quantity)
    {
        if (quantity == Whole)
        {
            return RightSide(null);
        }

        foreach (Term part in Parts)
        {
            if (part.Quantity == quantity)
            {
                return (Whole.Range - RightSide(quantity)) * part.Sign;
            }
        }

        return null;
    }

    public override decimal? ImplyExactly(Quantity quantity)
    {
        if (quantity == Whole)
        {
            return Expected;
        }

        foreach (Term part in Parts)
        {
            if (part.Quantity == quantity)
            {
                return part.Sign * (Whole.Value - (Expected - (part.Sign * part.Quantity.Value)));
            }
        }

        return null;
    }

    public override bool HoldsSwapped(Quantity a, Quantity b)
    {
        Interval left = Swapped(Whole, a, b);
        Interval right = default;
        foreach (Term part in Parts)
        {
            right += Swapped(part.Quantity, a, b) * part.Sign;
        }

        return left.Meets(right);
    }

    private static Interval Swapped(Quantity quantity, Quantity a, Quantity b) =>
        quantity == a ? b.Range : quantity == b ? a.Range : quantity.Range;

    private Interval RightSide(Quantity? without)
    {
        Interval sum = default;
        foreach (Term part in Parts)
        {
            if (part.Quantity != without)
            {
                sum += part.Quantity.Range * part.Sign;
            }
        }

        return sum;
    }
}

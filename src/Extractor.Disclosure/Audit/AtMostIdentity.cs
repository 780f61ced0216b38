namespace Extractor.Disclosure.Audit;

/// <summary>part ≤ whole, for an 其中 (of which) figure.</summary>
public sealed class AtMostIdentity(Quantity part, Quantity whole) : Identity
{
    public override Quantity Subject => part;

    public override IReadOnlyList<Quantity> Quantities { get; } = [part, whole];

    public override decimal Expected => whole.Value;

    public override bool IsTrivial => part.Value == 0;

    public override Outcome Evaluate() => part.Value <= whole.Value ? Outcome.Holds
        : part.Range.Low <= whole.Range.High ? Outcome.Rounded
        : Outcome.Fails;

    // An inequality bounds a figure but does not tell its value: it never names a culprit.
    public override Interval? Imply(Quantity quantity) => null;

    public override decimal? ImplyExactly(Quantity quantity) => null;

    public override bool HoldsSwapped(Quantity a, Quantity b) => true;
}

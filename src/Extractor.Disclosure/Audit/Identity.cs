namespace Extractor.Disclosure.Audit;

/// <summary>One application of a rule to printed figures.</summary>
public abstract class Identity
{
    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>
    /// Applications that stand or fall together as a reading of the table: when most of a family fail, the table is not
    /// built that way and the rule says nothing about it.
    /// </summary>
    public required string Family { get; init; }

    /// <summary>True where the rule follows from labels that leave no other reading, so that it needs no family to back it.</summary>
    public bool IsCertain { get; init; }

    /// <summary>True where the labels leave so little doubt that, in a table too small to show how it is built, the document may speak for it.</summary>
    public bool MayLeanOnDocument { get; init; }

    /// <summary>True where the identity follows from how a table is built, so that it can be mended by one of its cells.</summary>
    public bool IsStructural { get; init; }

    /// <summary>True where the identity only says that a figure was found again elsewhere, and its failure would mean nothing.</summary>
    public bool ConfirmsOnly { get; init; }

    /// <summary>True where the rule need not hold even in a table that is built for it, so that a failure counts only with a witness of its own.</summary>
    public bool NeedsWitness { get; init; }

    /// <summary>True where blank cells are read as zero: then other rows of the table must show that blanks are.</summary>
    public bool LeansOnBlanks { get; init; }

    /// <summary>True where the parts are all rows of a form, so that one row lost or cut breaks the sum.</summary>
    public bool NeedsEveryRow { get; init; }

    /// <summary>Why the gate doubts a failure; null where it does not.</summary>
    internal string? Doubt { get; set; }

    /// <summary>Severity of a failure: error, or warning where the rule is a convention.</summary>
    public string Severity { get; set; } = "error";

    /// <summary>Chinese description of the equation.</summary>
    public required string Text { get; init; }

    /// <summary>The figure on the left side.</summary>
    public abstract Quantity Subject { get; }

    /// <summary>All figures that take part, subject first.</summary>
    public abstract IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>What the subject should be, from the other side, as printed figures give it.</summary>
    public abstract decimal Expected { get; }

    /// <summary>True where every figure is zero: it proves nothing about how the table is built.</summary>
    public abstract bool IsTrivial { get; }

    /// <summary>Stable name: the rule and the subject.</summary>
    public string Id => field ??= $"{Rule}:{Subject.Id}";

    public abstract Outcome Evaluate();

    /// <summary>The values that <paramref name="quantity"/> must have for the identity to hold, all others as printed; null where none does or it plays no part.</summary>
    public abstract Interval? Imply(Quantity quantity);

    /// <summary>The one value that makes the printed figures fit to the last place; null where there is no such value.</summary>
    public abstract decimal? ImplyExactly(Quantity quantity);

    /// <summary>Whether it holds when one figure has another value.</summary>
    public bool HoldsWith(Quantity quantity, decimal value) =>
        Imply(quantity) is { } needed && needed.Meets(quantity.Range - Interval.Exact(quantity.Value) + Interval.Exact(value));

    /// <summary>Whether it holds when two figures change places.</summary>
    public abstract bool HoldsSwapped(Quantity a, Quantity b);
}

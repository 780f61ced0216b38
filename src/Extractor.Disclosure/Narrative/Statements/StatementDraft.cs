namespace Extractor.Disclosure.Narrative.Statements;

/// <summary>A statement while its sentence is being read. Positions are in the normalised text.</summary>
internal sealed class StatementDraft
{
    public required string Label { get; set; }

    public string? Whose { get; set; }

    public decimal? Amount { get; set; }

    public string? Raw { get; set; }

    public decimal? Quantity { get; set; }

    public decimal? QuantityChange { get; set; }

    public string Unit { get; set; } = "CNY";

    public decimal? Share { get; set; }

    public string? Base { get; set; }

    public decimal? BaseAmount { get; set; }

    /// <summary>The other figure of 收入总计 and 支出总计 that one comparison (收、支总计各增加) speaks of.</summary>
    public StatementDraft? Twin { get; set; }

    /// <summary>increase, decrease, none.</summary>
    public string? Direction { get; set; }

    public decimal? Change { get; set; }

    public decimal? Rate { get; set; }

    public decimal? Completion { get; set; }

    /// <summary>The budget that <see cref="Completion"/> is a percentage of.</summary>
    public string? CompletionBase { get; set; }

    public string? Reason { get; set; }

    public bool IsNil { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    public bool IsCompared => Direction is not null || Change is not null || Rate is not null;

    /// <summary>The same figure, compared with another base.</summary>
    public StatementDraft CopyForAnotherBase() => new() { Label = Label, Whose = Whose, Amount = Amount, Raw = Raw, Quantity = Quantity, Unit = Unit, Start = Start, End = End };
}

using Extractor.Pdf;

namespace Extractor.Disclosure.Model;

/// <summary>An identity that does not hold, or a remark of the audit.</summary>
public sealed record Finding
{
    /// <summary>Id of the rule, <c>rollup.class</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>error, warning, info.</summary>
    public required string Severity { get; init; }

    /// <summary>published, extraction, undecided.</summary>
    public required string Origin { get; init; }

    /// <summary>Chinese message for people.</summary>
    public required string Message { get; init; }

    public string? Expected { get; init; }

    public string? Printed { get; init; }

    public string? Difference { get; init; }

    public required IReadOnlyList<FindingPlace> Places { get; init; }

    /// <summary>The figure that alone would explain all failing sums around it, and the value that would make them hold.</summary>
    public Culprit? Culprit { get; init; }
}

/// <summary>A figure that takes part in a finding.</summary>
public sealed record FindingPlace(string? Fact, int Page, Box? Box)
{
    public string? Statement { get; init; }

    public string? Raw { get; init; }

    /// <summary>Source file of the other disclosure of the unit where it stands; null for this one.</summary>
    public string? File { get; init; }
}

/// <summary>A suggestion, never applied to the data.</summary>
/// <param name="Fact">Id of the figure; for a row that is not there the id that its figure would have between two rows, <c>t5.r12+.c4</c>.</param>
public sealed record Culprit(string Fact, string Printed, string Suggested, string Why)
{
    /// <summary>The row that seems to be lost; null where the culprit is a printed figure.</summary>
    public MissingRow? Missing { get; init; }
}

/// <summary>A row that sums or sister tables ask for and the table does not print.</summary>
/// <param name="After">Id of the row after which it would stand, <c>t5.r12</c>.</param>
public sealed record MissingRow(string After)
{
    /// <summary>Its classification code; null where nothing tells it.</summary>
    public string? Code { get; init; }

    /// <summary>Its label; null where nothing tells it.</summary>
    public string? Name { get; init; }
}

/// <summary>A numeric cell or phrase that could not be understood; never dropped.</summary>
public sealed record Unresolved(string? Table, int? Row, int? Column, string Raw, int Page, Box? Box, string Reason);

using Extractor.Disclosure.Model;
using Extractor.Pdf;

namespace Extractor.Disclosure.Audit;

/// <summary>A printed figure as the audit sees it: a fact of a table, or a field of a statement.</summary>
/// <remarks>Compared by reference: one instance stands for one printed figure.</remarks>
public sealed class Quantity
{
    /// <summary>Id of the fact (<c>t5.r12.c4</c>), or of the statement and its field (<c>s41.amount</c>).</summary>
    public required string Id
    {
        get;
        init
        {
            field = value;
            IdHash = string.GetHashCode(value, StringComparison.Ordinal);
        }
    }

    /// <summary>Hash of the id, taken once: identities are compared by the ids of their figures.</summary>
    internal int IdHash { get; private init; }

    /// <summary>In the base unit (元, percent, persons).</summary>
    public required decimal Value { get; init; }

    /// <summary>What the printed figure can stand for.</summary>
    public required Interval Range { get; init; }

    /// <summary>Worth of one printed unit in the base unit: 10,000 in a table in 万元.</summary>
    public decimal Scale { get; init; } = 1;

    public required string Raw { get; init; }

    public required int Page { get; init; }

    public Box? Box { get; init; }

    /// <summary>True where the reader was not sure of the letters.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>True for a field of a statement.</summary>
    public bool IsStatement { get; init; }

    /// <summary>True for a blank cell that is read as zero.</summary>
    public bool IsBlank { get; init; }

    /// <summary>Source file of the other disclosure of the unit that prints it; null for a figure of this disclosure.</summary>
    public string? File { get; init; }

    /// <summary>True for what is neither a fact nor a statement (a count of list items): it has a page, but no id to point to.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>Names the same thing in every table (a code, a label), to find copies of the figure; null where nothing does.</summary>
    public string? Key { get; init; }

    /// <summary>What the figure is, for messages: row label and column.</summary>
    /// <remarks>Put together when it is asked for: most figures are never spoken of.</remarks>
    public string Label
    {
        get => field ??= Source is null ? "" : PrintedFigure.Describe(Source);
        init;
    }

    /// <summary>The fact that the figure is; null for other figures, which carry their label.</summary>
    internal Fact? Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Raw}";
}

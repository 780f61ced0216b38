using Extractor.Disclosure.Model;
using Extractor.Pdf;

namespace Extractor.Disclosure.Comparison;

/// <summary>What differs between two sets of disclosures, A and B.</summary>
/// <param name="Pairs">Disclosures that were compared with each other.</param>
/// <param name="OnlyA">Disclosures of A without a partner.</param>
/// <param name="OnlyB">Disclosures of B without a partner.</param>
public sealed record DiffReport(IReadOnlyList<DisclosureDiff> Pairs, IReadOnlyList<DiffSide> OnlyA, IReadOnlyList<DiffSide> OnlyB)
{
    /// <summary>True where nothing differs.</summary>
    public bool IsEmpty => OnlyA.Count == 0 && OnlyB.Count == 0 && Pairs.All(p => p.Changes.Count == 0);
}

/// <summary>What differs between two disclosures.</summary>
public sealed record DisclosureDiff
{
    public required DiffSide A { get; init; }

    public required DiffSide B { get; init; }

    /// <summary>How many figures were compared, by subject.</summary>
    public required IReadOnlyList<DiffCount> Counts { get; init; }

    /// <summary>The tables that were compared with each other, and those that stand alone, in the order of the documents.</summary>
    public required IReadOnlyList<DiffTable> Tables { get; init; }

    /// <summary>Changes in the order of the documents: facts table by table, then statements, projects and indicators.</summary>
    public required IReadOnlyList<DiffChange> Changes { get; init; }
}

/// <summary>A disclosure that takes part.</summary>
public sealed record DiffSide(string Unit, int Year, DisclosureKind Kind, string Title, string File);

/// <summary>Figures of one subject: the same on both sides, changed, only in B, only in A.</summary>
public sealed record DiffCount(DiffSubject Subject, int Same, int Changed, int Added, int Removed);

/// <summary>Two tables compared with each other, or one that has no partner.</summary>
/// <param name="A">The table of A; null where there is none.</param>
/// <param name="B">The table of B; null where there is none.</param>
/// <param name="Same">Figures that are the same on both sides.</param>
/// <param name="Changed">Figures that differ.</param>
/// <param name="Added">Figures only in B.</param>
/// <param name="Removed">Figures only in A.</param>
public sealed record DiffTable(DiffTableSide? A, DiffTableSide? B, int Same, int Changed, int Added, int Removed);

/// <summary>A table of one side.</summary>
public sealed record DiffTableSide(string Id, string Kind, string? Title, int Page);

/// <summary>What a change is about.</summary>
public enum DiffSubject
{
    /// <summary>A figure of a table.</summary>
    Fact,

    /// <summary>A figure said in prose.</summary>
    Statement,

    /// <summary>A project block (项目).</summary>
    Project,

    /// <summary>An indicator of a performance form (绩效指标).</summary>
    Indicator,
}

/// <summary>How a figure differs.</summary>
public enum DiffKind
{
    /// <summary>On both sides, with different values.</summary>
    Changed,

    /// <summary>Only in B.</summary>
    Added,

    /// <summary>Only in A.</summary>
    Removed,
}

/// <summary>A figure that differs, with both values and both places.</summary>
public sealed record DiffChange
{
    public required DiffKind Change { get; init; }

    public required DiffSubject Subject { get; init; }

    /// <summary>Which of <see cref="DisclosureDiff.Tables"/>, from 0; null for what stands in no table.</summary>
    public int? TableIndex { get; init; }

    /// <summary>Kind of the table, or of the performance form, of B where it has one; null for prose.</summary>
    public string? Table { get; init; }

    /// <summary>Title of the table or section, of B where it has one.</summary>
    public string? Title { get; init; }

    /// <summary>Classification code of the row; null where it has none.</summary>
    public string? Code { get; init; }

    /// <summary>Label of the row, statement or project, of B where it is there.</summary>
    public required string Name { get; init; }

    /// <summary>The label in A where it differs.</summary>
    public string? NameInA { get; init; }

    /// <summary>What stands above the row (unit, project line), or null.</summary>
    public string? Group { get; init; }

    /// <summary>Header path of the column; empty where the figure stands in no table.</summary>
    public IReadOnlyList<string> Column { get; init => field = value ?? []; } = [];

    /// <summary>Canonical key of the column, or null.</summary>
    public string? ColumnKey { get; init; }

    /// <summary>Which of its figures: <c>value</c> of a fact; <c>amount</c>, <c>share</c>, <c>change</c>, <c>rate</c> … of a statement; a field of a project.</summary>
    public required string Field { get; init; }

    /// <summary>CNY, percent, person …; null where the field is text.</summary>
    public string? Unit { get; init; }

    /// <summary>Value in A in the base unit; null where there is none.</summary>
    public decimal? A { get; init; }

    /// <summary>Value in B in the base unit; null where there is none.</summary>
    public decimal? B { get; init; }

    /// <summary>B − A; null where one of them is missing or the units differ.</summary>
    public decimal? Difference { get; init; }

    /// <summary>B − A in percent of |A|, to two decimals; null where A is 0 or there is no difference to tell.</summary>
    public decimal? Rate { get; init; }

    /// <summary>As printed in A.</summary>
    public string? RawA { get; init; }

    /// <summary>As printed in B.</summary>
    public string? RawB { get; init; }

    public DiffPlace? PlaceA { get; init; }

    public DiffPlace? PlaceB { get; init; }
}

/// <summary>Where a figure stands.</summary>
/// <param name="Id">Id of the fact, statement, project or indicator.</param>
/// <param name="File">File name of the document.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Box">Box in points from the page's top-left corner; null for prose.</param>
public sealed record DiffPlace(string Id, string File, int Page, Box? Box);

/// <summary>How to compare.</summary>
public sealed record DiffOptions
{
    /// <summary>Kinds of A and of B that are paired; empty for each kind with itself.</summary>
    public IReadOnlyList<(DisclosureKind A, DisclosureKind B)> Kinds { get; init; } = [];

    /// <summary>Whether a blank that became a printed zero, or the other way round, is a change. Default no.</summary>
    public bool Blanks { get; init; }
}

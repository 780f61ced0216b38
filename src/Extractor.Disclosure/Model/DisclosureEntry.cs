namespace Extractor.Disclosure.Model;

/// <summary>One disclosed document (公开), read.</summary>
public sealed record DisclosureEntry
{
    public required DisclosureKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>Publication date, ISO 8601 date; null where unknown.</summary>
    public string? Published { get; init; }

    public required SourceInfo Source { get; init; }

    /// <summary>Lines of the table of contents (目录) as printed, page numbers and leaders cut off.</summary>
    public IReadOnlyList<ContentsLine> Contents { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Section> Sections { get; init => field = value ?? []; } = [];

    public IReadOnlyList<DisclosureTable> Tables { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Fact> Facts { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Statement> Statements { get; init => field = value ?? []; } = [];

    /// <summary>名词解释: terms and their explanations.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Project> Projects { get; init => field = value ?? []; } = [];

    public IReadOnlyList<PerformanceForm> Performance { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Unresolved> Unresolved { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Finding> Findings { get; init => field = value ?? []; } = [];

    public IReadOnlyList<EntryWarning> Warnings { get; init => field = value ?? []; } = [];

    /// <summary>SHA-256 of earlier publications of the same document that this one supersedes.</summary>
    public IReadOnlyList<string> Supersedes { get; init => field = value ?? []; } = [];
}

/// <summary>What a document is.</summary>
public enum DisclosureKind
{
    /// <summary>部门/单位预算.</summary>
    Budget,

    /// <summary>部门/单位决算.</summary>
    FinalAccount,

    /// <summary>绩效目标.</summary>
    PerformanceTarget,

    /// <summary>绩效自评.</summary>
    PerformanceReview,
}

/// <summary>Where the document came from.</summary>
public sealed record SourceInfo
{
    /// <summary>File name without folder.</summary>
    public required string File { get; init; }

    public string? Url { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public string? FetchedAt { get; init; }

    /// <summary>When its source was found to hold it no longer, ISO 8601; null where it is still published, or a local file.</summary>
    public string? WithdrawnAt { get; init; }

    public required int PageCount { get; init; }

    public string? Producer { get; init; }
}

/// <summary>A line of the table of contents.</summary>
public sealed record ContentsLine(string Text, int Page, Pdf.Box Box);

/// <summary>A section of the narrative.</summary>
public sealed record Section
{
    public required int Level { get; init; }

    /// <summary>Numbering as printed (<c>第三部分</c>, <c>一、</c>), or null.</summary>
    public string? Number { get; init; }

    public required string Title { get; init; }

    public required int Page { get; init; }

    public IReadOnlyList<SectionParagraph> Paragraphs { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Section> Sections { get; init => field = value ?? []; } = [];
}

/// <summary>A paragraph of a section.</summary>
public sealed record SectionParagraph(string Text, int Page);

/// <summary>Something the reader should know about the document as a whole or one page.</summary>
public sealed record EntryWarning(string Code, int? Page, string Message);

/// <summary>A term of the glossary (名词解释).</summary>
public sealed record GlossaryTerm(string Term, string Explanation, int Page);

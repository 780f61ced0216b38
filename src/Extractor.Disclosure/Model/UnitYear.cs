namespace Extractor.Disclosure.Model;

/// <summary>Everything one unit (单位) disclosed for one fiscal year: the content of <c>out/&lt;unit&gt;/&lt;year&gt;.json</c>.</summary>
public sealed record UnitYear
{
    public string SchemaVersion { get; init; } = "1.0";

    public required UnitInfo Unit { get; init; }

    public required int Year { get; init; }

    public required IReadOnlyList<DisclosureEntry> Disclosures { get; init; }
}

/// <summary>The public body.</summary>
/// <param name="Name">Full official name as the document prints it most completely.</param>
/// <param name="Aliases">Other forms met in the document, in order of appearance.</param>
/// <param name="Division">Administrative division (行政区划), null where it cannot be told.</param>
public sealed record UnitInfo(string Name, IReadOnlyList<string> Aliases, Division? Division);

/// <summary>Administrative division: GB/T 2260 code of six digits and name.</summary>
public sealed record Division(string Code, string Name);

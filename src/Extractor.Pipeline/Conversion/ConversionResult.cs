using Extractor.Disclosure.Model;

namespace Extractor.Pipeline.Conversion;

/// <summary>A document that could not be converted.</summary>
/// <param name="Code">Stable key in kebab case.</param>
/// <param name="Reason">One line: what is wrong and what to do; without the file's name.</param>
public sealed record ConversionFailure(string Code, string Reason);

/// <summary>A document converted: the units and years in it, each with one disclosure; or the failure.</summary>
public sealed record ConversionResult
{
    public IReadOnlyList<UnitYear> UnitYears { get; init; } = [];

    public ConversionFailure? Failure { get; init; }

    public int PageCount { get; init; }

    public int TableCount { get; init; }

    /// <summary>What the reader had to forgive, in brief.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static ConversionResult Failed(string code, string reason) => new() { Failure = new ConversionFailure(code, reason) };
}

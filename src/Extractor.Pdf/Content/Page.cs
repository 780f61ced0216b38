namespace Extractor.Pdf;

/// <summary>One decoded page, as a reader sees it: coordinates after /Rotate and UserUnit, origin at the crop box's top-left corner.</summary>
public sealed class Page
{
    private IReadOnlyList<PdfWarning> _warnings = [];

    /// <summary>Page number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Width in points after rotation.</summary>
    public required double Width { get; init; }

    /// <summary>Height in points after rotation.</summary>
    public required double Height { get; init; }

    /// <summary>/Rotate, normalised to 0, 90, 180 or 270 (already applied to all coordinates).</summary>
    public int Rotation { get; init; }

    /// <summary>Every shown glyph in drawing order, also those that a reader does not see (see <see cref="Letter.Marks"/>).</summary>
    public required IReadOnlyList<Letter> Letters { get; init; }

    /// <summary>One ruling for each line seen, merged; white and invisible ones left out.</summary>
    public required IReadOnlyList<Ruling> Rulings { get; init; }

    public IReadOnlyList<DiagonalLine> Diagonals { get; init; } = [];

    public IReadOnlyList<Shading> Shadings { get; init; } = [];

    public IReadOnlyList<PageImage> Images { get; init; } = [];

    /// <summary>What was forgiven or lost while this page was decoded.</summary>
    public IReadOnlyList<PdfWarning> Warnings
    {
        get => _warnings;
        init => _warnings = value;
    }

    /// <summary>Adds what the document forgave while the page was decoded.</summary>
    internal void AddWarnings(IReadOnlyList<PdfWarning> warnings) => _warnings = warnings.Count == 0 ? _warnings : [.. _warnings, .. warnings];
}

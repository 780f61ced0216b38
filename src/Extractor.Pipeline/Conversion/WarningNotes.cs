using System.Globalization;
using Extractor.Layout;
using Extractor.Pdf;

namespace Extractor.Pipeline.Conversion;

/// <summary>The warnings of a document in brief, for people: one line a kind, with its first place and how often it came.</summary>
public static class WarningNotes
{
    /// <summary>Lines such as <c>page 3: … (and 4 more of this kind)</c>, without the file's name.</summary>
    public static IReadOnlyList<string> Of(DocumentLayout layout) =>
    [
        .. layout.Warnings.Concat(layout.Tables.SelectMany(t => t.Warnings)).GroupBy(w => w.Code).Select(Line),
    ];

    private static string Line(IGrouping<string, PdfWarning> kind)
    {
        PdfWarning first = kind.First();
        int more = kind.Count() - 1;
        string place = first.Page is { } page ? string.Create(CultureInfo.InvariantCulture, $"page {page}: ") : "";
        string often = more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {more} more of this kind)");
        return place + first.Message.TrimEnd('.') + often;
    }
}

namespace Extractor.Pdf.Objects;

/// <summary>Collects warnings: each code and message once a page, and no more than <see cref="MaxWarnings"/> in all.</summary>
internal sealed class WarningSink
{
    public const int MaxWarnings = 1000;

    private readonly List<PdfWarning> _all = [];
    private readonly HashSet<PdfWarning> _seen = [];

    /// <summary>The page being decoded, or null while the document's structure is read.</summary>
    public int? CurrentPage { get; set; }

    public IReadOnlyList<PdfWarning> All => _all;

    public void Add(string code, string message)
    {
        var warning = new PdfWarning(code, CurrentPage, message);
        if (_all.Count < MaxWarnings && _seen.Add(warning))
        {
            _all.Add(warning);
        }
    }

    /// <summary>Takes out the warnings of one page.</summary>
    public IReadOnlyList<PdfWarning> TakePage(int page)
    {
        List<PdfWarning> taken = _all.FindAll(w => w.Page == page);
        if (taken.Count > 0)
        {
            _all.RemoveAll(w => w.Page == page);
            _seen.ExceptWith(taken);
        }

        return taken;
    }
}

using Extractor.Pdf.Content;

namespace Extractor.Pdf.Objects;

/// <summary>The pages of a document in order, with what they inherit (ISO 32000-1, 7.7.3).</summary>
internal sealed class PageTree
{
    private const int MaxVisitsPerPage = 4;

    private static readonly string[] Inheritable = ["Resources", "MediaBox", "CropBox", "Rotate"];

    private readonly ObjectStore _store;
    private readonly List<Node> _pages = [];
    private readonly HashSet<int> _visited = [];
    private long _visits;
    private bool _full;

    private PageTree(ObjectStore store) => _store = store;

    public int Count => _pages.Count;

    /// <summary>Walks the tree from the catalog; a tree that is lost or empty is replaced by every page object found in the file.</summary>
    public static PageTree Read(PdfDictionary catalog, ObjectStore store)
    {
        var tree = new PageTree(store);
        tree.Visit(catalog.Raw("Pages"), PdfDictionary.Empty, 0);
        if (tree.Count == 0)
        {
            tree.CollectStrayPages();
        }

        return tree;
    }

    /// <summary>The page's dictionary and geometry; index from 0.</summary>
    public (PdfDictionary Page, PageGeometry Geometry) Get(int index)
    {
        Node node = _pages[index];
        PdfDictionary page = _store.Resolve(node.Page) as PdfDictionary ?? PdfDictionary.Empty;
        return (page, GeometryReader.Read(page, node.Inherited, _store));
    }

    private void Visit(PdfObject? value, PdfDictionary inherited, int depth)
    {
        if (_full)
        {
            return;
        }

        // Nodes written in place have no number by which a ring could be noticed.
        if (++_visits > MaxVisitsPerPage * (long)_store.Limits.MaxPages)
        {
            _full = true;
            _store.Warnings.Add("page-limit", "The page tree has far more entries than a document can have pages; the rest was left out.");
            return;
        }

        if (_store.Resolve(value) is not PdfDictionary node)
        {
            if (depth > 0)
            {
                _store.Warnings.Add("page-missing", "An entry of the page tree leads to no page; it was passed over.");
            }

            return;
        }

        if (_store.GetArray(node, "Kids") is { } kids && _store.GetName(node, "Type") != "Page")
        {
            if (depth >= _store.Limits.MaxPageTreeDepth)
            {
                _store.Warnings.Add("page-tree-depth", $"The page tree is deeper than {_store.Limits.MaxPageTreeDepth} levels; what lies deeper was left out.");
                return;
            }

            // A page may stand in the tree twice, but a node that does would make it endless or exponential.
            if (value is PdfReference reference && !_visited.Add(reference.Number))
            {
                _store.Warnings.Add("page-tree-cycle", $"Node {reference.Number} stands in the page tree more than once; it was used once.");
                return;
            }

            PdfDictionary passed = Inherit(node, inherited);
            foreach (PdfObject kid in kids.Items)
            {
                Visit(kid, passed, depth + 1);
            }
        }
        else if (IsPage(node))
        {
            Add(value!, inherited);
        }
    }

    private bool IsPage(PdfDictionary node) =>
        _store.GetName(node, "Type") is "Page" || node.Raw("Contents") is not null || node.Raw("MediaBox") is not null || node.Raw("Resources") is not null;

    private void Add(PdfObject page, PdfDictionary inherited)
    {
        if (_pages.Count >= _store.Limits.MaxPages)
        {
            _full = true;
            _store.Warnings.Add("page-limit", $"The document has more than {_store.Limits.MaxPages} pages; the rest was left out.");
            return;
        }

        _pages.Add(new Node(page, inherited));
    }

    private static PdfDictionary Inherit(PdfDictionary node, PdfDictionary inherited)
    {
        Dictionary<string, PdfObject>? entries = null;
        foreach (string key in Inheritable)
        {
            if (node.Raw(key) is { } value)
            {
                entries ??= new Dictionary<string, PdfObject>(inherited.Entries);
                entries[key] = value;
            }
        }

        return entries is null ? inherited : new PdfDictionary(entries);
    }

    private void CollectStrayPages()
    {
        FileScanner scan = _store.Scan;
        _store.IndexScannedObjectStreams();
        for (int number = 0; number < scan.Table.End && !_full; number++)
        {
            if (scan.Table[number].Kind == XrefKind.None)
            {
                continue;
            }

            var reference = new PdfReference(number, 0);
            if (_store.Resolve(reference) is PdfDictionary node && _store.GetName(node, "Type") == "Page")
            {
                Add(reference, InheritedOf(node));
            }
        }

        if (Count > 0)
        {
            _store.Warnings.Add("page-tree-lost", $"The page tree is missing or empty; {Count} pages were found by searching the file, in the order of their object numbers.");
        }
    }

    // A stray page may still name its parents.
    private PdfDictionary InheritedOf(PdfDictionary page)
    {
        var entries = new Dictionary<string, PdfObject>();
        PdfDictionary? node = _store.GetDictionary(page, "Parent");
        for (int depth = 0; node is not null && depth < _store.Limits.MaxPageTreeDepth; depth++)
        {
            foreach (string key in Inheritable)
            {
                if (node.Raw(key) is { } value)
                {
                    entries.TryAdd(key, value);
                }
            }

            node = _store.GetDictionary(node, "Parent");
        }

        return entries.Count == 0 ? PdfDictionary.Empty : new PdfDictionary(entries);
    }

    private readonly record struct Node(PdfObject Page, PdfDictionary Inherited);
}

using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>
/// Joins tables that continue over pages. Pages are added in order; a table is published, and the letters of its pages let go,
/// as soon as nothing can continue it, so memory grows with the published cells only.
/// </summary>
/// <remarks>
/// The first table of a page goes on the last one of the page before where nothing but page headers, footers and repeated
/// caption lines stands between them, their outer edges and most column lines agree (or, where the paper turned, their number
/// of columns), and no other title or number is printed over it. Under the same title it must repeat the header.
/// </remarks>
public sealed class TableJoiner
{
    private readonly bool _join;
    private readonly List<Closed> _closed = [];
    private readonly Dictionary<string, int> _running = [];
    private PageTables? _previous;
    private PageTables? _waiting;
    private JoinedTable? _open;

    /// <param name="join">False: every part on a page is a table of its own.</param>
    public TableJoiner(bool join = true) => _join = join;

    /// <summary>Adds the tables of the next page.</summary>
    public void Add(PageTables page)
    {
        // A page waits for the next one, which tells how to read the corners that the break left open.
        PageTables? before = _waiting;
        _waiting = page;
        if (before is not null)
        {
            Place(_join ? CornerReading.Choose(before, page) : before);
        }
    }

    private void PlaceWaiting()
    {
        if (_waiting is { } last)
        {
            _waiting = null;
            Place(last);
        }

        Close();
    }

    private void Place(PageTables page)
    {
        foreach (string key in page.TopKeys)
        {
            _running[key] = _running.GetValueOrDefault(key) + 1;
        }

        foreach (PageTable part in page.Tables)
        {
            // The page before has the same line at its top: a page header, no title.
            if (part.Caption.RunningKey is { } key && _previous is not null && _previous.TopKeys.Contains(key))
            {
                part.Caption = part.Caption with { Title = null, RunningKey = null };
            }
        }

        for (int i = 0; i < page.Tables.Count; i++)
        {
            PageTable part = page.Tables[i];
            if (i == 0 && _join && _open is not null && _previous is not null && page.Page == _previous.Page + 1
                && ContinuationRule.Decide(_open, _previous, part, page) is { } continuation)
            {
                _open.Append(part, continuation.RepeatedRows, continuation.Columns);
            }
            else
            {
                Close();
                if (i == 0 && part.Caption.Title is null && _previous is not null && page.Page == _previous.Page + 1)
                {
                    part.Caption = part.Caption with { Title = ContinuationRule.ForsakenTitle(_previous) };
                }

                _open = new JoinedTable(part);
            }
        }

        if (page.Tables.Count == 0)
        {
            Close();
        }

        _previous = page;
    }

    /// <summary>The fragments that nothing continued: drawings round text that is no table, so their text belongs to the page.</summary>
    public IEnumerable<PageTable> Fragments()
    {
        PlaceWaiting();
        foreach (Closed closed in _closed)
        {
            if (closed.Fragment is { } fragment)
            {
                yield return fragment;
            }
        }
    }

    /// <summary>The tables in document order, indices from 1. Fragments that nothing continued are left out.</summary>
    public IReadOnlyList<Table> Finish()
    {
        PlaceWaiting();
        var tables = new List<Table>(_closed.Count);
        foreach (Closed closed in _closed)
        {
            if (closed.Table is { } table)
            {
                // The same line at the top of three pages is a page header, no title.
                bool running = closed.RunningKey is { } key && _running.GetValueOrDefault(key) >= 3;
                tables.Add(table with { Index = tables.Count + 1, Title = running ? null : table.Title });
            }
        }

        return tables;
    }

    private void Close()
    {
        if (_open is { } table)
        {
            _closed.Add(table.IsFragment ? new Closed(null, table.First, null) : new Closed(table.Build(0), null, table.Caption.RunningKey));
            _open = null;
        }
    }

    /// <summary>What nothing can continue any more: a table whose index is not yet known, or a fragment.</summary>
    private readonly record struct Closed(Table? Table, PageTable? Fragment, string? RunningKey);
}

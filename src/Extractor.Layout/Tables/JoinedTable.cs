using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>A table under construction: the parts joined so far, in the column coordinates of the first part.</summary>
internal sealed class JoinedTable
{
    /// <summary>Column lines of different parts nearer than this are one, in points.</summary>
    private const double LineDistance = 4.0;

    private readonly List<JoinCell> _cells = [];
    private readonly List<TablePart> _parts = [];
    private int _rows;
    private double _confidence;

    public JoinedTable(PageTable first)
    {
        First = first;
        Last = first;
        Caption = first.Caption;
        _confidence = first.Confidence;
        Append(first, 0, ColumnMap.Identity);
    }

    /// <summary>The part on the latest page.</summary>
    public PageTable Last { get; private set; }

    public PageTable First { get; }

    public PageCaption Caption { get; }

    public int PartCount => _parts.Count;

    public bool IsFragment => _parts.Count == 1 && First.IsFragment;

    /// <summary>Cells whose last row is the last row of the table so far.</summary>
    public List<JoinCell> BottomCells()
    {
        var cells = new List<JoinCell>();
        for (int i = _cells.Count - 1; i >= 0; i--)
        {
            if (_cells[i].RowEnd == _rows)
            {
                cells.Add(_cells[i]);
            }
        }

        cells.Sort((a, b) => a.Left.CompareTo(b.Left));
        return cells;
    }

    /// <summary>Cells of the first part by row, as header detection wants them.</summary>
    public static List<GridText> Texts(PageTable part)
    {
        var texts = new List<GridText>(part.Cells.Count);
        foreach (PageCell cell in part.Cells)
        {
            texts.Add(new GridText(cell.Row, cell.Column, cell.RowSpan, cell.ColumnSpan, cell.Text));
        }

        return texts;
    }

    /// <summary>Share of the rows from <paramref name="from"/> on in which a cell with these borders holds text.</summary>
    public (int Rows, int Filled) Density(double left, double right, int from)
    {
        int rows = 0;
        int filled = 0;
        foreach (JoinCell cell in _cells)
        {
            if (cell.Row >= from && Math.Abs(cell.Left - left) <= LineDistance && Math.Abs(cell.Right - right) <= LineDistance)
            {
                rows++;
                filled += cell.Text.Length > 0 ? 1 : 0;
            }
        }

        return (rows, filled);
    }

    /// <summary>Appends a part without its first <paramref name="skip"/> rows (a repeated header).</summary>
    public void Append(PageTable part, int skip, ColumnMap map)
    {
        _parts.Add(new TablePart(part.Page, part.Box));
        bool first = _rows == 0;
        List<JoinCell> bottom = first ? [] : BottomCells();
        SeamKind seam = first ? SeamKind.Between : SeamReader.Read(this, bottom, part, skip, map);
        if (!first)
        {
            // Where a page break fell is told from text alone: surely between rows under a repeated header, less so otherwise.
            _confidence = Math.Min(_confidence, part.Confidence) - (seam == SeamKind.InsideRow ? 0.03 : skip > 0 ? 0.005 : 0.015);
        }

        int offset = _rows - skip - (seam == SeamKind.InsideRow ? 1 : 0);
        foreach (PageCell cell in part.Cells)
        {
            if (cell.RowEnd <= skip)
            {
                continue;
            }

            var joined = new JoinCell(cell, map.Map(part.X[cell.Column]), map.Map(part.X[cell.ColumnEnd]), offset, part.Page, skip);
            if (!first && cell.Row <= skip && SeamReader.Partner(bottom, joined) is { } above && SeamReader.GoesOn(above, joined, seam, IsLabelColumn(above, part, skip, map)))
            {
                above.Continue(joined);
                continue;
            }

            _cells.Add(joined);
        }

        _rows = offset + part.RowCount;
        Last = part;
    }

    /// <summary>
    /// Whether a column names groups of rows: merged cells stand in it, and but for the one under the seam none is blank.
    /// </summary>
    private bool IsLabelColumn(JoinCell above, PageTable part, int skip, ColumnMap map)
    {
        int merged = 0;
        int filled = 0;
        int blank = 0;
        foreach (JoinCell cell in _cells)
        {
            if (Math.Abs(cell.Left - above.Left) <= LineDistance && Math.Abs(cell.Right - above.Right) <= LineDistance)
            {
                Count(cell.Text, cell.RowEnd - cell.Row);
            }
        }

        foreach (PageCell cell in part.Cells)
        {
            if (cell.Row > skip && Math.Abs(map.Map(part.X[cell.Column]) - above.Left) <= LineDistance
                && Math.Abs(map.Map(part.X[cell.ColumnEnd]) - above.Right) <= LineDistance)
            {
                Count(cell.Text, cell.RowSpan);
            }
        }

        return merged > 0 && blank == 0 && filled >= 3;

        void Count(string text, int rows)
        {
            filled += text.Length > 0 ? 1 : 0;
            blank += text.Length == 0 ? 1 : 0;
            merged += rows > 1 ? 1 : 0;
        }
    }

    /// <summary>The table as it is published.</summary>
    public Table Build(int index)
    {
        List<double> lines = Lines();
        var cells = new List<Cell>(_cells.Count);
        var texts = new List<GridText>(_cells.Count);
        foreach (JoinCell cell in _cells)
        {
            int column = Nearest(lines, cell.Left);
            int end = Nearest(lines, cell.Right);
            if (end <= column)
            {
                end = column + 1;
            }

            cells.Add(cell.ToCell(column, end - column));
            texts.Add(new GridText(cell.Row, column, cell.RowEnd - cell.Row, end - column, cell.Text));
        }

        cells.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        HeaderShape shape = HeaderDetector.Detect(_rows, lines.Count - 1, texts);
        return new Table
        {
            Index = index,
            Number = Caption.Number,
            Title = Caption.Title,
            AmountUnit = Caption.AmountUnit,
            CaptionLines = Caption.Lines,
            Parts = _parts,
            RowCount = _rows,
            ColumnCount = lines.Count - 1,
            HeaderRowCount = shape.HeaderRows,
            StubColumnCount = shape.StubColumns,
            Cells = cells,
            Confidence = Math.Round(_confidence, 3),
            Method = First.Method,
        };
    }

    /// <summary>Whether most column lines of a part, or most of this table's, agree.</summary>
    public double Agreement(PageTable part, ColumnMap map)
    {
        List<double> lines = Lines();
        int matched = 0;
        foreach (double x in part.X)
        {
            double at = map.Map(x);
            matched += Math.Abs(lines[Nearest(lines, at)] - at) <= LineDistance ? 1 : 0;
        }

        return (double)matched / Math.Min(part.X.Count, lines.Count);
    }

    private List<double> Lines()
    {
        var all = new List<double>(_cells.Count * 2);
        foreach (JoinCell cell in _cells)
        {
            all.Add(cell.Left);
            all.Add(cell.Right);
        }

        all.Sort();
        var lines = new List<double>();
        int start = 0;
        while (start < all.Count)
        {
            int end = start;
            double sum = 0;
            while (end < all.Count && all[end] - all[start] <= LineDistance)
            {
                sum += all[end];
                end++;
            }

            lines.Add(sum / (end - start));
            start = end;
        }

        return lines;
    }

    private static int Nearest(List<double> lines, double value)
    {
        int i = lines.BinarySearch(value);
        if (i >= 0)
        {
            return i;
        }

        i = ~i;
        if (i == 0 || i == lines.Count)
        {
            return i == 0 ? 0 : i - 1;
        }

        return value - lines[i - 1] <= lines[i] - value ? i - 1 : i;
    }
}

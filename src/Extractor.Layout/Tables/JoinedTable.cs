using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>A table under construction: the parts joined so far, in the column coordinates of the first part.</summary>
internal sealed class JoinedTable
{
    private const double LineDistance = JoinedColumns.LineDistance;

    /// <summary>What a row put together over a page break takes from the confidence.</summary>
    private const double CutRow = 0.06;

    /// <summary>What a part takes from it that begins (ends) without a rule and has nothing before (after) it to go on with.</summary>
    private const double BrokenOff = 0.06;

    private readonly List<JoinCell> _cells = [];
    private readonly List<TablePart> _parts = [];
    private readonly JoinedColumns _columns;
    private List<JoinCell> _bottom = [];
    private int _rows;
    private double _confidence;

    public JoinedTable(PageTable first)
    {
        First = first;
        Last = first;
        Caption = first.Caption;
        _confidence = first.Confidence;
        _columns = new JoinedColumns(Math.Max(1, first.RowCount / 10));
        Append(first, 0, ColumnMap.Identity);
    }

    /// <summary>The part on the latest page.</summary>
    public PageTable Last { get; private set; }

    public PageTable First { get; }

    public PageCaption Caption { get; }

    public int PartCount => _parts.Count;

    public bool IsFragment => _parts.Count == 1 && First.IsFragment;

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

    /// <summary>Body cells with these borders, and how many of them hold text.</summary>
    public (int Cells, int Filled) Density(double left, double right) => _columns.Density(left, right);

    /// <summary>Appends a part without its first <paramref name="skip"/> rows (a repeated header).</summary>
    public void Append(PageTable part, int skip, ColumnMap map)
    {
        _parts.Add(new TablePart(part.Page, part.Box));
        bool first = _rows == 0;
        if (!first)
        {
            CloseCorners(part, skip, map);
            CutOpenBlanks(part, skip, map);
        }

        List<JoinCell> bottom = _bottom;
        var continued = new List<JoinCell>();
        int from = _cells.Count;
        IReadOnlyList<PageCell> cells = first ? part.Cells : SeamCells.Match(part, bottom, skip, map);
        SeamKind seam = first ? SeamKind.Between : SeamReader.Read(this, bottom, part, cells, skip, map);
        if (!first)
        {
            // Where a page break fell is told from text alone: surely between rows under a repeated header, less so otherwise.
            _confidence = Math.Min(_confidence, part.Confidence) - (seam == SeamKind.InsideRow ? CutRow : skip > 0 ? 0.005 : 0.015);
        }

        int offset = _rows - skip - (seam == SeamKind.InsideRow ? 1 : 0);
        foreach (PageCell cell in cells)
        {
            if (cell.RowEnd <= skip)
            {
                continue;
            }

            var joined = new JoinCell(cell, map.Map(part.X[cell.Column]), map.Map(part.X[cell.ColumnEnd]), offset, part.Page, skip);
            if (!first && cell.Row <= skip && SeamReader.Partner(bottom, joined) is { } above && SeamReader.GoesOn(above, joined, seam, IsLabelColumn(above, part, skip, map)))
            {
                _columns.Remove(above);
                above.Continue(joined);
                _columns.Add(above);
                if (!continued.Contains(above))
                {
                    continued.Add(above);
                }

                continue;
            }

            _cells.Add(joined);
            _columns.Add(joined);
        }

        _rows = offset + part.RowCount;
        continued.AddRange(_cells[from..]);
        continued.RemoveAll(c => c.RowEnd != _rows);
        continued.Sort((a, b) => a.Left.CompareTo(b.Left));
        _bottom = continued;
        Last = part;
    }

    /// <summary>
    /// A blank cell that no rule closes at the foot of a page, over a blank one that none closes at the top of the next, in a
    /// column whose other cells all name something: no cell of its own, but what the break left of the merged cell above.
    /// </summary>
    private void CloseCorners(PageTable part, int skip, ColumnMap map)
    {
        for (int i = 0; i < _bottom.Count; i++)
        {
            JoinCell corner = _bottom[i];
            if (corner.Text.Length > 0 || !corner.Open.HasFlag(GridSides.Bottom) || corner.Page != Last.Page || !OpensAbove(part, corner, map))
            {
                continue;
            }

            JoinCell? above = _cells.FindLast(c => c.RowEnd == corner.Row && c.Text.Length > 0 && c.Page == corner.Page
                && Math.Abs(c.Left - corner.Left) <= LineDistance && Math.Abs(c.Right - corner.Right) <= LineDistance);
            if (above is null)
            {
                continue;
            }

            _columns.Remove(corner);
            if (!IsLabelColumn(above, part, skip, map))
            {
                _columns.Add(corner);
                continue;
            }

            _columns.Remove(above);
            above.Continue(corner);
            _columns.Add(above);
            _cells.Remove(corner);
            _bottom[i] = above;
        }
    }

    /// <summary>
    /// A blank region that no rule closes at the foot of a page holds the beginnings of all the cells that go on under it.
    /// </summary>
    private void CutOpenBlanks(PageTable part, int skip, ColumnMap map)
    {
        for (int i = _bottom.Count - 1; i >= 0; i--)
        {
            JoinCell blank = _bottom[i];
            if (blank.Text.Length > 0 || !blank.Open.HasFlag(GridSides.Bottom))
            {
                continue;
            }

            List<double> borders = SeamCells.BordersBelow(part, blank, skip, map);
            if (borders.Count > 0)
            {
                List<JoinCell> pieces = [.. blank.Cut(borders)];
                _columns.Remove(blank);
                pieces.ForEach(_columns.Add);
                _cells.Remove(blank);
                _cells.AddRange(pieces);
                _bottom.RemoveAt(i);
                _bottom.InsertRange(i, pieces);
            }
        }
    }

    private static bool OpensAbove(PageTable part, JoinCell corner, ColumnMap map)
    {
        foreach (PageCell cell in part.Cells)
        {
            if (cell.Row == 0 && cell.RowSpan > 1 && cell.Text.Length == 0 && cell.Open.HasFlag(GridSides.Top)
                && map.Map(part.X[cell.Column]) <= corner.Left + LineDistance && map.Map(part.X[cell.ColumnEnd]) >= corner.Right - LineDistance)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a column names groups of rows: merged cells stand in it, and but for the one under the seam none is blank.
    /// </summary>
    private bool IsLabelColumn(JoinCell above, PageTable part, int skip, ColumnMap map)
    {
        (int filled, int blank, int merged) = _columns.Cells(above.Left, above.Right);
        foreach (PageCell cell in part.Cells)
        {
            if (cell.Row > skip && Math.Abs(map.Map(part.X[cell.Column]) - above.Left) <= LineDistance
                && Math.Abs(map.Map(part.X[cell.ColumnEnd]) - above.Right) <= LineDistance)
            {
                filled += cell.Text.Length > 0 ? 1 : 0;
                blank += cell.Text.Length == 0 ? 1 : 0;
                merged += cell.RowSpan > 1 ? 1 : 0;
            }
        }

        return merged > 0 && blank == 0 && filled >= 3;
    }

    /// <summary>The table as it is published.</summary>
    public Table Build(int index)
    {
        List<double> lines = _columns.Lines();
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
            Confidence = Math.Round(_confidence - (IsBrokenOff() ? BrokenOff : 0), 3),
            Method = First.Method,
        };
    }

    /// <summary>
    /// Ruled, but without a rule over the first row at the top of its page, or under the last one at the foot: a piece of a table
    /// whose rest was not found.
    /// </summary>
    private bool IsBrokenOff() => First.Method == TableMethod.Lattice
        && ((First.ViewBox.Top < 0.15 * First.ViewSize.Height && IsOpen(First, 0, GridSides.Top))
            || (Last.ViewBox.Bottom > 0.8 * Last.ViewSize.Height && IsOpen(Last, Last.RowCount - 1, GridSides.Bottom)));

    private static bool IsOpen(PageTable part, int row, GridSides side)
    {
        foreach (PageCell cell in part.Cells)
        {
            if (cell.Row <= row && cell.RowEnd > row && !cell.Open.HasFlag(side))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether most column lines of a part, or most of this table's, agree.</summary>
    public double Agreement(PageTable part, ColumnMap map)
    {
        List<double> lines = _columns.Lines();
        int matched = 0;
        foreach (double x in part.X)
        {
            double at = map.Map(x);
            matched += Math.Abs(lines[Nearest(lines, at)] - at) <= LineDistance ? 1 : 0;
        }

        return (double)matched / Math.Min(part.X.Count, lines.Count);
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

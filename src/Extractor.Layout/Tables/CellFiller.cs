namespace Extractor.Layout.Tables;

/// <summary>
/// Puts every letter inside a grid into exactly one cell. A letter belongs to the cell that holds its middle, except where a run
/// of text plainly flows over a border (a letter stands on the line): then the whole run belongs to the cell it is aligned in.
/// </summary>
internal sealed class CellFiller
{
    /// <summary>Share of a letter's width that must stand on either side of a line for the letter to straddle it.</summary>
    private const double StraddleShare = 0.2;

    private readonly PageView _view;
    private readonly TableGrid _grid;
    private readonly int[] _areaOfAtom;

    public CellFiller(PageView view, TableGrid grid)
    {
        _view = view;
        _grid = grid;
        _areaOfAtom = new int[grid.RowCount * grid.ColumnCount];
        for (int i = 0; i < grid.Areas.Count; i++)
        {
            GridArea area = grid.Areas[i];
            for (int r = area.Row; r < area.RowEnd; r++)
            {
                Array.Fill(_areaOfAtom, i, (r * grid.ColumnCount) + area.Column, area.ColumnSpan);
            }
        }
    }

    /// <summary>Fills the grid.</summary>
    /// <param name="runs">Runs of the view's letters.</param>
    /// <param name="owner">Per letter of the view: the table that holds it (0 for none); letters put into a cell are set to <paramref name="id"/>.</param>
    /// <param name="id">Identity of this table, from 1.</param>
    public GridContents Fill(List<LetterRun> runs, int[] owner, int id)
    {
        var contents = new GridContents(_grid.Areas.Count);
        double left = _grid.X[0];
        double right = _grid.X[^1];
        double top = _grid.Y[0];
        double bottom = _grid.Y[^1];
        int[]? overflow = new OverflowFinder(_view, _grid, this).Find(runs);
        for (int i = 0; i < runs.Count; i++)
        {
            LetterRun run = runs[i];
            ref readonly ViewLetter first = ref _view.Letters[run.Start];
            ref readonly ViewLetter last = ref _view.Letters[run.End - 1];
            if (first.CenterY < top || first.CenterY > bottom || last.Right < left || first.Left > right || owner[run.Start] != 0)
            {
                continue;
            }

            if (overflow is not null && overflow[i] >= 0)
            {
                contents.Doubtful[overflow[i]] = true;
                Put(run.Start, run.End, overflow[i], contents, owner, id);
            }
            else
            {
                FillRun(run, contents, owner, id);
            }
        }

        return contents;
    }

    /// <summary>The area at a point of the view, or -1 outside the grid.</summary>
    public int AreaAt(double x, double y)
    {
        int column = Interval(_grid.X, x);
        int row = Interval(_grid.Y, y);
        return column < 0 || row < 0 ? -1 : _areaOfAtom[(row * _grid.ColumnCount) + column];
    }

    private void FillRun(LetterRun run, GridContents contents, int[] owner, int id)
    {
        int start = run.Start;
        while (start < run.End)
        {
            int end = start + 1;
            int area = AreaOf(start);
            bool flows = false;
            while (end < run.End)
            {
                int next = AreaOf(end);
                if (next != area && !Flows(end - 1, end) && !LeavesGrid(end - 1, end, area, next))
                {
                    break;
                }

                flows |= next != area;
                area = next;
                end++;
            }

            int home = flows ? Home(start, end) : area;
            if (home >= 0)
            {
                contents.Doubtful[home] |= flows;
                Put(start, end, home, contents, owner, id);
            }

            start = end;
        }
    }

    private static void Put(int start, int end, int area, GridContents contents, int[] owner, int id)
    {
        for (int i = start; i < end; i++)
        {
            contents.Add(area, i);
            owner[i] = id;
        }
    }

    private int AreaOf(int letter)
    {
        ref readonly ViewLetter l = ref _view.Letters[letter];
        return AreaAt(l.CenterX, l.CenterY);
    }

    /// <summary>
    /// Whether text runs on over the line between two letters that stand in different cells: one of them straddles the line, or
    /// they touch exactly where the line is and do not look like the end and the beginning of two figures.
    /// </summary>
    private bool Flows(int left, int right)
    {
        ref readonly ViewLetter a = ref _view.Letters[left];
        ref readonly ViewLetter b = ref _view.Letters[right];
        if (a.Source.IsWhiteSpace || b.Source.IsWhiteSpace)
        {
            return false;
        }

        int i = Array.BinarySearch(_grid.X, a.CenterX);
        i = i < 0 ? ~i : i + 1;
        if (i == _grid.X.Length || _grid.X[i] > b.CenterX)
        {
            return false;
        }

        double x = _grid.X[i];
        if (x < a.Right - (StraddleShare * a.Width) || x > b.Left + (StraddleShare * b.Width))
        {
            return true;
        }

        bool figures = IsFigure(a.Source.Text) || IsFigure(b.Source.Text);
        return !figures && Math.Abs(b.Left - a.Right) < 0.04 * a.Size;
    }

    /// <summary>Nothing else stands beyond the outer border for the rest of a run to belong to.</summary>
    private bool LeavesGrid(int left, int right, int area, int next) =>
        (area < 0 || next < 0) && !_view.Letters[left].Source.IsWhiteSpace && !_view.Letters[right].Source.IsWhiteSpace;

    private static bool IsFigure(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '.' or ',' or '-' or '%');

    /// <summary>The cell that a run which crosses borders is aligned in: by its right end (figures), its left end, or its middle.</summary>
    private int Home(int start, int end)
    {
        ref readonly ViewLetter first = ref _view.Letters[start];
        ref readonly ViewLetter last = ref _view.Letters[end - 1];
        int startArea = AreaOf(start);
        int endArea = AreaOf(end - 1);
        int middle = AreaAt((first.Left + last.Right) / 2, first.CenterY);
        bool figures = IsFigure(last.Source.Text);
        if (endArea >= 0 && figures && last.Right <= _grid.X[_grid.Areas[endArea].ColumnEnd] + 0.5
            && _grid.X[_grid.Areas[endArea].ColumnEnd] - last.Right <= last.Size)
        {
            return endArea;
        }

        if (startArea >= 0 && first.Left - _grid.X[_grid.Areas[startArea].Column] <= 1.2 * first.Size)
        {
            return startArea;
        }

        if (endArea >= 0 && _grid.X[_grid.Areas[endArea].ColumnEnd] - last.Right <= 0.6 * last.Size)
        {
            return endArea;
        }

        return middle >= 0 ? middle : startArea >= 0 ? startArea : endArea;
    }

    private static int Interval(double[] lines, double value)
    {
        if (value < lines[0] || value > lines[^1])
        {
            return -1;
        }

        int i = Array.BinarySearch(lines, value);
        i = i < 0 ? ~i - 1 : i;
        return Math.Min(i, lines.Length - 2);
    }
}

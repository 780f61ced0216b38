namespace Extractor.Layout.Tables;

/// <summary>
/// Finds text that is taller than its cell and flows over the rows above and below it (spreadsheets do not clip it). Such a text
/// is drawn in one go, at even leading, and its lines stand across the rules of rows or of narrower columns; all of it belongs to the cell it is set in.
/// </summary>
internal sealed class OverflowFinder(PageView view, TableGrid grid, CellFiller filler)
{
    /// <summary>A line whose middle is nearer to a rule than this share of its size stands across it.</summary>
    private const double Across = 0.33;

    /// <summary>Lines of one text never stand closer than this, in type sizes: their ink would touch.</summary>
    private const double MinLeading = 0.98;

    private List<Line> _lines = [];
    private HeightIndex? _heights;

    /// <returns>Per run the area its text belongs to, or -1 where its own place decides; null where no text overflows.</returns>
    public int[]? Find(List<LetterRun> runs)
    {
        _lines = new List<Line>(runs.Count);
        for (int i = 0; i < runs.Count;)
        {
            _lines.Add(LineFrom(runs, ref i));
        }

        int[]? home = null;
        var block = new List<Line>();
        int at = 0;
        while (at < _lines.Count)
        {
            block.Clear();
            block.Add(_lines[at++]);
            while (block[0].Inside && at < _lines.Count && _lines[at].Inside && Follows(block, _lines[at]))
            {
                block.Add(_lines[at++]);
            }

            if (block.Count > 1 && Home(block) is >= 0 and int area)
            {
                if (home is null)
                {
                    home = new int[runs.Count];
                    Array.Fill(home, -1);
                }

                foreach (Line line in block)
                {
                    Array.Fill(home, area, line.Start, line.End - line.Start);
                }
            }
        }

        return home;
    }

    private readonly record struct Line(int Start, int End, double Left, double Right, double Y, double Size, bool Inside)
    {
        public double CenterX => (Left + Right) / 2;
    }

    /// <summary>Consecutive runs on one baseline.</summary>
    private Line LineFrom(List<LetterRun> runs, ref int i)
    {
        int start = i;
        ref readonly ViewLetter first = ref view.Letters[runs[i].Start];
        double left = first.Left;
        double right = view.Letters[runs[i].End - 1].Right;
        i++;
        while (i < runs.Count)
        {
            ref readonly ViewLetter next = ref view.Letters[runs[i].Start];
            if (!next.IsUpright || Math.Abs(next.BaseY - first.BaseY) > 0.15 * first.Size || next.Left < right - 1 || next.Left - right > 0.8 * first.Size)
            {
                break;
            }

            right = view.Letters[runs[i].End - 1].Right;
            i++;
        }

        bool inside = first.IsUpright && filler.AreaAt((left + right) / 2, first.CenterY) >= 0;
        return new Line(start, i, left, right, first.CenterY, first.Size, inside);
    }

    private static bool Follows(List<Line> block, Line line)
    {
        Line last = block[^1];
        double step = line.Y - last.Y;
        if (Math.Abs(line.Size - last.Size) > 0.1 || step < MinLeading * line.Size || step > 1.8 * line.Size)
        {
            return false;
        }

        double even = block.Count > 1 ? block[1].Y - block[0].Y : step;
        bool aligned = Math.Abs(line.Left - block[0].Left) < 2.5 * line.Size || Math.Abs(line.CenterX - block[0].CenterX) < line.Size;
        return aligned && Math.Abs(step - even) < 0.08 * line.Size;
    }

    /// <summary>Whether a line of a block is printed over a line of another text: only text that left its cell is.</summary>
    private bool Collides(List<Line> block)
    {
        _heights ??= new HeightIndex(_lines.Count, i => _lines[i].Y);
        foreach (Line line in block)
        {
            foreach (int i in _heights.Between(line.Y - (0.9 * line.Size), line.Y + (0.9 * line.Size)))
            {
                Line other = _lines[i];
                if ((other.Start < block[0].Start || other.Start >= block[^1].End)
                    && Math.Min(line.Right, other.Right) - Math.Max(line.Left, other.Left) > line.Size)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Fits(Line line, GridArea area) =>
        line.Left >= grid.X[area.Column] - (0.5 * line.Size) && line.Right <= grid.X[area.ColumnEnd] + (0.5 * line.Size);

    /// <summary>The cell of a block whose lines stand in several cells and across rules; -1 where every line keeps to its cell.</summary>
    private int Home(List<Line> block)
    {
        int firstArea = filler.AreaAt(block[0].CenterX, block[0].Y);
        bool several = false;
        bool across = false;
        bool wider = false;
        foreach (Line line in block)
        {
            int area = filler.AreaAt(line.CenterX, line.Y);
            several |= area != firstArea;
            if (area >= 0)
            {
                GridArea place = grid.Areas[area];
                double reach = Across * line.Size;
                wider |= !Fits(line, place);
                across |= (place.Row > 0 && line.Y - grid.Y[place.Row] < reach) || (place.RowEnd < grid.RowCount && grid.Y[place.RowEnd] - line.Y < reach);
            }
        }

        if (!several || !(across || wider || Collides(block)))
        {
            return -1;
        }

        double x = (block.Min(l => l.Left) + block.Max(l => l.Right)) / 2;
        double middle = (block[0].Y + block[^1].Y) / 2;
        int home = filler.AreaAt(x, middle);
        if (!across && wider && (home < 0 || !block.TrueForAll(l => Fits(l, grid.Areas[home]))))
        {
            // Figures wider than their narrow column, row under row: no cell holds them all.
            return -1;
        }

        if (home < 0 || home == firstArea || firstArea < 0)
        {
            return home < 0 ? firstArea : home;
        }

        // Set from the top of its cell, or in its middle?
        GridArea own = grid.Areas[home];
        double off = Math.Abs(((grid.Y[own.Row] + grid.Y[own.RowEnd]) / 2) - middle);
        double space = block[0].Y - (block[0].Size / 2) - grid.Y[grid.Areas[firstArea].Row];
        return off > block[0].Size && space >= -0.5 && space < 0.6 * block[0].Size ? firstArea : home;
    }
}

namespace Extractor.Layout.Tables;

/// <summary>
/// Tables whose rules part only some of their cells: a frame with rows but no columns below the header, columns but no rows.
/// Where many lines of text agree on the missing borders, the cells are cut there; a single cell never is, because what is
/// printed as one cell stays one.
/// </summary>
internal static class GridRefiner
{
    /// <summary>Fewest rows (or lines) that must agree.</summary>
    private const int MinAgreeing = 4;

    /// <summary>Share of the cells concerned that must agree.</summary>
    private const double Agreement = 0.9;

    /// <summary>How far a text may reach over a border that is to be drawn, in points.</summary>
    private const double Overhang = 2;

    public static (TableGrid Grid, GridContents Contents) Refine(PageView view, TableGrid grid, GridContents contents)
    {
        (grid, contents) = NumberRowCut.Cut(view, grid, contents);
        (grid, contents) = CutMergedRows(view, grid, contents);
        (grid, contents) = CutColumns(view, grid, contents);
        return CutRows(view, grid, contents);
    }

    /// <summary>Cells merged over the same columns in many rows, whose texts stand each in one of those columns.</summary>
    private static (TableGrid Grid, GridContents Contents) CutMergedRows(PageView view, TableGrid grid, GridContents contents)
    {
        var groups = new Dictionary<(int From, int To), List<int>>();
        for (int i = 0; i < grid.Areas.Count; i++)
        {
            GridArea area = grid.Areas[i];
            if (area.ColumnSpan > 1 && area.RowSpan == 1 && contents.Letters[i] is not null)
            {
                if (!groups.TryGetValue((area.Column, area.ColumnEnd), out List<int>? group))
                {
                    groups.Add((area.Column, area.ColumnEnd), group = []);
                }

                group.Add(i);
            }
        }

        var cuts = new Dictionary<int, List<int>[]>();
        foreach (((int from, int to), List<int> group) in groups)
        {
            if (group.Count < MinAgreeing || group.Count < 0.5 * grid.RowCount)
            {
                continue;
            }

            var found = new Dictionary<int, List<int>[]>();
            int texts = 0;
            int figures = 0;
            int filled = 0;
            foreach (int i in group)
            {
                List<TextSegment> segments = CellSegments.Of(view, contents.Letters[i]!);
                var parts = new List<int>[to - from];
                bool fits = true;
                foreach (TextSegment s in segments)
                {
                    int c = ColumnAt(grid, s.CenterX, from, to);
                    fits &= s.Left >= grid.X[c] - Overhang && s.Right <= grid.X[c + 1] + Overhang;
                    (parts[c - from] ??= []).AddRange(s.Letters);
                    texts += c > from ? 1 : 0;
                    figures += c > from && s.IsFigure ? 1 : 0;
                }

                if (fits)
                {
                    found.Add(i, parts);
                    filled += parts.Count(p => p is not null) > 1 ? 1 : 0;
                }
            }

            if (found.Count >= Agreement * group.Count && filled >= 0.6 * group.Count && figures >= 0.5 * texts && texts > 0)
            {
                foreach ((int i, List<int>[] parts) in found)
                {
                    cuts.Add(i, parts);
                }
            }
        }

        return cuts.Count == 0 ? (grid, contents) : Rebuild(grid, contents, grid.X, grid.Y, (area, i) => cuts.TryGetValue(i, out List<int>[]? parts)
            ? [.. parts.Select((p, k) => (new GridArea(area.Row, area.Column + k, 1, 1), p))]
            : [(area, contents.Letters[i])]);
    }

    /// <summary>Columns of the grid in which most lines fall into the same parts, figures among them.</summary>
    private static (TableGrid Grid, GridContents Contents) CutColumns(PageView view, TableGrid grid, GridContents contents)
    {
        var own = new List<List<int>>?[grid.ColumnCount];
        for (int i = 0; i < grid.Areas.Count; i++)
        {
            if (grid.Areas[i].ColumnSpan == 1 && contents.Letters[i] is { } letters)
            {
                (own[grid.Areas[i].Column] ??= []).Add(letters);
            }
        }

        var cuts = new double[grid.ColumnCount][];
        for (int column = 0; column < cuts.Length; column++)
        {
            cuts[column] = own[column] is { } cells ? ColumnCuts(view, cells, grid.X[column], grid.X[column + 1]) : [];
        }

        if (Array.TrueForAll(cuts, c => c.Length == 0))
        {
            return (grid, contents);
        }

        (double[] x, int[] moved) = GridCuts.Apply(grid.X, cuts);
        return Rebuild(grid, contents, x, grid.Y, (area, i) =>
        {
            double[] inner = cuts[area.Column];
            var whole = area with { Column = moved[area.Column], ColumnSpan = moved[area.ColumnEnd] - moved[area.Column] };
            if (area.ColumnSpan > 1 || inner.Length == 0)
            {
                return [(whole, contents.Letters[i])];
            }

            var parts = new List<int>?[inner.Length + 1];
            if (contents.Letters[i] is { } letters)
            {
                List<TextSegment> segments = CellSegments.Of(view, letters);
                if (segments.Exists(s => Array.Exists(inner, b => s.Left < b - Overhang && s.Right > b + Overhang)))
                {
                    return [(whole, letters)];
                }

                foreach (TextSegment s in segments)
                {
                    (parts[inner.Count(b => b < s.CenterX)] ??= []).AddRange(s.Letters);
                }
            }

            return [.. parts.Select((p, k) => (whole with { Column = whole.Column + k, ColumnSpan = 1 }, p))];
        });
    }

    /// <summary>Borders inside a column, from left to right, on which its cells' lines agree.</summary>
    private static double[] ColumnCuts(PageView view, List<List<int>> cells, double left, double right)
    {
        // Plain cells hold one line of one part: where the others do not make enough lines of several parts, nothing is cut.
        int several = 0;
        foreach (List<int> letters in cells)
        {
            several += CellSegments.IsPlain(view, letters) ? 0 : CellSegments.Lines(view, letters).Count(IsParted);
        }

        if (several < MinAgreeing - 1)
        {
            return [];
        }

        var lines = new List<SegmentLine>();
        cells.ForEach(c => lines.AddRange(CellSegments.Lines(view, c)));
        List<SegmentLine> body = lines.FindAll(HasFigure);
        List<SegmentLine> parted = body.FindAll(IsParted);
        if (parted.Count < (parted.Count < MinAgreeing ? 1 : Agreement) * body.Count)
        {
            return [];
        }

        List<TextColumn> parts = ColumnFinder.Find(body, left, right);
        if (parts.Count < 2 || parts.Count(p => p.Figures >= 0.8) < parts.Count - 1)
        {
            return [];
        }

        double[] inner = [.. parts.Zip(parts.Skip(1)).Select(p => (p.First.Right + p.Second.Left) / 2)];
        bool crossed = lines.Exists(l => l.Segments.Exists(s =>
            Array.Exists(inner, x => s.Left < x - Overhang && s.Right > x + Overhang && s.Width < 0.5 * (right - left))));
        return crossed ? [] : inner;
    }

    private static bool HasFigure(SegmentLine line) => line.Segments.Exists(s => s.IsFigure);

    private static bool IsParted(SegmentLine line) => line.WideParts > 1 && HasFigure(line);

    /// <summary>Rows of the grid in which a column of figures has many lines and the other columns have lines at the same heights.</summary>
    private static (TableGrid Grid, GridContents Contents) CutRows(PageView view, TableGrid grid, GridContents contents)
    {
        RowIndex index = RowIndex.Of(grid, contents);
        var cuts = new double[grid.RowCount][];
        for (int row = 0; row < cuts.Length; row++)
        {
            cuts[row] = RowCuts(view, index, grid, contents, row) ?? [];
        }

        if (Array.TrueForAll(cuts, c => c.Length == 0))
        {
            return (grid, contents);
        }

        (double[] y, int[] moved) = GridCuts.Apply(grid.Y, cuts);
        return Rebuild(grid, contents, grid.X, y, (area, i) =>
        {
            double[] inner = cuts[area.Row];
            var whole = area with { Row = moved[area.Row], RowSpan = moved[area.RowEnd] - moved[area.Row] };
            if (area.RowSpan > 1 || inner.Length == 0)
            {
                return [(whole, contents.Letters[i])];
            }

            var parts = new List<int>?[inner.Length + 1];
            foreach (int letter in contents.Letters[i] ?? [])
            {
                (parts[inner.Count(b => b < view.Letters[letter].CenterY)] ??= []).Add(letter);
            }

            return [.. parts.Select((p, k) => (whole with { Row = whole.Row + k, RowSpan = 1 }, p))];
        });
    }

    /// <summary>Heights at which a row falls into several, or null where it is one row.</summary>
    private static double[]? RowCuts(PageView view, RowIndex index, TableGrid grid, GridContents contents, int row)
    {
        if (index.IsSpanned(row))
        {
            // A cell beside it that spans further rows: the row is a row of its own.
            return null;
        }

        // Two cells at least must be deep; most rows show at once that theirs are not.
        int tall = 0;
        foreach (int i in index.Own(row))
        {
            tall += CellSegments.IsPlain(view, contents.Letters[i]!) ? 0 : 1;
        }

        if (tall < 2)
        {
            return null;
        }

        var cells = new List<(int Column, List<SegmentLine> Lines)>();
        foreach (int i in index.Own(row))
        {
            cells.Add((grid.Areas[i].Column, CellSegments.Lines(view, contents.Letters[i]!)));
        }

        return RowLevels(cells.ConvertAll(c => c.Lines)) is { } levels
            ? [.. levels.Zip(levels.Skip(1)).Select(p => (p.First + p.Second) / 2)]
            : StackedRows.Cuts(grid.X, cells);
    }

    /// <summary>Heights of the lines into which a row falls, or null where they do not agree on them.</summary>
    private static List<double>? RowLevels(List<List<SegmentLine>> columns)
    {
        int figureColumns = 0;
        int deep = 0;
        foreach (List<SegmentLine> lines in columns)
        {
            deep += lines.Count >= MinAgreeing - 1 ? 1 : 0;
            figureColumns += lines.Count >= MinAgreeing - 1 && lines.TrueForAll(l => l.Segments.TrueForAll(s => s.IsFigure)) ? 1 : 0;
        }

        if (figureColumns < 1 || deep < 2 || (figureColumns < 2 && columns.Max(c => c.Count) < MinAgreeing))
        {
            return null;
        }

        var levels = new List<(double Y, int Count)>();
        foreach (SegmentLine line in columns.SelectMany(c => c).OrderBy(l => l.Y))
        {
            if (levels.Count > 0 && line.Y - (levels[^1].Y / levels[^1].Count) < 0.4 * line.Size)
            {
                levels[^1] = (levels[^1].Y + line.Y, levels[^1].Count + 1);
            }
            else
            {
                levels.Add((line.Y, 1));
            }
        }

        // Every deep column has a line on nearly every level, so that the levels are rows and not lines of wrapped text.
        int most = columns.Max(c => c.Count);
        bool aligned = levels.Count <= most + 1 && columns.Count(c => c.Count >= 0.7 * levels.Count) >= 2 && levels.Count(l => l.Count >= 2) >= Agreement * levels.Count - 1;
        return aligned ? [.. levels.Select(l => l.Y / l.Count)] : null;
    }

    private static int ColumnAt(TableGrid grid, double x, int from, int to)
    {
        int c = from;
        while (c + 1 < to && x > grid.X[c + 1])
        {
            c++;
        }

        return c;
    }

    private static (TableGrid Grid, GridContents Contents) Rebuild(
        TableGrid grid, GridContents contents, double[] x, double[] y, Func<GridArea, int, IReadOnlyList<(GridArea Area, List<int>? Letters)>> cut)
    {
        var pieces = new List<(GridArea Area, List<int>? Letters, bool Doubtful)>();
        for (int i = 0; i < grid.Areas.Count; i++)
        {
            foreach ((GridArea area, List<int>? letters) in cut(grid.Areas[i], i))
            {
                pieces.Add((area, letters, contents.Doubtful[i]));
            }
        }

        pieces.Sort((a, b) => a.Area.Row != b.Area.Row ? a.Area.Row.CompareTo(b.Area.Row) : a.Area.Column.CompareTo(b.Area.Column));
        var filled = new GridContents(pieces.Count);
        for (int i = 0; i < pieces.Count; i++)
        {
            filled.Letters[i] = pieces[i].Letters;
            filled.Doubtful[i] = pieces[i].Doubtful;
        }

        return (grid with { X = x, Y = y, Areas = [.. pieces.Select(p => p.Area)] }, filled);
    }
}

namespace Extractor.Layout.Tables;

/// <summary>A grid found from text, with the segments of each of its areas.</summary>
internal sealed record StreamGrid(TableGrid Grid, List<List<TextSegment>> Cells, double Confidence)
{
    /// <summary>Confidence lost where a column has no label, where there are no amounts, where few rows agree.</summary>
    private const double Unnamed = 0.8;

    private const double WordsOnly = 0.8;

    private const double FewRows = 0.9;

    /// <summary>Cells in which texts of one line stand far apart: the columns found are not those printed.</summary>
    public int Squeezed => Cells.Count(IsSqueezed);

    private static bool IsSqueezed(List<TextSegment> cell)
    {
        for (int i = 0; i < cell.Count; i++)
        {
            TextSegment a = cell[i];
            if (a.Text.Length > 1 && cell.Exists(b => b.Text.Length > 1 && Math.Abs(a.Y - b.Y) < 0.3 * a.Size && b.Left - a.Right > 1.2 * a.Size && !cell.Exists(c => c != a && c != b && c.Left >= a.Right - 1 && c.Right <= b.Left + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Builds the grid of a zone, or null where it is no table.</summary>
    public static StreamGrid? Build(StreamZone zone)
    {
        if (zone.Lines.Count == 0)
        {
            return null;
        }

        int body = BodyStart(zone);
        if (body > zone.Lines.Count || (body == zone.Lines.Count && !(zone.IsRuled && IsNumberLine(zone.Lines[^1]))))
        {
            return null;
        }

        if (IsRuledForm(zone, body))
        {
            return null;
        }

        List<SegmentLine> bodyLines = zone.Lines.GetRange(body, zone.Lines.Count - body);
        List<SegmentLine> headLines = zone.Lines.GetRange(0, body);
        List<SegmentLine> numbers = headLines.FindAll(IsNumberLine);
        headLines.RemoveAll(IsNumberLine);
        List<RuleSegment> inner = Inner(zone);
        List<TextColumn> columns = ColumnFinder.Find(bodyLines, zone.Left, zone.Right);
        List<HeaderLabel> labels = HeaderLabels.Build(headLines, columns, inner, RowFinder.Pitch(bodyLines, columns));
        Underline(labels, inner, zone);
        LeafColumns found = numbers.Count > 0 ? LeafColumns.Numbered(bodyLines, numbers[0], labels, zone.Left, zone.Right)
            : labels.Count == 0 ? LeafColumns.Of(columns, labels)
            : LeafColumns.Find(bodyLines, labels, zone.Left, zone.Right);
        columns = found.Columns;
        if (columns.Count < 2)
        {
            return null;
        }

        bool fromLeft = ColumnBorders.LabelsFromLeft(found);
        double[] borders = ColumnBorders.Find(found, bodyLines, labels, zone, fromLeft);
        List<TextRow> rows = bodyLines.Count == 0 ? [] : RowFinder.Find(bodyLines, columns, inner, zone.Rules.FindAll(r => r.Length >= 0.95 * (zone.Right - zone.Left)),
            body == 0 ? double.NaN : zone.Lines[body - 1].Y);
        double share = FigureShare(rows);
        if (!IsTable(zone, found, rows, share, numbers.Count > 0))
        {
            return null;
        }

        rows = BlankRows.Insert(rows, columns.Count);
        HeaderTree? tree = labels.Count == 0 ? null : HeaderTree.Build(found, labels, borders, fromLeft);
        return Assemble(zone, found, borders, tree, headLines, numbers, rows, share, ColumnBorders.Alignments(found, bodyLines));
    }

    /// <summary>
    /// A form ruled on one axis: rules of different lengths part its rows, because cells are merged over rows and the columns
    /// change from row to row. Text alignment alone would give it a grid that looks right and is not.
    /// </summary>
    public static bool IsRuledForm(StreamZone zone, int body)
    {
        if (!zone.IsRuled || body >= zone.Lines.Count)
        {
            return false;
        }

        // Three heights of short rules are more than a header has; under the header two are enough.
        double from = zone.Lines[body].Y;
        int heights = 0;
        int below = 0;
        double last = double.MinValue;
        foreach (RuleSegment rule in zone.Rules)
        {
            if (rule.Length < 0.95 * (zone.Right - zone.Left) && rule.Position - last > RuledGrid.LineDistance)
            {
                last = rule.Position;
                heights++;
                below += rule.Position > from ? 1 : 0;
            }
        }

        // A header of four levels has three heights of them, over a body of many lines without any.
        return below >= 2 || (heights >= 3 && (below > 0 || heights > 4 || zone.Lines.Count - body < 3));
    }

    /// <summary>The first line of the body: behind the line of column numbers, else the first line with a figure; a rule above it moves it up.</summary>
    public static int BodyStart(StreamZone zone)
    {
        List<SegmentLine> lines = zone.Lines;
        int first = lines.FindIndex(l => !IsNumberLine(l) && l.Segments.Exists(s => FigureText.IsAmount(s.Text) || FigureText.IsCode(s.Text) || FigureText.BeginsItem(s.Text)));
        int numbers = lines.FindIndex(IsNumberLine);
        if (numbers >= 0 && (first < 0 || numbers < first))
        {
            return numbers + 1;
        }

        if (first < 0)
        {
            first = lines.FindIndex(l => l.Segments.Exists(s => s.IsFigure));
            if (first < 0 && lines.Count >= 2 && lines[^1].Text is "合计" or "总计")
            {
                return lines.Count - 1;
            }

            if (first < 0 && !zone.IsRuled)
            {
                return lines.Count;
            }

            first = first < 0 ? lines.Count - 1 : first;
        }

        // Under the last long rule above the first figures the body begins.
        double rule = double.MinValue;
        for (int i = 1; i < zone.Rules.Count; i++)
        {
            if (zone.Rules[i].Position < lines[first].Y && zone.Rules[i].Length > 0.9 * (zone.Right - zone.Left))
            {
                rule = Math.Max(rule, zone.Rules[i].Position);
            }
        }

        if (rule > double.MinValue)
        {
            return lines.FindIndex(l => l.Y > rule) is >= 0 and int under ? under : first;
        }

        // Without a rule: a wrapped first label reaches above the line of its figures.
        while (first > 1 && lines[first].Y - lines[first - 1].Y < 0.9 * lines[first].Size)
        {
            first--;
        }

        return first;
    }

    internal static bool IsNumberLine(SegmentLine line)
    {
        int last = 0;
        int counted = 0;
        foreach (TextSegment s in line.Segments)
        {
            if (s.Text is "※" or "*" or "**" or "栏次" or "行次")
            {
                continue;
            }

            if (s.Text.Length > 2 || !int.TryParse(s.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int n)
                || (counted > 0 && n != last + 1))
            {
                return false;
            }

            last = n;
            counted++;
        }

        return counted >= 2 && last <= 40;
    }

    private static List<RuleSegment> Inner(StreamZone zone) =>
        zone.Rules.FindAll(r => r.Length < 0.95 * (zone.Right - zone.Left));

    /// <summary>Gives each header label the short rule right below it.</summary>
    private static void Underline(List<HeaderLabel> labels, List<RuleSegment> inner, StreamZone zone)
    {
        foreach (HeaderLabel label in labels)
        {
            foreach (RuleSegment rule in inner)
            {
                if (rule.Position > label.Last && rule.Position - label.Last < 2 * label.Size && rule.Start <= label.CenterX && rule.End >= label.CenterX
                    && labels.Exists(l => l.First > rule.Position && l.CenterX >= rule.Start && l.CenterX <= rule.End)
                    && rule.Length < zone.Right - zone.Left && !labels.Exists(l => IsBeside(l, label, rule)))
                {
                    label.Underline = (rule.Start, rule.End);
                    break;
                }
            }
        }
    }

    /// <summary>A rule under neighbouring groups is two that touch: it ends at neither's border between them.</summary>
    private static bool IsBeside(HeaderLabel other, HeaderLabel label, RuleSegment rule) =>
        other != label && Math.Abs(other.Y - label.Y) < 0.6 * label.Size && other.CenterX >= rule.Start && other.CenterX <= rule.End;

    private static double FigureShare(List<TextRow> rows)
    {
        int figures = 0;
        int filled = 0;
        foreach (TextRow row in rows)
        {
            foreach (List<TextSegment>? cell in row.Cells)
            {
                if (cell is not null)
                {
                    filled++;
                    figures += cell.TrueForAll(s => s.IsFigure) ? 1 : 0;
                }
            }
        }

        return filled == 0 ? 0 : (double)figures / filled;
    }

    /// <summary>
    /// Prose in columns, lists and contents are no tables: a table of whitespace has a column of figures and rows that fill it, or a
    /// header that names every column.
    /// </summary>
    private static bool IsTable(StreamZone zone, LeafColumns found, List<TextRow> rows, double share, bool numbered)
    {
        List<TextColumn> columns = found.Columns;
        int figureColumns = columns.Count(c => c.Figures >= 0.6);
        bool dots = zone.Lines.Count(l => l.Text.Contains("……", StringComparison.Ordinal) || l.Text.Contains(".....", StringComparison.Ordinal)) >= 2;
        if (dots || IsContents(columns, rows))
        {
            return false;
        }

        bool named = found.Leaves.TrueForAll(l => l is not null);
        if (zone.IsRuled)
        {
            // One row without figures is a table only under a header that parts many columns (a fund table of 合计 alone), else a legend.
            bool bare = rows.Count <= 1 && share == 0 && columns.Count < 4;
            return !bare && ((zone.Rules.Count >= 3 && (share > 0.1 || columns.Count >= 3 || named)) || (rows.Count >= 3 && figureColumns > 0)
                || (named && (share > 0 || numbered)));
        }

        if (HasAxis(columns.Count, rows))
        {
            return false;
        }

        if (rows.Count >= 3 && figureColumns > 0 && share >= 0.25)
        {
            return !IsNumbering(columns, rows);
        }

        return named && rows.Count > 0 && ((columns.Count >= 3 && figureColumns > 0) || (zone.IsCaptioned && (share > 0 || columns.Count >= 4)));
    }

    /// <summary>A table of contents: headings and, behind each, the number of its page, which only grows.</summary>
    private static bool IsContents(List<TextColumn> columns, List<TextRow> rows)
    {
        if (columns.Count != 2 || rows.Count < 3)
        {
            return false;
        }

        int last = 0;
        int numbered = 0;
        foreach (TextRow row in rows)
        {
            if (row.Cells[1] is not { } cell)
            {
                continue;
            }

            if (cell.Count != 1 || cell[0].Text.Length > 3 || !int.TryParse(cell[0].Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int page) || page < last)
            {
                return false;
            }

            last = page;
            numbered++;
        }

        return numbered * 10 >= rows.Count * 8 && rows.Exists(r => r.Cells[0] is { } c && CaptionPatterns.Heading().IsMatch(c[0].Text));
    }

    /// <summary>The marks of a chart's axis: figures that fall by the same step from line to line.</summary>
    private static bool HasAxis(int columns, List<TextRow> rows)
    {
        for (int c = 0; c < columns; c++)
        {
            decimal? last = null;
            decimal? step = null;
            int even = 0;
            foreach (TextRow row in rows)
            {
                if (row.Cells[c] is not [var segment] || !decimal.TryParse(segment.Text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out decimal value))
                {
                    continue;
                }

                decimal? fall = last - value;
                even = fall > 0 && fall == step ? even + 1 : 0;
                if (even >= 4 && fall != 1)
                {
                    return true;
                }

                (last, step) = (value, fall);
            }
        }

        return false;
    }

    /// <summary>A numbered list: the only figures are 1, 2, 3 in front.</summary>
    private static bool IsNumbering(List<TextColumn> columns, List<TextRow> rows) =>
        columns.Count == 2 && columns[0].Figures >= 0.6 && columns[1].Figures < 0.3
        && rows.TrueForAll(r => r.Cells[0] is null || r.Cells[0]!.Sum(s => s.Text.Length) <= 2);

    private static StreamGrid Assemble(
        StreamZone zone, LeafColumns found, double[] borders, HeaderTree? tree, List<SegmentLine> head, List<SegmentLine> numbers, List<TextRow> rows, double share,
        TextAlignment[] alignments)
    {
        List<TextColumn> columns = found.Columns;
        int levels = tree?.Levels ?? 0;
        int numberRows = numbers.Count;
        int header = levels + numberRows;
        double[] y = Heights(zone, tree, head, numbers, rows, header, levels);
        var areas = new List<GridArea>();
        var cells = new List<List<TextSegment>>();
        var covered = new bool[header, columns.Count];
        if (tree is not null)
        {
            foreach ((HeaderLabel label, GridArea area) in tree.Areas)
            {
                if (IsFree(covered, area))
                {
                    areas.Add(area);
                    cells.Add(label.Segments);
                }
                else
                {
                    // Two labels claim one place: both texts stay, in the cell that was there first.
                    int at = areas.FindIndex(a => a.Row < area.RowEnd && a.RowEnd > area.Row && a.Column < area.ColumnEnd && a.ColumnEnd > area.Column);
                    cells[at].AddRange(label.Segments);
                }
            }
        }

        for (int n = 0; n < numberRows; n++)
        {
            AddRow(areas, cells, levels + n, columns.Count, c => numbers[n].Segments.FindAll(s => RowFinder.ColumnOf(columns, s) == c));
        }

        for (int r = 0; r < levels; r++)
        {
            for (int c = 0; c < columns.Count; c++)
            {
                if (!covered[r, c])
                {
                    int span = 1;
                    while (r + span < levels && !covered[r + span, c])
                    {
                        span++;
                    }

                    var area = new GridArea(r, c, span, 1);
                    IsFree(covered, area);
                    areas.Add(area);
                    cells.Add([]);
                }
            }
        }

        for (int r = 0; r < rows.Count; r++)
        {
            TextRow row = rows[r];
            foreach ((int from, int to) in TotalSpans.Find(row, columns, borders, alignments))
            {
                areas.Add(new GridArea(header + r, from, 1, to - from + 1));
                cells.Add([.. row.Cells[from..(to + 1)].SelectMany(c => c ?? [])]);
            }
        }

        // Row by row, left to right: what repeats on the next page must come in the same order.
        var order = Enumerable.Range(0, areas.Count).OrderBy(a => areas[a].Row).ThenBy(a => areas[a].Column).ToList();
        cells = order.ConvertAll(a => cells[a]);
        areas = order.ConvertAll(a => areas[a]);
        var grid = new TableGrid(borders, y, areas);
        double confidence = (zone.IsRuled ? 0.9 : 0.6 + (0.3 * share)) * Evidence(found, rows);
        return new StreamGrid(grid, cells, confidence);
    }

    /// <summary>
    /// What speaks for the columns found: a header that names each, amounts to align by, and several rows that agree. Lines of words
    /// alone, or without a header, may well be parted otherwise.
    /// </summary>
    private static double Evidence(LeafColumns found, List<TextRow> rows)
    {
        bool named = found.Leaves.TrueForAll(l => l is not null);
        bool amounts = rows.Exists(r => Array.Exists(r.Cells, c => c is [var only] && FigureText.IsAmount(only.Text)));
        return (named ? 1 : Unnamed) * (amounts ? 1 : WordsOnly) * (rows.Count >= 3 ? 1 : FewRows);
    }

    private static void AddRow(List<GridArea> areas, List<List<TextSegment>> cells, int row, int columns, Func<int, List<TextSegment>> segments)
    {
        for (int c = 0; c < columns; c++)
        {
            areas.Add(new GridArea(row, c, 1, 1));
            cells.Add(segments(c));
        }
    }

    /// <summary>Takes an area of the header; false where some of it is taken already.</summary>
    private static bool IsFree(bool[,] covered, GridArea area)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            for (int r = area.Row; r < area.RowEnd; r++)
            {
                for (int c = area.Column; c < area.ColumnEnd; c++)
                {
                    if (pass == 0 && covered[r, c])
                    {
                        return false;
                    }

                    covered[r, c] |= pass == 1;
                }
            }
        }

        return true;
    }

    private static double[] Heights(StreamZone zone, HeaderTree? tree, List<SegmentLine> head, List<SegmentLine> numbers, List<TextRow> rows, int header, int levels)
    {
        var y = new double[header + rows.Count + 1];
        y[0] = zone.Top;
        y[^1] = zone.Bottom;
        for (int r = 1; r < rows.Count; r++)
        {
            y[header + r] = (rows[r - 1].Bottom + rows[r].Top) / 2;
        }

        if (header > 0)
        {
            y[header] = rows.Count == 0 ? zone.Bottom : rows[0].Top - 2;
            for (int n = numbers.Count - 1; n >= 0; n--)
            {
                y[levels + n] = numbers[n].Y - (0.9 * numbers[n].Size);
            }

            double top = head.Count == 0 ? zone.Top : head[0].Y;
            double bottom = head.Count == 0 ? zone.Top : head[^1].Y;
            for (int level = 1; level < levels; level++)
            {
                double at = tree!.Areas.FindAll(a => a.Area.Row == level).Select(a => a.Label.First - (0.8 * a.Label.Size)).DefaultIfEmpty(double.NaN).Min();
                y[level] = double.IsNaN(at) ? top + ((bottom - top) * level / levels) : at;
            }
        }

        for (int i = 1; i < y.Length; i++)
        {
            y[i] = Math.Max(y[i], y[i - 1] + 0.1);
        }

        return y;
    }
}

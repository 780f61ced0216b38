namespace Extractor.Layout.Tables;

/// <summary>Where a page break fell.</summary>
internal enum SeamKind
{
    /// <summary>Between two rows.</summary>
    Between,

    /// <summary>Inside a row: its first line on one page and the rest on the next belong together.</summary>
    InsideRow,
}

/// <summary>Tells from the last row of one page and the first of the next where the break fell, and which cells it cut.</summary>
internal static class SeamReader
{
    private const double SameLine = 4.0;

    /// <summary>Share of filled cells from which a blank cell in a column is a surprise.</summary>
    private const double Dense = 0.8;

    /// <summary>Free height, in points, below a text that a page break cut: less than another line.</summary>
    private const double SpaceForLine = 16;

    /// <summary>Free height above the rest of a cut text.</summary>
    private const double TightSpace = 9;

    /// <summary>Free height, in type sizes, on both sides of a text that stands in the middle of a high cell; padding is less.</summary>
    private const double RoomInMiddle = 0.4;

    /// <summary>Padding at the right of a cell that text does not use.</summary>
    private const double UsualPadding = 2;

    /// <summary>The cell above the seam with the same borders; null where there is none.</summary>
    public static JoinCell? Partner(List<JoinCell> bottom, JoinCell cell)
    {
        foreach (JoinCell above in bottom)
        {
            if (Math.Abs(above.Left - cell.Left) <= SameLine && Math.Abs(above.Right - cell.Right) <= SameLine)
            {
                return above;
            }
        }

        return null;
    }

    public static SeamKind Read(JoinedTable table, List<JoinCell> bottom, PageTable part, IReadOnlyList<PageCell> cells, int skip, ColumnMap map)
    {
        var below = new List<(PageCell Cell, JoinCell? Above, double Left, double Right)>();
        bool anyText = false;
        foreach (PageCell cell in cells)
        {
            if (cell.Row <= skip && cell.RowEnd > skip)
            {
                double left = map.Map(part.X[cell.Column]);
                double right = map.Map(part.X[cell.ColumnEnd]);
                JoinCell? above = bottom.Find(a => Math.Abs(a.Left - left) <= SameLine && Math.Abs(a.Right - right) <= SameLine);
                if (above is null)
                {
                    return SeamKind.Between;
                }

                below.Add((cell, above, left, right));
                anyText |= cell.Text.Length > 0;
            }
        }

        if (below.Count == 0)
        {
            return SeamKind.Between;
        }

        if (skip == 0 && IsOpen(below))
        {
            return SeamKind.InsideRow;
        }

        return anyText ? ReadText(table, below) : ReadBlank(table, bottom, part, skip);
    }

    /// <summary>
    /// No rule at the foot of the one page, none at the top of the next: a rule between two rows would be on one of them, so the
    /// break fell inside a row. Two figures over each other are two rows for all that.
    /// </summary>
    private static bool IsOpen(List<(PageCell Cell, JoinCell? Above, double Left, double Right)> below)
    {
        bool single = false;
        foreach ((PageCell cell, JoinCell? above, _, _) in below)
        {
            if (above!.RowEnd - above.Row > 1 || cell.RowSpan > 1)
            {
                continue;
            }

            if (!IsOpen(above, cell.Open) || (FigureText.IsFigure(above.Text) && FigureText.IsFigure(cell.Text)))
            {
                return false;
            }

            single = true;
        }

        return single;
    }

    private static bool IsOpen(JoinCell above, GridSides below) => above.Open.HasFlag(GridSides.Bottom) && (below.HasFlag(GridSides.Top) || above.IsRemainder);

    /// <summary>
    /// Whether a cell at the top of the page is the rest of the one above: in a cut row always; else where one of them is merged
    /// over rows and the lower one is blank, or its text plainly runs on.
    /// </summary>
    /// <param name="label">Every other cell with these borders is filled.</param>
    public static bool GoesOn(JoinCell above, JoinCell below, SeamKind seam, bool label)
    {
        if (seam == SeamKind.InsideRow || IsOpen(above, below.Open))
        {
            return true;
        }

        if (IsWhole(above, below))
        {
            return false;
        }

        bool merged = above.RowEnd - above.Row > 1 || below.RowEnd - below.Row > 1;
        if (!merged)
        {
            // A label column: no cell of it is blank but the one that the page break made.
            return label && above.Text.Length > 0 && below.Text.Length == 0;
        }

        return below.Text.Length == 0 || (above.Text.Length > 0 && RunsOn(above, below.Text, below.SpaceAbove) && !FigureText.IsFigure(below.Text));
    }

    /// <summary>
    /// Rules close both cells, and the text of the upper one stands in the middle of it with room above and below: a cell that the
    /// break cut has its text at its top or in the middle of both parts.
    /// </summary>
    private static bool IsWhole(JoinCell above, JoinCell below) =>
        above.Text.Length > 0 && !above.Open.HasFlag(GridSides.Bottom) && !below.Open.HasFlag(GridSides.Top)
        && above.SpaceBelow > RoomInMiddle * above.FontSize && Math.Abs(above.SpaceAbove - above.SpaceBelow) < 1;

    /// <summary>A blank first row is the empty foot of the row above where both together are no higher than a row of this table.</summary>
    private static SeamKind ReadBlank(JoinedTable table, List<JoinCell> bottom, PageTable part, int skip)
    {
        bool filled = bottom.Exists(a => a.Text.Length > 0);
        if (!filled)
        {
            return SeamKind.Between;
        }

        double blank = part.Y[skip + 1] - part.Y[skip];
        if (part.RowCount - skip == 1)
        {
            return SeamKind.InsideRow;
        }

        double last = table.Last.Y[^1] - table.Last.Y[^2];
        var heights = new List<double>();
        Collect(heights, table.Last, 0, table.Last.RowCount - 1);
        Collect(heights, part, skip + 1, part.RowCount);
        heights.Sort();
        double usual = heights.Count == 0 ? last : heights[heights.Count / 2];
        return last + blank <= usual * 1.35 ? SeamKind.InsideRow : SeamKind.Between;
    }

    private static void Collect(List<double> heights, PageTable part, int from, int to)
    {
        for (int r = from; r < to; r++)
        {
            heights.Add(part.Y[r + 1] - part.Y[r]);
        }
    }

    /// <summary>
    /// A row is cut where a column that is always filled is blank on one side of the break, and no column holds two texts that
    /// cannot be one.
    /// </summary>
    private static SeamKind ReadText(JoinedTable table, List<(PageCell Cell, JoinCell? Above, double Left, double Right)> below)
    {
        int surprises = 0;
        int running = 0;
        int likely = 0;
        int fresh = 0;
        foreach ((PageCell cell, JoinCell? above, double left, double right) in below)
        {
            bool upper = above!.Text.Length > 0;
            bool lower = cell.Text.Length > 0;
            bool mergedUp = above.RowEnd - above.Row > 1 || cell.RowSpan > 1;
            if (upper && lower)
            {
                if (mergedUp || (!RunsOn(above, cell.Text, cell.SpaceAbove) && !MayRunOn(above, cell.Text)))
                {
                    return SeamKind.Between;
                }

                likely++;
                running += RunsOn(above, cell.Text, cell.SpaceAbove) ? 1 : 0;
            }
            else if (upper != lower && !mergedUp)
            {
                (int rows, int filled) = table.Density(left, right);
                int others = rows - 1;
                int othersFilled = filled - (upper ? 1 : 0);
                surprises += others >= 3 && othersFilled >= others * Dense ? 1 : 0;
                fresh += lower ? 1 : 0;
            }
        }

        if (likely > 0 && running == 0)
        {
            return SeamKind.Between;
        }

        bool cut = surprises > 0 ? surprises >= 2 || running > 0 || fresh > 0 : running > 0 && fresh == 0;
        return cut ? SeamKind.InsideRow : SeamKind.Between;
    }

    /// <summary>Whether a text plainly goes on below the seam: its last line is full, and nothing but the seam parts the two.</summary>
    private static bool RunsOn(JoinCell above, string below, double spaceAbove) =>
        ClosesBracket(above.Text, below) || (MayRunOn(above, below) && spaceAbove < TightSpace);

    private static bool MayRunOn(JoinCell above, string below) =>
        above.SpaceBelow < SpaceForLine && !FigureText.BeginsItem(below) && above.Text[^1] is not ('。' or '；') && !FigureText.IsFigure(above.Text)
        && above.FreeRight < FirstUnit(below, above.FontSize) + (0.5 * above.FontSize) + UsualPadding;

    /// <summary>Width of what a line break keeps together at the beginning of a text: a word or figure, or an ideograph with its closing mark.</summary>
    private static double FirstUnit(string text, double size)
    {
        double width = 0;
        for (int i = 0; i < text.Length && i < 24; i++)
        {
            char c = text[i];
            bool closing = c is '，' or '。' or '、' or '；' or '：' or '）' or '》' or '”' or '！' or '？' or '%' or ')' or ',' or '.';
            bool latin = c < 0x2E80 && !char.IsWhiteSpace(c);
            bool latinBefore = i > 0 && text[i - 1] < 0x2E80;
            if (i > 0 && !closing && !(latin && latinBefore))
            {
                break;
            }

            width += latin ? size / 2 : size;
        }

        return width;
    }

    /// <summary>A bracket that one text leaves open and the other closes before it opens any.</summary>
    private static bool ClosesBracket(string above, string below)
    {
        int open = 0;
        foreach (char c in above)
        {
            open += c is '（' or '(' ? 1 : c is '）' or ')' ? -1 : 0;
        }

        int close = below.AsSpan().IndexOfAny('）', ')');
        int again = below.AsSpan().IndexOfAny('（', '(');
        return open > 0 && close >= 0 && (again < 0 || again > close);
    }
}

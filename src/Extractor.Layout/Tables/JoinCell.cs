using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>A cell of a <see cref="JoinedTable"/>.</summary>
internal sealed class JoinCell
{
    private readonly Box _box;
    private readonly double _indent;
    private List<CellPart>? _parts;
    private bool _doubtful;

    /// <param name="cell">The cell on its page.</param>
    /// <param name="left">Its left border in the coordinates of the first part.</param>
    /// <param name="right">Its right border.</param>
    /// <param name="offset">What to add to the page's rows.</param>
    /// <param name="page">Its page.</param>
    /// <param name="skip">Rows of the page that are left out; the cell begins after them.</param>
    public JoinCell(PageCell cell, double left, double right, int offset, int page, int skip)
    {
        // The cell on its page keeps its letters alive; here stays only what the seam rules and the published cell need.
        _box = cell.Box;
        _indent = cell.Indent;
        SpaceAbove = cell.SpaceAbove;
        FontSize = cell.FontSize;
        Left = left;
        Right = right;
        Row = Math.Max(cell.Row, skip) + offset;
        RowEnd = cell.RowEnd + offset;
        Text = cell.Text;
        Page = page;
        SpaceBelow = cell.SpaceBelow;
        FreeRight = cell.FreeRight;
        Height = cell.Box.Height;
        _doubtful = cell.IsDoubtful;
        Open = cell.Open;
    }

    /// <summary>A piece of a blank cell between two borders.</summary>
    private JoinCell(JoinCell whole, double left, double right)
    {
        double scale = whole.Right > whole.Left ? whole._box.Width / (whole.Right - whole.Left) : 0;
        _box = new Box(whole._box.Left + ((left - whole.Left) * scale), whole._box.Top, whole._box.Left + ((right - whole.Left) * scale), whole._box.Bottom);
        (Left, Right, Row, RowEnd, Text, Page) = (left, right, whole.Row, whole.RowEnd, whole.Text, whole.Page);
        IsRemainder = true;
        (SpaceAbove, SpaceBelow, FreeRight, Height, Open) = (whole.SpaceAbove, whole.SpaceBelow, whole.FreeRight, whole.Height, whole.Open);
    }

    /// <summary>True for a piece of a blank region above a break that has no borders where the row below it has some: the empty beginning of that row.</summary>
    public bool IsRemainder { get; }

    /// <summary>Cuts a blank cell at borders inside it, from left to right.</summary>
    public IEnumerable<JoinCell> Cut(IReadOnlyList<double> borders)
    {
        double left = Left;
        foreach (double right in borders.Append(Right))
        {
            yield return new JoinCell(this, left, right);
            left = right;
        }
    }

    /// <summary>Outer sides of its part at which no rule closes it; after a continuation, those of the last part.</summary>
    public GridSides Open { get; private set; }

    public double Left { get; }

    public double Right { get; }

    public int Row { get; }

    public int RowEnd { get; private set; }

    public string Text { get; private set; }

    public int Page { get; }

    public double SpaceAbove { get; }

    public double SpaceBelow { get; private set; }

    public double FreeRight { get; private set; }

    public double FontSize { get; }

    public double Height { get; private set; }

    /// <summary>Takes a part on the next page into this cell.</summary>
    public void Continue(JoinCell part)
    {
        (_parts ??= []).Add(new CellPart(part.Page, part._box, part.Text));
        Text = Text.Length == 0 ? part.Text : part.Text.Length == 0 ? Text : CellText.Join(Text, part.Text);
        RowEnd = part.RowEnd;
        SpaceBelow = part.SpaceBelow;
        FreeRight = part.FreeRight;
        Height = part.Height;
        Open = part.Open;
        _doubtful |= part._doubtful;
    }

    public Cell ToCell(int column, int columnSpan) => new(Row, column, RowEnd - Row, columnSpan, Text, Page, _box)
    {
        Indent = _indent,
        IsDoubtful = _doubtful,
        Continuations = _parts is null ? [] : _parts,
    };
}

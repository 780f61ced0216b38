using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Columns;

/// <summary>A table's cells by row and column, spans resolved. Places without a cell are null.</summary>
internal sealed class GridView
{
    /// <summary>Rows times columns beyond this are damage, not a table.</summary>
    private const int MaxPlaces = 4_000_000;

    private readonly Cell?[] _cells;

    public GridView(Table table)
    {
        Table = table;
        Rows = Math.Max(0, table.RowCount);
        Columns = Math.Max(0, table.ColumnCount);
        if ((long)Rows * Columns > MaxPlaces)
        {
            Rows = 0;
            Columns = 0;
        }

        _cells = new Cell?[Rows * Columns];
        foreach (Cell cell in table.Cells)
        {
            for (int r = Math.Max(0, cell.Row); r < Math.Min(Rows, cell.Row + cell.RowSpan); r++)
            {
                for (int c = Math.Max(0, cell.Column); c < Math.Min(Columns, cell.Column + cell.ColumnSpan); c++)
                {
                    _cells[(r * Columns) + c] = cell;
                }
            }
        }
    }

    public Table Table { get; }

    public int Rows { get; }

    public int Columns { get; }

    public Cell? this[int row, int column] => (uint)row < (uint)Rows && (uint)column < (uint)Columns ? _cells[(row * Columns) + column] : null;

    /// <summary>The cell, where it begins exactly there.</summary>
    public Cell? Origin(int row, int column) => this[row, column] is { } cell && cell.Row == row && cell.Column == column ? cell : null;

    /// <summary>Text without blanks between ideographs; empty for none.</summary>
    public string Text(int row, int column) => this[row, column] is { } cell ? HeaderText.Clean(cell.Text) : string.Empty;

    /// <summary>Cells that cover a row, from left to right, each once.</summary>
    public IEnumerable<Cell> Row(int row)
    {
        Cell? last = null;
        for (int c = 0; c < Columns; c++)
        {
            if (this[row, c] is { } cell && !ReferenceEquals(cell, last))
            {
                last = cell;
                yield return cell;
            }
        }
    }
}

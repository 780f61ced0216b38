using System.Globalization;
using Extractor.Disclosure.Audit.Rules;
using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Audit;

/// <summary>A table's figures by row and column of its grid.</summary>
public sealed class AuditTable
{
    /// <summary>Grids beyond this size are cut: no disclosure prints such a table, hostile files may.</summary>
    private const int MaxCells = 4_000_000;

    private readonly Dictionary<int, Quantity> _blanks = [];
    private readonly List<AuditCell>?[] _byColumn;
    private readonly List<AuditCell>?[] _byRow;
    private readonly List<int> _figureColumns = [];
    private readonly List<int> _figureRows = [];
    private readonly AuditCell?[] _cells;
    private readonly Cell?[] _grid;
    private readonly Fact?[] _blankFacts;
    private readonly Dictionary<int, List<BlankCell>> _blankColumns = [];
    private readonly int[] _blocks;
    private readonly TableColumn?[] _infos;
    private readonly int _rows;
    private readonly int _columns;

    private AuditTable(DisclosureTable table, int rows, int columns)
    {
        Table = table;
        _columns = Math.Clamp(columns, 1, MaxCells);
        _rows = Math.Clamp(rows, 1, MaxCells / _columns);
        _cells = new AuditCell?[_rows * _columns];
        _grid = new Cell?[_rows * _columns];
        _blankFacts = new Fact?[_rows * _columns];
        _byColumn = new List<AuditCell>?[_columns];
        _byRow = new List<AuditCell>?[_rows];
        _infos = new TableColumn?[_columns];
        foreach (TableColumn column in table.Columns)
        {
            if (column.Index >= 0 && column.Index < _columns)
            {
                _infos[column.Index] ??= column;
            }
        }

        _blocks = Blocks(_infos);
    }

    public DisclosureTable Table { get; }

    public string Id => Table.Id;

    public string Kind => Table.Kind;

    /// <summary>The title without numbering and 表.</summary>
    internal string TitleCore => field ??= Labels.Core(Labels.Fold(Table.Title ?? "").TrimEnd('表'));

    /// <summary>Columns of the grid that hold figures, ascending.</summary>
    public IReadOnlyList<int> Columns => _figureColumns;

    /// <summary>Rows of the grid that hold figures, ascending.</summary>
    public IReadOnlyList<int> Rows => _figureRows;

    /// <summary>Figures of one column from top to bottom; empty where there are none.</summary>
    public IReadOnlyList<AuditCell> Column(int column) => column >= 0 && column < _columns && _byColumn[column] is { } cells ? cells : [];

    /// <summary>Figures of one row from left to right; empty where there are none.</summary>
    public IReadOnlyList<AuditCell> Row(int row) => row >= 0 && row < _rows && _byRow[row] is { } cells ? cells : [];

    public AuditCell? At(int row, int column) => IsInside(row, column) ? _cells[(row * _columns) + column] : null;

    /// <summary>The cell of the grid that covers a place; null outside.</summary>
    public Cell? GridAt(int row, int column) => IsInside(row, column) ? _grid[(row * _columns) + column] : null;

    /// <summary>The labelled rows of every block, from top to bottom, whether they print figures or not.</summary>
    public IReadOnlyList<LabelledRow> LabelledRows => field ??= ReadRows();

    /// <summary>Cells of one column that print nothing and have a labelled row, from top to bottom.</summary>
    public IReadOnlyList<BlankCell> Blanks(int column) => _blankColumns.TryGetValue(column, out List<BlankCell>? cells) ? cells : [];

    /// <summary>
    /// What labels a place: the fact or blank cell there, else the first of the row in the same block of a table of several
    /// blocks side by side; null where there is none.
    /// </summary>
    public Fact? Labelling(int row, int column)
    {
        if (!IsInside(row, column))
        {
            return null;
        }

        int at = (row * _columns) + column;
        if ((_cells[at]?.Fact ?? _blankFacts[at]) is { } own)
        {
            return own;
        }

        for (int c = 0; c < _columns; c++)
        {
            if (_blocks[c] == _blocks[column] && (_cells[(row * _columns) + c]?.Fact ?? _blankFacts[(row * _columns) + c]) is { } beside)
            {
                return beside;
            }
        }

        return null;
    }

    /// <summary>True where the grid has a cell there that prints nothing, or a dash.</summary>
    public bool IsBlank(int row, int column) => At(row, column) is null && GridAt(row, column) is { } cell && IsBlankText(cell.Text);

    /// <summary>
    /// A blank cell as the figure 0, printed like its neighbour; null where the cell is not blank. Whether blanks stand
    /// for zero is decided by the gate: the other rows of the table must show it.
    /// </summary>
    public Quantity? BlankAsZero(int row, int column, AuditCell neighbour)
    {
        ArgumentNullException.ThrowIfNull(neighbour);
        if (!IsBlank(row, column) || GridAt(row, column) is not { } cell)
        {
            return null;
        }

        if (!_blanks.TryGetValue((row * _columns) + column, out Quantity? zero))
        {
            decimal half = (neighbour.Quantity.Range.High - neighbour.Quantity.Range.Low) / 2;
            Fact? labelling = Labelling(row, column);
            _blanks[(row * _columns) + column] = zero = new Quantity
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{Id}.r{row}.c{column}"),
                Value = 0,
                Range = new Interval(-half, half),
                Scale = neighbour.Quantity.Scale,
                Raw = "（空白）",
                IsBlank = true,
                IsDoubtful = cell.IsDoubtful,
                Key = labelling is null ? null : CopyKey.Of(labelling),
                Page = cell.Page,
                Box = cell.Box,
                Label = $"{labelling?.Row.Name} · {string.Join('/', ColumnInfo(column)?.Path ?? neighbour.Fact.Column)}",
            };
        }

        return zero;
    }

    public TableColumn? ColumnInfo(int column) => column >= 0 && column < _columns ? _infos[column] : null;

    /// <summary>Row number of a row id such as <c>t5.r12</c>; null where it is none of this table.</summary>
    public int? RowOf(string? rowId)
    {
        if (rowId is null || rowId.Length < Id.Length + 3 || !rowId.StartsWith(Id, StringComparison.Ordinal) || rowId[Id.Length] != '.' || rowId[Id.Length + 1] != 'r')
        {
            return null;
        }

        ReadOnlySpan<char> digits = rowId.AsSpan(Id.Length + 2);
        int dot = digits.IndexOf('.');
        return int.TryParse(dot < 0 ? digits : digits[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out int row) ? row : null;
    }

    /// <summary>Puts the facts of one table into its grid.</summary>
    public static AuditTable Build(DisclosureTable table, IEnumerable<Fact> facts)
    {
        List<(Fact Fact, int Row, int Column)> placed = [];
        List<(Fact Fact, int Row, int Column)> blank = [];
        int rows = table.Grid.RowCount;
        int columns = table.Grid.ColumnCount;
        int tablePlaces = 0;
        foreach (Fact fact in facts)
        {
            if (FactPlace.TryParse(fact.Id, out int row, out int column))
            {
                (fact.Value is null ? blank : placed).Add((fact, row, column));
                rows = Math.Max(rows, row + 1);
                columns = Math.Max(columns, column + 1);
                tablePlaces = Math.Max(tablePlaces, Math.Min(2, PrintedFigure.Places(fact.Raw)));
            }
        }

        var result = new AuditTable(table, rows, columns);
        foreach (Cell cell in table.Grid.Cells)
        {
            for (int r = Math.Max(0, cell.Row); r < Math.Min(result._rows, cell.Row + cell.RowSpan); r++)
            {
                for (int c = Math.Max(0, cell.Column); c < Math.Min(result._columns, cell.Column + cell.ColumnSpan); c++)
                {
                    result._grid[(r * result._columns) + c] = cell;
                }
            }
        }

        blank.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        foreach ((Fact fact, int row, int column) in blank)
        {
            if (result.IsInside(row, column) && result._blankFacts[(row * result._columns) + column] is null)
            {
                result._blankFacts[(row * result._columns) + column] = fact;
                if (!result._blankColumns.TryGetValue(column, out List<BlankCell>? list))
                {
                    result._blankColumns[column] = list = [];
                }

                list.Add(new BlankCell(row, result.RowOf(fact.Row.Parent) ?? -1, fact.Row));
            }
        }

        placed.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        foreach ((Fact fact, int row, int column) in placed)
        {
            if (!result.IsInside(row, column) || result._cells[(row * result._columns) + column] is not null)
            {
                continue;
            }

            var cell = new AuditCell(row, column, fact, PrintedFigure.ToQuantity(fact, table.AmountUnit, tablePlaces), result.RowOf(fact.Row.Parent) ?? -1);
            result._cells[(row * result._columns) + column] = cell;
            (result._byColumn[column] ??= []).Add(cell);
            (result._byRow[row] ??= []).Add(cell);
        }

        Filled(result._byColumn, result._figureColumns);
        Filled(result._byRow, result._figureRows);

        return result;
    }

    private List<LabelledRow> ReadRows()
    {
        List<LabelledRow> rows = [];
        for (int row = 0; row < _rows; row++)
        {
            int column = 0;
            while (column < _columns)
            {
                int block = _blocks[column];
                Fact? label = null;
                int parent = -1;
                AuditCell? figure = null;
                for (; column < _columns && _blocks[column] == block; column++)
                {
                    AuditCell? cell = _cells[(row * _columns) + column];
                    if (figure is null && cell is { Quantity.Value: not 0 })
                    {
                        figure = cell;
                    }

                    if (label is null && (cell?.Fact ?? _blankFacts[(row * _columns) + column]) is { } fact)
                    {
                        label = fact;
                        parent = RowOf(fact.Row.Parent) ?? -1;
                    }
                }

                if (label is not null)
                {
                    rows.Add(new LabelledRow(row, block, parent, label, figure));
                }
            }
        }

        return rows;
    }

    /// <summary>Blocks side by side: every column of labels after one of figures begins the next.</summary>
    private static int[] Blocks(TableColumn?[] columns)
    {
        int[] blocks = new int[columns.Length];
        int block = 0;
        bool figures = false;
        for (int c = 0; c < columns.Length; c++)
        {
            bool label = columns[c]?.Role is "code" or "name" or "number";
            if (label && figures)
            {
                block++;
                figures = false;
            }

            figures |= columns[c]?.Role == "amount";
            blocks[c] = block;
        }

        return blocks;
    }

    private bool IsInside(int row, int column) => row >= 0 && row < _rows && column >= 0 && column < _columns;

    private static bool IsBlankText(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('-' or '—' or '–' or '－' or '─' or '/' or '／'))
            {
                return false;
            }
        }

        return true;
    }

    private static void Filled(List<AuditCell>?[] lists, List<int> indices)
    {
        for (int i = 0; i < lists.Length; i++)
        {
            if (lists[i] is not null)
            {
                indices.Add(i);
            }
        }
    }
}

/// <summary>A fact at its place in the grid.</summary>
/// <param name="Parent">Grid row of the row above it in the tree; −1 at the top.</param>
public sealed record AuditCell(int Row, int Column, Fact Fact, Quantity Quantity, int Parent)
{
    public RowLabel Label => Fact.Row;

    /// <summary>The row's label without numbering.</summary>
    internal string NameCore => field ??= Labels.Core(Label.Name);

    /// <summary>The column's own header without numbering; empty where it has none.</summary>
    internal string ColumnCore => field ??= Fact.Column.Count > 0 ? Labels.Core(Fact.Column[^1]) : "";
}

/// <summary>A cell that prints nothing in a labelled row.</summary>
/// <param name="Parent">Grid row of the row above it in the tree; −1 at the top.</param>
public readonly record struct BlankCell(int Row, int Parent, RowLabel Label);

/// <summary>A row of one block of a table.</summary>
/// <param name="Block">Number of the block, from 0 on the left.</param>
/// <param name="Parent">Grid row of the row above it in the tree; −1 at the top.</param>
/// <param name="Fact">Its first cell, blank or not.</param>
/// <param name="Figure">Its first figure other than zero; null where it prints none.</param>
public readonly record struct LabelledRow(int Row, int Block, int Parent, Fact Fact, AuditCell? Figure)
{
    public RowLabel Label => Fact.Row;
}

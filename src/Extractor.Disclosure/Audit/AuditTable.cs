using System.Globalization;
using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Audit;

/// <summary>A table's figures by row and column of its grid.</summary>
public sealed class AuditTable
{
    private readonly Dictionary<(int Row, int Column), AuditCell> _cells = [];
    private readonly Dictionary<(int Row, int Column), Cell> _grid = [];
    private readonly Dictionary<(int Row, int Column), Quantity> _blanks = [];
    private readonly SortedDictionary<int, List<AuditCell>> _byColumn = [];
    private readonly SortedDictionary<int, List<AuditCell>> _byRow = [];

    private AuditTable(DisclosureTable table) => Table = table;

    public DisclosureTable Table { get; }

    public string Id => Table.Id;

    public string Kind => Table.Kind;

    /// <summary>Columns of the grid that hold figures, ascending.</summary>
    public IEnumerable<int> Columns => _byColumn.Keys;

    /// <summary>Rows of the grid that hold figures, ascending.</summary>
    public IEnumerable<int> Rows => _byRow.Keys;

    /// <summary>Figures of one column from top to bottom; empty where there are none.</summary>
    public IReadOnlyList<AuditCell> Column(int column) => _byColumn.TryGetValue(column, out List<AuditCell>? cells) ? cells : [];

    /// <summary>Figures of one row from left to right; empty where there are none.</summary>
    public IReadOnlyList<AuditCell> Row(int row) => _byRow.TryGetValue(row, out List<AuditCell>? cells) ? cells : [];

    public AuditCell? At(int row, int column) => _cells.GetValueOrDefault((row, column));

    /// <summary>True where the grid has a cell there that prints nothing, or a dash.</summary>
    public bool IsBlank(int row, int column) =>
        !_cells.ContainsKey((row, column)) && _grid.TryGetValue((row, column), out Cell? cell) && IsBlankText(cell.Text);

    /// <summary>
    /// A blank cell as the figure 0, printed like its neighbour; null where the cell is not blank. Whether blanks stand
    /// for zero is decided by the gate: the other rows of the table must show it.
    /// </summary>
    public Quantity? BlankAsZero(int row, int column, AuditCell neighbour)
    {
        ArgumentNullException.ThrowIfNull(neighbour);
        if (!IsBlank(row, column) || !_grid.TryGetValue((row, column), out Cell? cell))
        {
            return null;
        }

        if (!_blanks.TryGetValue((row, column), out Quantity? zero))
        {
            decimal half = (neighbour.Quantity.Range.High - neighbour.Quantity.Range.Low) / 2;
            string label = _byRow.TryGetValue(row, out List<AuditCell>? cells) && cells.Count > 0 ? cells[0].Label.Name : "";
            _blanks[(row, column)] = zero = new Quantity
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{Id}.r{row}.c{column}"),
                Value = 0,
                Range = new Interval(-half, half),
                Scale = neighbour.Quantity.Scale,
                Raw = "（空白）",
                IsBlank = true,
                Key = cells is { Count: > 0 } ? CopyKey.Of(cells[0].Fact) : null,
                Page = cell.Page,
                Box = cell.Box,
                Label = $"{label} · {string.Join('/', ColumnInfo(column)?.Path ?? neighbour.Fact.Column)}",
            };
        }

        return zero;
    }

    public TableColumn? ColumnInfo(int column) => Table.Columns.FirstOrDefault(c => c.Index == column);

    /// <summary>Row number of a row id such as <c>t5.r12</c>; null where it is none of this table.</summary>
    public int? RowOf(string? rowId)
    {
        if (rowId is null || !rowId.StartsWith(Id + ".r", StringComparison.Ordinal))
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
        var result = new AuditTable(table);
        foreach (Cell cell in table.Grid.Cells)
        {
            for (int r = cell.Row; r < cell.Row + cell.RowSpan; r++)
            {
                for (int c = cell.Column; c < cell.Column + cell.ColumnSpan; c++)
                {
                    result._grid[(r, c)] = cell;
                }
            }
        }

        List<(Fact Fact, int Row, int Column)> placed = [];
        foreach (Fact fact in facts)
        {
            if (fact.Value is not null && FactPlace.TryParse(fact.Id, out int row, out int column))
            {
                placed.Add((fact, row, column));
            }
        }

        int tablePlaces = placed.Count == 0 ? 0 : Math.Min(2, placed.Max(p => PrintedFigure.Places(p.Fact.Raw)));
        foreach ((Fact fact, int row, int column) in placed.OrderBy(p => p.Row).ThenBy(p => p.Column))
        {
            var cell = new AuditCell(row, column, fact, PrintedFigure.ToQuantity(fact, table.AmountUnit, tablePlaces));
            if (result._cells.TryAdd((row, column), cell))
            {
                Add(result._byColumn, column, cell);
                Add(result._byRow, row, cell);
            }
        }

        return result;
    }

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

    private static void Add(SortedDictionary<int, List<AuditCell>> index, int key, AuditCell cell)
    {
        if (!index.TryGetValue(key, out List<AuditCell>? list))
        {
            index[key] = list = [];
        }

        list.Add(cell);
    }
}

/// <summary>A fact at its place in the grid.</summary>
public sealed record AuditCell(int Row, int Column, Fact Fact, Quantity Quantity)
{
    public RowLabel Label => Fact.Row;
}

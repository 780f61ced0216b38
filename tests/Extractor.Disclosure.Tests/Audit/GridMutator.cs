using System.Globalization;
using Extractor.Layout;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Tests.Audit;

/// <summary>Damages one cell of a table as a reader or a publisher would: a digit, a swap, a unit, a column, a lost row.</summary>
internal static class GridMutator
{
    public static readonly string[] Kinds = ["digit", "swap", "scale", "shift", "drop"];

    /// <summary>The layout with one figure changed, or null where the kind does not fit the cell.</summary>
    public static Mutation? Mutate(DocumentLayout layout, int tableIndex, int row, int column, string kind, Random random)
    {
        Table table = layout.Tables[tableIndex - 1];
        Cell cell = table.Cells.First(c => c.Row <= row && row < c.Row + c.RowSpan && c.Column <= column && column < c.Column + c.ColumnSpan);
        int other = column;
        Table? changed = kind switch
        {
            "digit" => Digit(cell.Text, random) is { } text ? Replace(table, cell, text) : null,
            "swap" => Swap(cell.Text, random) is { } text ? Replace(table, cell, text) : null,
            "scale" => Scale(cell.Text) is { } text ? Replace(table, cell, text) : null,
            "shift" => Shift(table, cell, random, out other),
            _ => Drop(table, cell),
        };
        if (changed is null)
        {
            return null;
        }

        string note = kind is "drop" ? "" : "-> " + changed.Cells.First(c => c.Row == cell.Row && c.Column == cell.Column).Text + (kind == "shift" ? $" c{other}" : "");
        return new Mutation(layout with { Tables = [.. layout.Tables.Select(t => t.Index == tableIndex ? changed : t)] }, row, [column, other], note);
    }

    private static Table Replace(Table table, Cell cell, string text) =>
        table with { Cells = [.. table.Cells.Select(c => ReferenceEquals(c, cell) ? c with { Text = text } : c)] };

    private static string? Digit(string text, Random random)
    {
        List<int> places = Digits(text);
        if (places.Count == 0)
        {
            return null;
        }

        char[] letters = text.ToCharArray();
        int place = places[random.Next(places.Count)];
        int digit = letters[place] - '0';
        letters[place] = (char)('0' + ((digit + 1 + random.Next(9)) % 10));
        return letters[places[0]] == '0' && places.Count > 3 ? null : new string(letters);
    }

    private static string? Swap(string text, Random random)
    {
        List<int> places = Digits(text);
        List<int> pairs = [.. Enumerable.Range(0, Math.Max(0, places.Count - 1)).Where(i => text[places[i]] != text[places[i + 1]] && !(i == 0 && text[places[1]] == '0'))];
        if (pairs.Count == 0)
        {
            return null;
        }

        int at = pairs[random.Next(pairs.Count)];
        char[] letters = text.ToCharArray();
        (letters[places[at]], letters[places[at + 1]]) = (letters[places[at + 1]], letters[places[at]]);
        return new string(letters);
    }

    private static string? Scale(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) && value != 0
            ? (value * 10_000).ToString("0.00", CultureInfo.InvariantCulture)
            : null;

    private static Table? Shift(Table table, Cell cell, Random random, out int column)
    {
        column = cell.Column;
        List<Cell> row = [.. table.Cells.Where(c => c.Row == cell.Row && !ReferenceEquals(c, cell) && c.Text != cell.Text
            && (c.Text.Length == 0 || decimal.TryParse(c.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            && c.Column > cell.Column - 3 && c.RowSpan == cell.RowSpan)];
        // Only columns that hold amounts elsewhere: a figure that slips into the code column is no figure any more.
        row.RemoveAll(c => !table.Cells.Any(o => o.Column == c.Column && o.Row != c.Row && o.Text.Contains('.', StringComparison.Ordinal)));
        if (row.Count == 0)
        {
            return null;
        }

        Cell other = row[random.Next(row.Count)];
        column = other.Column;
        return table with
        {
            Cells = [.. table.Cells.Select(c => ReferenceEquals(c, cell) ? c with { Text = other.Text } : ReferenceEquals(c, other) ? c with { Text = cell.Text } : c)],
        };
    }

    private static Table? Drop(Table table, Cell cell)
    {
        if (table.Cells.Any(c => c.RowSpan > 1 && c.Row <= cell.Row && cell.Row < c.Row + c.RowSpan))
        {
            return null;
        }

        return table with
        {
            RowCount = table.RowCount - 1,
            Cells = [.. table.Cells.Where(c => c.Row != cell.Row).Select(c => c.Row > cell.Row ? c with { Row = c.Row - 1 } : c)],
        };
    }

    private static List<int> Digits(string text) => [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]))];
}

/// <summary>A damaged document.</summary>
/// <param name="Row">Grid row of the damaged cell; of a dropped row, where it stood.</param>
/// <param name="Columns">Grid columns of the damaged cells: both where two changed places.</param>
/// <param name="Note">What the cell prints now.</param>
internal sealed record Mutation(DocumentLayout Layout, int Row, IReadOnlyList<int> Columns, string Note);

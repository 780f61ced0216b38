using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Comparison;

/// <summary>Compares the figures of the tables: tables by kind and title, rows by code and label, columns by header and key.</summary>
internal static class FactComparer
{
    private const string Split = "\u001E";

    public static void Compare(DisclosureEntry a, int yearA, DisclosureEntry b, int yearB, ChangeWriter changes)
    {
        List<ComparedTable> tablesA = Tables(a, yearA);
        List<ComparedTable> tablesB = Tables(b, yearB);
        Pairing<ComparedTable> tables = new Pairing<ComparedTable>(tablesA, tablesB)
            .By(t => t.Table.Kind + Split + Title(t))
            .By(t => t.PlainKind is null ? null : t.Table.Kind)
            .By(t => t.PlainKind);
        foreach ((ComparedTable? left, ComparedTable? right) in tables.Merged())
        {
            var comparison = new TableComparison(left, right, a.Source.File, b.Source.File, changes);
            changes.Table(Side(left), Side(right), comparison.Run);
        }
    }

    private static string Title(ComparedTable table) => CompareText.Label(table.Table.Title ?? string.Empty, table.Year);

    private static DiffTableSide? Side(ComparedTable? table) =>
        table is null ? null : new DiffTableSide(table.Table.Id, table.Table.Kind, table.Table.Title, table.Table.Pages.Count > 0 ? table.Table.Pages[0] : 0);

    private static List<ComparedTable> Tables(DisclosureEntry entry, int year)
    {
        ILookup<string, Fact> facts = entry.Facts.ToLookup(f => f.Table, StringComparer.Ordinal);
        return [.. entry.Tables.Select(t => new ComparedTable(t, [.. facts[t.Id]], year))];
    }

    /// <summary>Two tables, or one that stands alone.</summary>
    private sealed class TableComparison(ComparedTable? a, ComparedTable? b, string fileA, string fileB, ChangeWriter changes)
    {
        private int _index;

        public void Run(int index)
        {
            _index = index;
            Pairing<ComparedColumn> columns = Columns(a?.Columns ?? [], b?.Columns ?? []);
            Pairing<ComparedRow> rows = Rows(a?.Rows ?? [], b?.Rows ?? []);
            (ComparedColumn? A, ComparedColumn? B)[] across = [.. columns.Merged()];
            foreach ((ComparedRow? rowA, ComparedRow? rowB) in rows.Merged())
            {
                foreach ((Fact? left, Fact? right) in Cells(rowA, rowB, across))
                {
                    Write(left, right, rowA, rowB);
                }
            }
        }

        /// <summary>
        /// The figures of a row. Where a column has no partner over the whole table, a figure may still have one in its row: the only
        /// expenditure amount of a row is that of the other side, in whatever block of a form it stands.
        /// </summary>
        private IEnumerable<(Fact? A, Fact? B)> Cells(ComparedRow? rowA, ComparedRow? rowB, (ComparedColumn? A, ComparedColumn? B)[] across)
        {
            (Fact? A, Fact? B)[] cells = [.. across.Select(c => (a?.Find(rowA, c.A), b?.Find(rowB, c.B)))];
            Fact[] aloneA = [.. cells.Where(c => c.B is null).Select(c => c.A).OfType<Fact>()];
            Fact[] aloneB = [.. cells.Where(c => c.A is null).Select(c => c.B).OfType<Fact>()];
            Pairing<Fact> pairs = new Pairing<Fact>(aloneA, aloneB).By(Ends, unique: true);
            foreach ((Fact? left, Fact? right) in cells)
            {
                if (left is null && right is not null && aloneA.Any(x => pairs.Of(x) == right))
                {
                    continue;
                }

                yield return left is not null && right is null ? (left, pairs.Of(left)) : (left, right);
            }
        }

        /// <summary>
        /// Side and last part of a column's key: <c>expenditure.function.amount</c> and <c>expenditure.amount</c> end alike. A table of the
        /// basic expenditure by economic code has one amount a code, whether 人员经费 and 公用经费 stand below or beside each other.
        /// </summary>
        private string? Ends(Fact fact)
        {
            string[] parts = fact.ColumnKey?.Split('.') ?? [];
            if (parts.Length == 0)
            {
                return null;
            }

            string last = parts[^1] == "amount" ? "total" : parts[^1];
            bool isBasic = fact.Row.Code is not null && (b ?? a)?.PlainKind?.EndsWith("Basic", StringComparison.Ordinal) == true && last is "total" or "basic";
            return isBasic ? "basic" : parts.Length > 1 && parts[0] is "income" or "expenditure" ? parts[0] + Split + last : null;
        }

        private static Pairing<ComparedColumn> Columns(List<ComparedColumn> a, List<ComparedColumn> b) => new Pairing<ComparedColumn>(a, b)
            .By(c => c.Header + Split + c.Key)
            .By(c => c.Header)
            .By(c => c.Key)
            .By(Plain, unique: true);

        /// <summary>
        /// A budget's table says 金额 or 小计 where the final account says 合计, and 三公 tables name what both have in common on one side
        /// only; the figure is the same.
        /// </summary>
        private static string? Plain(ComparedColumn column)
        {
            if (column.Key is not { } key)
            {
                return null;
            }

            foreach (string above in (string[])["final.", "threePublic.", "expenditureOfYear."])
            {
                key = key.StartsWith(above, StringComparison.Ordinal) ? key[above.Length..] : key;
            }

            return key == "amount" ? "total" : key;
        }

        private static Pairing<ComparedRow> Rows(List<ComparedRow> a, List<ComparedRow> b) => new Pairing<ComparedRow>(a, b)
            .By(r => r.Code + Split + r.Name + Split + r.Group + Split + r.Parent)
            .By(r => r.Code + Split + r.Name + Split + r.Group)
            .By(r => r.Code is null ? null : r.Code + Split + r.Group)
            .By(r => r.Name.Length == 0 ? null : r.Name + Split + r.Group, OneHasNoCode, unique: true)
            .By(r => r.Bare.Length == 0 ? null : r.Bare + Split + r.Group, OneHasNoCode, unique: true)
            .By(r => r.Code is null ? null : r.Code + Split + r.Name, OneHasNoGroup, unique: true)
            .By(r => r.Bare.Length == 0 ? null : r.Bare, (x, y) => OneHasNoCode(x, y) && OneHasNoGroup(x, y), unique: true);

        /// <summary>Rows of one name and two codes are two things: 行政运行 stands under many classes.</summary>
        private static bool OneHasNoCode(ComparedRow a, ComparedRow b) => a.Code is null || b.Code is null || a.Code == b.Code;

        private static bool OneHasNoGroup(ComparedRow a, ComparedRow b) => a.Group.Length == 0 || b.Group.Length == 0 || a.Group == b.Group;

        private void Write(Fact? left, Fact? right, ComparedRow? rowA, ComparedRow? rowB)
        {
            if ((right ?? left) is not { } shown)
            {
                return;
            }

            DisclosureTable table = (b ?? a)!.Table;
            string? nameInA = rowA is not null && rowB is not null && rowA.Bare != rowB.Bare ? rowA.Label.Name : null;
            var change = new DiffChange
            {
                Change = left is null ? DiffKind.Added : DiffKind.Removed,
                Subject = DiffSubject.Fact,
                TableIndex = _index,
                Table = table.Kind,
                Title = table.Title,
                Code = shown.Row.Code ?? left?.Row.Code,
                Name = rowB?.Label.Name ?? shown.Row.Name,
                NameInA = nameInA,
                Group = shown.Row.Group,
                Column = shown.Column,
                ColumnKey = shown.ColumnKey,
                Field = "value",
                Unit = shown.Unit,
                A = left?.Value,
                B = right?.Value,
                RawA = left?.Raw,
                RawB = right?.Raw,
                PlaceA = Place(left, fileA),
                PlaceB = Place(right, fileB),
            };
            if (left is null || right is null)
            {
                changes.One(change);
            }
            else
            {
                changes.Both(change, left.Unit == right.Unit);
            }
        }

        private static DiffPlace? Place(Fact? fact, string file) => fact is null ? null : new DiffPlace(fact.Id, file, fact.Page, fact.Box);
    }
}

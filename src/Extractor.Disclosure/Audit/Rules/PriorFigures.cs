using System.Runtime.CompilerServices;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>What another disclosure prints for the thing that a statement is about: under the same label in prose, or under its code in a table.</summary>
internal sealed class PriorFigures
{
    private static readonly ConditionalWeakTable<OtherDisclosure, PriorFigures> Known = [];

    private readonly ILookup<string, Quantity> _statements;
    private readonly Dictionary<string, List<(string Kind, Quantity Quantity)>> _byCode = new(StringComparer.Ordinal);
    private readonly ItemNames _names;

    private PriorFigures(OtherDisclosure other)
    {
        _statements = other.Context.Entry.Statements
            .Select(s => (Key: Key(s.Label), Amount: ProseFigures.Amount(s)))
            .Where(s => s.Amount is not null)
            .ToLookup(s => s.Key, s => s.Amount!, StringComparer.Ordinal);
        List<AuditTable> tables = [.. other.Context.Tables.Where(t => Rank(t.Kind) > 0)];
        _names = new ItemNames(tables);
        foreach (AuditTable table in tables)
        {
            foreach (AuditCell cell in table.Rows.SelectMany(table.Row))
            {
                if (IsWhole(cell) && cell.Label is { Code: { } code, Role: not "project" and not "unit" })
                {
                    if (!_byCode.TryGetValue(code, out List<(string, Quantity)>? list))
                    {
                        _byCode[code] = list = [];
                    }

                    list.Add((table.Kind, cell.Quantity));
                }
            }
        }
    }

    public static PriorFigures Of(OtherDisclosure other) => Known.GetValue(other, o => new PriorFigures(o));

    /// <summary>Readings from the likeliest on; empty where the other disclosure has nothing of that name.</summary>
    public IReadOnlyList<Quantity> For(Statement statement)
    {
        List<Quantity> found = [];
        foreach (Quantity quantity in _statements[Key(statement.Label)])
        {
            Offer(found, quantity);
        }

        foreach (Quantity quantity in ByCode(statement))
        {
            Offer(found, quantity);
        }

        return found;
    }

    /// <summary>Figures of the tables only, under the code that a label names.</summary>
    public IReadOnlyList<Quantity> ByCode(Statement statement)
    {
        string section = string.Join('/', statement.Section);
        if (_names.Find(statement.Label, statement.Section.Count > 0 ? statement.Section[^1] : null) is not { } code || !_byCode.TryGetValue(code, out var cells))
        {
            return [];
        }

        bool isAppropriation = section.Contains("财政拨款", StringComparison.Ordinal) || section.Contains("一般公共预算", StringComparison.Ordinal);
        return [.. cells.Where(c => Rank(c.Kind) == (isAppropriation ? 2 : 1)).Select(c => c.Quantity)];
    }

    /// <summary>Label without blanks, quotes and the year.</summary>
    private static string Key(string label)
    {
        string text = Labels.Fold(label);
        int year = text.IndexOf('年', StringComparison.Ordinal);
        return year >= 4 && text.AsSpan(year - 4, 4).IndexOfAnyExceptInRange('0', '9') < 0 ? text[..(year - 4)] + text[(year + 1)..].TrimStart('度') : text;
    }

    /// <summary>2 for tables of the appropriation by code, 1 for those of all money, 0 for others.</summary>
    private static int Rank(string kind) => kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
    {
        "general" or "appropriationExpenditure" => 2,
        "expenditure" or "overview" => 1,
        _ => 0,
    };

    /// <summary>The column of the whole: total of a table by code, the amount beside a class in a table of income and expenditure.</summary>
    private static bool IsWhole(AuditCell cell) =>
        cell.Fact is { Unit: "CNY", ColumnKey: { } key } && !key.StartsWith("income", StringComparison.Ordinal)
        && key[(key.LastIndexOf('.') + 1)..] is "total" or "amount" or "budget" or "final";

    private static void Offer(List<Quantity> found, Quantity quantity)
    {
        if (!found.Exists(f => f.Value == quantity.Value))
        {
            found.Add(quantity);
        }
    }
}

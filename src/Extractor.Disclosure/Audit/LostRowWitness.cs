using System.Globalization;
using Extractor.Disclosure.Audit.Rules;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Tells which row a sum that falls short may have lost: from the other tables, the narrative, and the code list.</summary>
internal sealed class LostRowWitness(AuditContext context)
{
    /// <summary>Stands for "above" where rows have labels only.</summary>
    private const string Names = "名";

    /// <summary>Codes below a parent that must be printed before the one left out is taken for lost.</summary>
    private const int FewestPrinted = 5;

    private readonly CodeReference _reference = CodeReference.Default;
    private Dictionary<string, List<(string Code, string Name, string Source, decimal Value)>>? _printed;

    /// <summary>A code below the parent that other places of the document give with the gap as its figure and this table does not print.</summary>
    public (string Code, string Name, string Source, decimal Value)? Named(Shortfall shortfall)
    {
        _printed ??= Printed();
        string? above = shortfall.Identity.Rule == "total.row" ? null : shortfall.Table.Labelling(shortfall.Row, shortfall.Column)?.Row.Code;
        Quantity whole = shortfall.Identity.Whole;
        Interval gap = shortfall.Identity.Imply(whole) is { } parts ? whole.Range - parts : Interval.Exact(shortfall.Gap);
        (string Code, string Name, string Source, decimal Value)? best = null;
        foreach ((string Code, string Name, string Source, decimal Value) candidate in _printed.GetValueOrDefault(above ?? (HasCodes(shortfall) ? "" : Names)) ?? [])
        {
            if (candidate.Source == shortfall.Table.Id || !gap.Contains(candidate.Value) || Prints(shortfall.Table, candidate.Code))
            {
                continue;
            }

            if (best is { } other && other.Code != candidate.Code)
            {
                return null;
            }

            // The value nearest to the gap is the one that is meant where tables give several.
            if (best is null || Math.Abs(candidate.Value - shortfall.Gap) < Math.Abs(best.Value.Value - shortfall.Gap))
            {
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>Whether a row of the table has the code or label, printed figures or not.</summary>
    private static bool Prints(AuditTable table, string key)
    {
        foreach (LabelledRow row in table.LabelledRows)
        {
            if (row.Label.Code == key || CopyKey.Of(row.Fact) == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The one official code below a parent that the table leaves out, where it prints the others; null where there are
    /// none or several.
    /// </summary>
    public string? LeftOut(Shortfall shortfall)
    {
        Fact? above = shortfall.Table.Labelling(shortfall.Row, shortfall.Column);
        if (above?.Row.Code is not { Length: 3 or 5 } code || above.Row.Classification is not { } classification || shortfall.Identity.Rule != "rollup")
        {
            return null;
        }

        var printed = new HashSet<string>(StringComparer.Ordinal);
        foreach (LabelledRow row in shortfall.Table.LabelledRows)
        {
            if (row.Label.Code is { } other && other.Length == code.Length + 2 && other.StartsWith(code, StringComparison.Ordinal))
            {
                printed.Add(other);
            }
        }

        string? left = null;
        for (int i = 1; i < 100 && printed.Count >= FewestPrinted; i++)
        {
            string candidate = code + i.ToString("00", CultureInfo.InvariantCulture);
            if (!printed.Contains(candidate) && _reference.HoldsIn(candidate, classification, context.UnitYear.Year))
            {
                if (left is not null)
                {
                    return null;
                }

                left = candidate;
            }
        }

        return left;
    }

    /// <summary>Whether the parts of a sum are told by codes.</summary>
    private static bool HasCodes(Shortfall shortfall)
    {
        foreach (Term part in shortfall.Identity.Parts)
        {
            if (FactPlace.TryParse(part.Quantity.Id, out int row, out int column) && shortfall.Table.Labelling(row, column)?.Row.Code is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Codes with the figures that tables and narrative give for them, by the code above; classes stand under "".</summary>
    private Dictionary<string, List<(string Code, string Name, string Source, decimal Value)>> Printed()
    {
        var printed = new Dictionary<string, List<(string, string, string, decimal)>>(StringComparer.Ordinal);
        foreach (AuditTable table in context.Tables)
        {
            foreach (int row in table.Rows)
            {
                foreach (AuditCell cell in table.Row(row))
                {
                    if (cell.Quantity.Value == 0 || cell.Label.Role == "project")
                    {
                        continue;
                    }

                    if (cell.Label.Code is { } code)
                    {
                        Add(code.Length > 3 ? code[..^2] : "", (code, cell.Label.Name, table.Id, cell.Quantity.Value));
                    }
                    else if (cell.Quantity.Key is { } key && key != "total")
                    {
                        Add(Names, (key, cell.Label.Name, table.Id, cell.Quantity.Value));
                    }
                }
            }
        }

        foreach (Statement statement in context.Entry.Statements)
        {
            if (statement.Amount is { } amount and not 0 && ProseTableRule.CodeIn(statement.Label) is { Length: > 0 } code)
            {
                Add(code.Length > 3 ? code[..^2] : "", (code, statement.Label, statement.Id, amount));
            }
        }

        return printed;

        void Add(string above, (string, string, string, decimal) place)
        {
            if (!printed.TryGetValue(above, out List<(string, string, string, decimal)>? list))
            {
                printed[above] = list = [];
            }

            list.Add(place);
        }
    }
}

/// <summary>A sum of a column that is larger than its parts.</summary>
/// <param name="Row">Grid row of the whole.</param>
/// <param name="Gap">What its parts lack.</param>
internal readonly record struct Shortfall(SumIdentity Identity, AuditTable Table, int Row, int Column, decimal Gap)
{
    public (string Table, int Row, string Rule) Group => (Table.Id, Row, Identity.Rule);
}

using System.Globalization;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Formulas printed in the header (<c>3=1+2</c>) with the numbers of the columns (栏次) beside them.</summary>
internal sealed class FormulaRule : IAuditRule
{
    public string Id => "header.formula";

    public int Version => 1;

    public string Name => "表头公式";

    public string Reason => "The publisher prints in the header how a column is computed.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            Table(table, into);
        }
    }

    private void Table(AuditTable table, IdentityCollector into)
    {
        Dictionary<int, int> columnOf = [];
        List<(int Column, string Formula)> formulas = [];
        foreach (Cell cell in table.Table.Grid.Cells)
        {
            if (cell.Row >= table.Table.Grid.HeaderRowCount)
            {
                continue;
            }

            string text = Labels.Fold(cell.Text);
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            ReadOnlySpan<char> number = equals > 0 ? text.AsSpan(0, equals) : text.AsSpan();
            number = number[(number.LastIndexOf('(') + 1)..];
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n is > 0 and < 200)
            {
                columnOf.TryAdd(n, cell.Column);
                if (equals > 0)
                {
                    formulas.Add((cell.Column, text[(equals + 1)..].TrimEnd(')')));
                }
            }
        }

        foreach ((int column, string formula) in formulas)
        {
            if (Parse(formula, columnOf) is { } terms)
            {
                Column(table, column, terms, formula, into);
            }
            else
            {
                into.Skip(Id, table.Id, "formula-not-understood");
            }
        }
    }

    private void Column(AuditTable table, int column, IReadOnlyList<(int Column, int Sign)> formula, string text, IdentityCollector into)
    {
        foreach (AuditCell cell in table.Column(column))
        {
            List<Term> terms = [];
            bool complete = true;
            foreach ((int source, int sign) in formula)
            {
                if (table.At(cell.Row, source) is { } part)
                {
                    terms.Add(new Term(part.Quantity, sign));
                }
                else if (table.BlankAsZero(cell.Row, source, cell) is { } zero)
                {
                    terms.Add(new Term(zero, sign));
                }
                else
                {
                    complete = false;
                }
            }

            if (!complete || terms.TrueForAll(t => t.Quantity.IsBlank))
            {
                into.Skip(Id, table.Id, complete ? "no-parts-printed-in-the-row" : "a-part-is-no-figure");
            }
            else
            {
                into.Add(new SumIdentity(cell.Quantity, terms)
                {
                    Rule = Id,
                    IsStructural = true,
                    Family = $"{Id}:{table.Id}:{column}",
                    LeansOnBlanks = terms.Exists(t => t.Quantity.IsBlank),
                    Text = $"表头公式 {text}",
                });
            }
        }
    }

    /// <summary>Reads sums and differences of column numbers, also ranges written 2+…+6; null for anything else.</summary>
    private static List<(int Column, int Sign)>? Parse(string formula, Dictionary<int, int> columnOf)
    {
        List<(int Column, int Sign)> terms = [];
        int sign = 1;
        int last = 0;
        bool range = false;
        int i = 0;
        while (i < formula.Length)
        {
            char c = formula[i];
            if (char.IsAsciiDigit(c))
            {
                int start = i;
                while (i < formula.Length && char.IsAsciiDigit(formula[i]))
                {
                    i++;
                }

                if (!int.TryParse(formula.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture, out int n) || n > 200)
                {
                    return null;
                }

                for (int k = range ? last + 1 : n; k <= n; k++)
                {
                    if (!columnOf.TryGetValue(k, out int column))
                    {
                        return null;
                    }

                    terms.Add((column, sign));
                }

                (last, range) = (n, false);
                continue;
            }

            switch (c)
            {
                case '+':
                    sign = 1;
                    break;
                case '-' or '−' or '–':
                    sign = -1;
                    break;
                case '…' or '.' or '·' or '~' or '至':
                    range = last > 0;
                    break;
                default:
                    return null;
            }

            i++;
        }

        return terms.Count == 0 ? null : terms;
    }
}

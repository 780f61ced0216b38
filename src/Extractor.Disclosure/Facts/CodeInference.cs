using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Rows;

namespace Extractor.Disclosure.Facts;

/// <summary>Fills codes that are not printed from names, only where a name stands for exactly one code at that place.</summary>
internal static class CodeInference
{
    public static void Fill(IReadOnlyList<RowInfo> rows, ColumnBlock block, string kind, int? year)
    {
        if (rows.Any(r => r.CodePrinted) || !IsFunctional(block, kind))
        {
            return;
        }

        foreach (RowInfo row in rows)
        {
            string name = RowLabels.Bare(row.Name);
            if (name.Length < 2 || row.Labels.Count > 1 || RowLabels.IsTotal(row.Name) || RowLabels.Numbering(row.Name).Level > 1)
            {
                continue;
            }

            if (CodeReference.Default.Infer(name, Classification.Functional, year, level: 1) is { } code)
            {
                row.Code = code;
                row.CodeInferred = true;
            }
        }
    }

    /// <summary>The spending side of an overview lists the 类 by function; nothing else is guessed.</summary>
    private static bool IsFunctional(ColumnBlock block, string kind)
    {
        if (!(kind.EndsWith(".overview", StringComparison.Ordinal) || kind.EndsWith(".appropriation", StringComparison.Ordinal)))
        {
            return false;
        }

        return block.Stub.Any(c => c.Path.Any(p => p.Contains("功能", StringComparison.Ordinal) || (p.Contains("支出", StringComparison.Ordinal) && !p.Contains("收入", StringComparison.Ordinal))));
    }
}

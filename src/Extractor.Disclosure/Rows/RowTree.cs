using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;

namespace Extractor.Disclosure.Rows;

/// <summary>Gives each row its parent, role and group: by codes, numbering, 其中, units above projects, indentation.</summary>
internal static class RowTree
{
    /// <param name="rows">The rows of one block in order; changed.</param>
    /// <param name="hasCodes">The block has code columns or coded labels.</param>
    /// <param name="nameColumns">Columns with labels; three or more stand for levels (大类 | 专项 | 科目 | 物品).</param>
    /// <param name="hasProjects">The table lists projects (项目名称), so that units may head them.</param>
    public static void Build(IReadOnlyList<RowInfo> rows, bool hasCodes, bool hasProjects, int nameColumns)
    {
        if (hasCodes)
        {
            ByCode(rows);
        }
        else if (nameColumns >= 3)
        {
            BySteps(rows);
        }
        else if (hasProjects)
        {
            ByUnit(rows);
        }
        else
        {
            ByNumbering(rows);
            AdoptByTotals(rows);
        }

        var parents = new HashSet<RowInfo>(ReferenceEqualityComparer.Instance);
        foreach (RowInfo row in rows)
        {
            if (row.Parent is { } parent)
            {
                parents.Add(parent);
            }
        }

        foreach (RowInfo row in rows)
        {
            if (row.HasLabel)
            {
                row.Role ??= parents.Contains(row) ? "rollup" : "leaf";
            }
        }
    }

    private static void ByCode(IReadOnlyList<RowInfo> rows)
    {
        RowInfo? total = null;
        RowInfo? unit = null;
        var open = new List<RowInfo>();
        for (int i = 0; i < rows.Count; i++)
        {
            RowInfo row = rows[i];
            if (!row.HasLabel)
            {
                continue;
            }

            if (row.Code.IsEmpty)
            {
                if (RowLabels.IsTotal(row.Name))
                {
                    row.Role = "total";
                    row.Parent = unit is not null && RowLabels.IsSubtotal(row.Name) ? unit : null;
                    total ??= row;
                    continue;
                }

                bool heads = HeadsClasses(rows, i);
                if (row.Project is null && (heads || RowLabels.IsUnitName(row.Name)))
                {
                    // 一、基本支出 over its classes is a heading as well, but no unit.
                    row.Role = RowLabels.Numbering(row.Name).Level == 0 ? "unit" : "rollup";
                    row.Parent = total;
                    unit = row;
                    open.Clear();
                    continue;
                }

                row.Role = RowLabels.IsOfWhich(row.Name) ? "ofWhich" : row.Project is not null ? "project" : null;
                row.Parent = open.Count > 0 && row.Role is not null ? open[^1] : unit ?? total;
                row.Group = unit?.Name;
                continue;
            }

            row.Group = unit?.Name;
            while (open.Count > 0 && (!open[^1].Code.Contains(row.Code) || (open[^1].Code == row.Code && (row.Project is null || open[^1].Project is not null))))
            {
                open.RemoveAt(open.Count - 1);
            }

            row.Parent = open.Count > 0 ? open[^1] : unit ?? total;
            if (row.Project is not null)
            {
                row.Role = "project";
            }
            else
            {
                open.Add(row);
            }
        }

        // A total below the tree is the parent of its classes all the same.
        foreach (RowInfo row in rows)
        {
            if (row.Parent is null && !row.Code.IsEmpty)
            {
                row.Parent = total;
            }
        }
    }

    /// <summary>True where the next row with a label is a 类: the row heads a tree of its own.</summary>
    private static bool HeadsClasses(IReadOnlyList<RowInfo> rows, int index)
    {
        for (int i = index + 1; i < rows.Count; i++)
        {
            if (rows[i].HasLabel)
            {
                return rows[i].Code.Level == 1;
            }
        }

        return false;
    }

    /// <summary>
    /// Rows at the top belong to the total that follows them (本年收入合计, which itself belongs to 总计), or to the one that stands
    /// before all of them.
    /// </summary>
    private static void AdoptByTotals(IReadOnlyList<RowInfo> rows)
    {
        RowInfo? leading = null;
        var pending = new List<RowInfo>();
        bool any = false;
        foreach (RowInfo row in rows)
        {
            if (!row.HasLabel || row.Parent is not null || (row.Labels.Count > 1 && row.Role != "rollup"))
            {
                continue;
            }

            if (row.Role != "total")
            {
                pending.Add(row);
                continue;
            }

            if (pending.Count == 0 && !any)
            {
                leading = row;
            }

            foreach (RowInfo child in pending)
            {
                if (!ReferenceEquals(child, leading))
                {
                    child.Parent = row;
                }
            }

            any = true;
            pending.Clear();
            pending.Add(row);
        }

        foreach (RowInfo child in pending)
        {
            if (leading is not null && !ReferenceEquals(child, leading))
            {
                child.Parent ??= leading;
            }
        }
    }

    /// <summary>Unit rows head project rows (上年结转结余情况明细表).</summary>
    private static void ByUnit(IReadOnlyList<RowInfo> rows)
    {
        RowInfo? total = null;
        RowInfo? unit = null;
        foreach (RowInfo row in rows)
        {
            if (!row.HasLabel)
            {
                continue;
            }

            if (RowLabels.IsTotal(row.Name))
            {
                row.Role = "total";
                total ??= row;
            }
            else if (RowLabels.IsUnitName(row.Name) && row.Labels.Count == 1)
            {
                row.Role = "unit";
                row.Parent = total;
                unit = row;
            }
            else
            {
                row.Role = "project";
                row.Parent = unit ?? total;
                row.Group = unit?.Name;
            }
        }
    }

    /// <summary>
    /// Each level has a column of its own. A row stands at the level of its last label; labels left of it name what is above
    /// (案件审判经费 | 维修费: the figure is that of 维修费 alone). It belongs to the last row above of a level left of its first label.
    /// </summary>
    private static void BySteps(IReadOnlyList<RowInfo> rows)
    {
        RowInfo? total = null;
        var open = new List<RowInfo>();
        var above = new SortedDictionary<int, string>();
        foreach (RowInfo row in rows)
        {
            if (!row.HasLabel || row.Steps.Count == 0)
            {
                continue;
            }

            if (RowLabels.IsTotal(row.Labels[0]))
            {
                row.Role = "total";
                total ??= row;
                open.Clear();
                above.Clear();
                continue;
            }

            int first = row.Steps[0];
            while (open.Count > 0 && open[^1].Steps[^1] >= first)
            {
                open.RemoveAt(open.Count - 1);
            }

            row.Parent = open.Count > 0 ? open[^1] : total;
            foreach (int step in above.Keys.Where(k => k >= first).ToList())
            {
                above.Remove(step);
            }

            for (int i = 0; i < row.Steps.Count; i++)
            {
                above[row.Steps[i]] = row.Labels[i];
            }

            row.Group = above.LastOrDefault(a => a.Key < row.Steps[^1]).Value;
            open.Add(row);
        }
    }

    private static void ByNumbering(IReadOnlyList<RowInfo> rows)
    {
        // One open row per level of numbering; unnumbered rows hang below the last numbered one when they are indented or 其中.
        var open = new List<(RowInfo Row, int Level, int Ordinal)>();
        RowInfo? plain = null;
        RowInfo? ofWhichOf = null;
        string? upper = null;
        RowInfo? upperRow = null;
        var begun = new HashSet<int>();
        foreach (RowInfo row in rows)
        {
            if (!row.HasLabel)
            {
                ofWhichOf = null;
                continue;
            }

            if (row.Labels.Count > 1)
            {
                // A label over several rows: 一般公共预算资金 | 小计, 专项收入.
                row.Group = row.Labels[^2];
                bool same = upper == row.Group;
                upper = row.Group;
                if (RowLabels.IsTotal(row.Name))
                {
                    row.Role = "rollup";
                    upperRow = row;
                }
                else
                {
                    row.Parent = same ? upperRow : null;
                    row.Role = RowLabels.IsOfWhich(row.Name) ? "ofWhich" : null;
                    upperRow = same ? upperRow : null;
                }

                continue;
            }

            (int level, int ordinal) = RowLabels.Numbering(row.Name);
            if (level == 0 && RowLabels.IsOfWhich(row.Name))
            {
                ofWhichOf ??= plain ?? (open.Count > 0 ? open[^1].Row : null);
                row.Role = "ofWhich";
                row.Parent = ofWhichOf;
                continue;
            }

            if (level == 0 && RowLabels.IsTotal(row.Name))
            {
                row.Role = "total";
                open.Clear();
                ofWhichOf = null;
                plain = row;
                continue;
            }

            if (level > 0)
            {
                ofWhichOf = null;
                // Numbering that begins again hangs below the unnumbered row above (年初财政拨款结转和结余: 一、二、三、).
                bool again = ordinal == 1 && !begun.Add(level) && plain is { Role: null };
                while (open.Count > 0 && open[^1].Level >= level)
                {
                    open.RemoveAt(open.Count - 1);
                }

                if (again && !(open.Count > 0 && open[^1].Level > 0))
                {
                    open.Clear();
                    open.Add((plain!, 0, 0));
                }

                row.Parent = open.Count > 0 ? open[^1].Row : null;
                open.Add((row, level, ordinal));
                plain = null;
                continue;
            }

            if (ofWhichOf is not null)
            {
                row.Role = "ofWhich";
                row.Parent = ofWhichOf;
                continue;
            }

            // An unnumbered row below a numbered one names a part of it, but balances stand beside the list.
            if (open.Count > 0 && open[^1].Level > 0 && (row.Indent > open[^1].Row.Indent + 4 || !IsBalance(row.Name)))
            {
                row.Parent = open[^1].Row;
                continue;
            }

            if (open.Count > 0 && open[0].Level == 0)
            {
                open.Clear();
            }

            plain = row;
        }
    }

    private static bool IsBalance(string name)
    {
        foreach (string start in (ReadOnlySpan<string>)["上年", "年初", "年末", "使用", "用事业", "结转", "结余", "动用", "上缴", "非财政"])
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

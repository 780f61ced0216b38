using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Facts;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Performance;

/// <summary>Reads the forms of 绩效目标 and 绩效自评: label/value pairs whose columns change from row to row, then indicators.</summary>
internal static class PerformanceReader
{
    public static PerformanceForm Read(DisclosureTable table)
    {
        var grid = new GridView(table.Grid);
        var indicators = new IndicatorReader(grid, table.Id);
        var form = new FormReader(grid, UnitFinder.OfTable(table.Grid));
        int row = 0;
        while (row < grid.Rows)
        {
            int header = row;
            while (header < grid.Rows && !IndicatorColumns.IsHeader(grid, header))
            {
                header++;
            }

            form.Read(row, header);
            row = header < grid.Rows ? indicators.Read(header) : header;
        }

        return new PerformanceForm
        {
            Table = table.Id,
            Kind = table.Kind["performance.".Length..],
            Unit = Field(form, "预算单位", "单位名称", "部门名称", "部门（单位）名称", "部门（单位）", "填报单位", "主管部门", "项目主管部门", "实施单位"),
            Project = Field(form, "项目名称", "专项名称"),
            Objective = form.Objective,
            Funds = form.Funds,
            Indicators = indicators.Indicators,
            TotalScore = indicators.TotalScore,
            Fields = form.Fields,
        };
    }

    private static string? Field(FormReader form, params ReadOnlySpan<string> labels)
    {
        foreach (string label in labels)
        {
            foreach (FormField field in form.Fields)
            {
                string folded = NameFolding.Fold(field.Label);
                if (folded == label || folded == label + "（盖章）" || folded == label + "（公章）")
                {
                    return field.Value;
                }
            }
        }

        return null;
    }
}

using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Performance;

/// <summary>Reads the forms of 绩效目标 and 绩效自评.</summary>
internal static class PerformanceReader
{
    public static PerformanceForm Read(DisclosureTable table) => new()
    {
        Table = table.Id,
        Kind = table.Kind["performance.".Length..],
    };
}

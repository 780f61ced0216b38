namespace Extractor.Export.Model;

/// <summary>All tables of the export, parents before children.</summary>
public static class ExportTables
{
    /// <summary>Raised when a column is added, renamed or means something else: databases migrate, and versions of documents change.</summary>
    public const int ModelVersion = 1;

    public static IReadOnlyList<TableDefinition> All { get; } =
    [
        DocumentTables.Documents, DocumentTables.Tables, DocumentTables.TableColumns,
        FactTable.Facts,
        NarrativeTables.Sections, NarrativeTables.Statements, NarrativeTables.Projects, NarrativeTables.Glossary,
        PerformanceTables.Forms, PerformanceTables.Funds, PerformanceTables.Indicators,
        AuditTables.Findings, AuditTables.FindingPlaces, AuditTables.Unresolved,
    ];

    /// <summary>A table by name.</summary>
    public static TableDefinition Get(string name) => All.First(t => t.Name == name);
}

using System.Text.Json;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;

namespace Extractor.Export.Reading;

/// <summary>
/// Reads one unit-year file for export: without the grids, which are most of its bytes, and never more than one file at a time, so
/// that memory does not grow with the number of files.
/// </summary>
public static class UnitYearFileReader
{
    /// <summary>A larger file is damage, or was not written by this program; a thousand figures with their grids take some 0.7 MB.</summary>
    public const long MaxBytes = 512L << 20;

    /// <summary>The disclosures of the file, checked.</summary>
    /// <exception cref="UnitYearFileException">It is no unit-year file, or cannot be read; the message says why.</exception>
    public static IReadOnlyList<ExportDocument> Read(string file)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            if (stream.Length > MaxBytes)
            {
                throw new UnitYearFileException($"is larger than {MaxBytes >> 20} MB");
            }

            UnitYear unitYear = UnitYearJson.ReadWithoutGrids(stream);
            RefuseNulls(unitYear);
            return [.. unitYear.Disclosures.Select(d => new ExportDocument(unitYear, d, file))];
        }
        catch (JsonException e)
        {
            throw new UnitYearFileException($"is no unit-year file ({e.Message}); name a file that run or convert wrote", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnitYearFileException("does not exist; check the path", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnitYearFileException($"cannot be read ({e.Message.TrimEnd('.')}); check its permissions", e);
        }
    }

    /// <summary>The serializer holds properties to their annotation, but not the items of lists.</summary>
    private static void RefuseNulls(UnitYear unitYear)
    {
        Refuse(unitYear.Disclosures, "disclosures");
        foreach (DisclosureEntry entry in unitYear.Disclosures)
        {
            Refuse(entry.Tables, "tables");
            foreach (DisclosureTable table in entry.Tables)
            {
                Refuse(table.Columns, "columns");
            }

            Refuse(entry.Facts, "facts");
            RefuseSections(entry.Sections);
            Refuse(entry.Statements, "statements");
            Refuse(entry.Glossary, "glossary");
            Refuse(entry.Projects, "projects");
            foreach (Project project in entry.Projects)
            {
                Refuse([.. project.Other.Values], "other");
            }

            Refuse(entry.Performance, "performance");
            foreach (PerformanceForm form in entry.Performance)
            {
                Refuse(form.Funds, "funds");
                Refuse(form.Indicators, "indicators");
                Refuse(form.Fields, "fields");
            }

            Refuse(entry.Unresolved, "unresolved");
            Refuse(entry.Findings, "findings");
            foreach (Finding finding in entry.Findings)
            {
                Refuse(finding.Places, "places");
            }
        }
    }

    private static void RefuseSections(IReadOnlyList<Section> sections)
    {
        Refuse(sections, "sections");
        foreach (Section section in sections)
        {
            Refuse(section.Paragraphs, "paragraphs");
            RefuseSections(section.Sections);
        }
    }

    private static void Refuse<T>(IReadOnlyList<T> items, string name)
        where T : class
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is null)
            {
                throw new UnitYearFileException($"holds null at {name}[{i}]");
            }
        }
    }
}

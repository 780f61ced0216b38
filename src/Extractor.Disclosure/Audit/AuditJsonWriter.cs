using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Audit;

/// <summary>Writes audit reports as JSON in a stable order: camelCase, Chinese as it is, a newline at the end.</summary>
public static class AuditJsonWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes <c>{"reports":[…]}</c>.</summary>
    public static void Write(IReadOnlyList<AuditReport> reports, IBufferWriter<byte> output)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("reports");
            foreach (AuditReport report in reports)
            {
                Write(report, writer);
            }

            writer.WriteEndArray();
            Summary(reports, writer);
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Summary(IReadOnlyList<AuditReport> reports, Utf8JsonWriter writer)
    {
        var coverage = new ProofCoverage(reports.Sum(r => r.Coverage.Facts), reports.Sum(r => r.Coverage.Proven));
        writer.WriteStartObject("summary");
        writer.WriteNumber("reports", reports.Count);
        writer.WriteNumber("facts", coverage.Facts);
        writer.WriteNumber("proven", coverage.Proven);
        writer.WriteNumber("share", Math.Round(coverage.Share, 4));
        foreach (string severity in new[] { "error", "warning", "info" })
        {
            writer.WriteNumber(severity, reports.Sum(r => r.Findings.Count(f => f.Severity == severity)));
        }

        writer.WriteEndObject();
    }

    private static void Write(AuditReport report, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("unit", report.Unit);
        writer.WriteNumber("year", report.Year);
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(report.Kind.ToString()));
        writer.WriteString("file", report.File);
        writer.WriteStartObject("coverage");
        writer.WriteNumber("facts", report.Coverage.Facts);
        writer.WriteNumber("proven", report.Coverage.Proven);
        writer.WriteNumber("share", Math.Round(report.Coverage.Share, 4));
        writer.WriteEndObject();
        writer.WriteStartArray("rules");
        foreach (RuleCount rule in report.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", rule.Rule);
            writer.WriteNumber("version", rule.Version);
            writer.WriteString("name", rule.Name);
            writer.WriteNumber("held", rule.Held);
            writer.WriteNumber("rounded", rule.Rounded);
            writer.WriteNumber("failed", rule.Failed);
            writer.WriteNumber("notApplicable", rule.NotApplicable);
            writer.WriteStartArray("reasons");
            foreach ((string reason, int count) in rule.Reasons)
            {
                writer.WriteStartObject();
                writer.WriteString("reason", reason);
                writer.WriteNumber("count", count);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (Finding finding in report.Findings)
        {
            Write(report, finding, writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(AuditReport report, Finding finding, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule);
        writer.WriteString("severity", finding.Severity);
        writer.WriteString("origin", finding.Origin);
        writer.WriteString("message", finding.Message);
        if (report.TableOf(finding) is { } table)
        {
            writer.WriteString("table", table);
        }

        writer.WriteString("expected", finding.Expected);
        writer.WriteString("printed", finding.Printed);
        writer.WriteString("difference", finding.Difference);
        writer.WriteStartArray("places");
        foreach (FindingPlace place in finding.Places)
        {
            writer.WriteStartObject();
            writer.WriteString("fact", place.Fact);
            writer.WriteString("statement", place.Statement);
            if (place.File is { } file)
            {
                writer.WriteString("file", file);
            }

            writer.WriteString("raw", place.Raw);
            writer.WriteNumber("page", place.Page);
            if (place.Box is { } box)
            {
                CellJson.WriteBox(writer, "box", box);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (finding.Culprit is { } culprit)
        {
            writer.WriteStartObject("culprit");
            writer.WriteString("fact", culprit.Fact);
            writer.WriteString("printed", culprit.Printed);
            writer.WriteString("suggested", culprit.Suggested);
            writer.WriteString("why", culprit.Why);
            if (culprit.Missing is { } missing)
            {
                writer.WriteStartObject("missing");
                writer.WriteString("after", missing.After);
                writer.WriteString("code", missing.Code);
                writer.WriteString("name", missing.Name);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}

using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Extractor.Cli.Doctor;
using Extractor.Cli.Help;
using Extractor.Cli.Messages;
using Extractor.Pipeline.Running;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor doctor</c>: what is installed, what works, and what is missing.</summary>
internal static class DoctorCommand
{
    private static readonly string[] Formats = ["text", "json"];

    public static Command Create()
    {
        var config = new Option<string?>("--config", "-c") { Description = "The configuration to check (default: pipeline.json, where there is one).", HelpName = "FILE" };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, json for programs.",
            HelpName = string.Join('|', Formats),
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong(Formats);
        var command = new Command("doctor", """
            Checks what is installed: the program and its data, write access, configuration and store, and the optional tools with what they
            would bring. Nothing is changed. Exit code 1 where something does not work.

            Example:
              extractor doctor --config pipeline.json
            """)
        {
            config, format,
        };
        command.SetAction((parsed, token) =>
        {
            string? named = parsed.GetValue(config);
            var checks = new List<Check>();
            foreach (Check check in ProgramChecks.All().Concat(FolderChecks.All(named ?? "pipeline.json", named is not null)).Concat(ToolChecks.All()))
            {
                token.ThrowIfCancellationRequested();
                checks.Add(check);
            }

            int code = ResultTarget.Write(null, parsed.GetValue(format) == "json" ? Json(checks) : Encoding.UTF8.GetBytes(Text(checks)));
            return Task.FromResult(code != ExitCode.Done ? code : checks.Exists(c => c.Status == CheckStatus.Failed) ? ExitCode.SomeFailed : ExitCode.Done);
        });
        return command;
    }

    private static string Text(List<Check> checks)
    {
        var text = new StringBuilder();
        int width = checks.Max(c => DisplayWidth.Of(c.Name));
        string? group = null;
        foreach (Check check in checks)
        {
            string heading = Heading(check.Group);
            if (heading != group)
            {
                text.Append(group is null ? "" : "\n").Append(Terminal.Output.Painted(Paint.Strong, heading)).Append('\n');
                group = heading;
            }

            (string mark, Paint paint) = check.Status switch
            {
                CheckStatus.Ok => ("✓", Paint.Good),
                CheckStatus.Missing => ("–", Paint.Faint),
                CheckStatus.Warning => ("!", Paint.Doubtful),
                _ => ("✗", Paint.Bad),
            };
            text.Append(CultureInfo.InvariantCulture, $"  {Terminal.Output.Painted(paint, mark)} {DisplayWidth.Pad(check.Name, width)}  {check.Detail}");
            bool tell = check.Advice is not null && (check.Status != CheckStatus.Ok || check.Group != "tool");
            text.Append(tell ? (check.Status == CheckStatus.Missing ? Say.It($"; would bring: {check.Advice}") : "; " + check.Advice) : "").Append('\n');
        }

        int failed = checks.Count(c => c.Status == CheckStatus.Failed);
        int warnings = checks.Count(c => c.Status == CheckStatus.Warning);
        int missing = checks.Count(c => c.Status == CheckStatus.Missing);
        text.Append('\n');
        text.Append(failed > 0
            ? Terminal.Output.Painted(Paint.Bad, Say.It($"{failed} checks failed, {warnings} warnings"))
            : Terminal.Output.Painted(Paint.Good, Say.It($"All that the program needs is there; {warnings} warnings, {missing} optional tools are missing")));
        return text.Append('\n').ToString();
    }

    private static string Heading(string group) => group switch
    {
        "program" => Say.It($"Program and data"),
        "tool" => Say.It($"Optional tools"),
        _ => Say.It($"Configuration and folders"),
    };

    private static byte[] Json(List<Check> checks)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("program", PipelineRunner.ProgramVersion);
            writer.WriteBoolean("healthy", !checks.Exists(c => c.Status == CheckStatus.Failed));
            writer.WriteStartArray("checks");
            foreach (Check check in checks)
            {
                writer.WriteStartObject();
                writer.WriteString("id", check.Id);
                writer.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(check.Status.ToString()));
                writer.WriteString("name", check.Name);
                writer.WriteString("detail", check.Detail);
                writer.WriteString("advice", check.Advice);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}

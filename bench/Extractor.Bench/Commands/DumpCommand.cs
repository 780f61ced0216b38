using System.Text;
using System.Text.Json;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>
/// Prints what the reader sees of each PDF as JSON lines, one a page, for scripts such as <c>text_parity.py</c>:
/// <c>{"file":…, "page":1, "runs":[[marks, font, text], …], "warnings":[[code, message], …]}</c>, or
/// <c>{"file":…, "error":…}</c> where the file cannot be opened.
/// </summary>
internal sealed class DumpCommand : IBenchCommand
{
    public string Name => "dump";

    public string Help => "[files, folders or corpus parts]  letters of every page as JSON lines";

    public int Run(string[] args)
    {
        using Stream output = Console.OpenStandardOutput();
        foreach (string file in Corpus.Pdfs(args))
        {
            try
            {
                using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(file));
                for (int number = 1; number <= document.PageCount; number++)
                {
                    Page page = document.GetPage(number);
                    WriteLine(output, json => WritePage(json, file, page, number == 1 ? document.Warnings : []));
                }
            }
            catch (PdfException e)
            {
                WriteLine(output, json =>
                {
                    json.WriteString("file", file);
                    json.WriteString("error", e.Message);
                });
            }
        }

        return 0;
    }

    private static void WriteLine(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WritePage(Utf8JsonWriter json, string file, Page page, IReadOnlyList<PdfWarning> documentWarnings)
    {
        json.WriteString("file", file);
        json.WriteNumber("page", page.Number);
        json.WriteStartArray("runs");
        var text = new StringBuilder();
        for (int i = 0; i < page.Letters.Count; i++)
        {
            Letter letter = page.Letters[i];
            text.Append(letter.Text);
            Letter? next = i + 1 < page.Letters.Count ? page.Letters[i + 1] : null;
            if (next is null || next.Marks != letter.Marks || next.FontName != letter.FontName)
            {
                json.WriteStartArray();
                json.WriteNumberValue((int)letter.Marks);
                json.WriteStringValue(letter.FontName);
                json.WriteStringValue(text.ToString());
                json.WriteEndArray();
                text.Clear();
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (PdfWarning warning in documentWarnings.Concat(page.Warnings))
        {
            json.WriteStartArray();
            json.WriteStringValue(warning.Code);
            json.WriteStringValue(warning.Message);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Extractor.Cli.Messages;
using Extractor.Disclosure.Audit;
using Extractor.Pdf;
using Extractor.Pdf.Content;
using Extractor.Pipeline.Running;
using Extractor.Pipeline.State;

namespace Extractor.Cli.Doctor;

/// <summary>The program itself: version, runtime, bundled data, terminal.</summary>
internal static class ProgramChecks
{
    public static IEnumerable<Check> All()
    {
        yield return new Check("program.version", CheckStatus.Ok, Say.It($"Program"), Say.It($"extractor {PipelineRunner.ProgramVersion}, code revision {StageRevisions.Current.Convert}"));
        yield return new Check("program.runtime", CheckStatus.Ok, Say.It($"Runtime"),
            Say.It($"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MB of memory"));
        yield return Reading();
        yield return Terminal();
    }

    /// <summary>
    /// Reads a PDF whose only text is encoded by a predefined CMap and has no font in the file: it comes out right only where the
    /// bundled CMaps and character collections are there and whole.
    /// </summary>
    private static Check Reading()
    {
        string name = Say.It($"Bundled data");
        try
        {
            using IPdfDocument document = new PdfReader().Open(Sample());
            Page page = document.GetPage(1);
            string text = string.Concat(page.Letters.Select(l => l.Text));
            int cmaps = typeof(IPdfReader).Assembly.GetManifestResourceNames().Count(n => n.EndsWith(".cmap", StringComparison.Ordinal));
            return text == "预算"
                ? new Check("program.resources", CheckStatus.Ok, name, Say.It($"{cmaps} CMaps, fonts' tables, code tables of {CodeTables()} files; a sample in GBK is read"))
                : new Check("program.resources", CheckStatus.Failed, name, Say.It($"a sample in GBK is read as '{text}' instead of '预算'"), Say.It($"install the program again"));
        }
        catch (Exception e) when (e is PdfException or InvalidOperationException or IOException)
        {
            return new Check("program.resources", CheckStatus.Failed, name, e.Message, Say.It($"install the program again"));
        }
    }

    private static int CodeTables() => typeof(Auditor).Assembly.GetManifestResourceNames().Count(n => n.EndsWith(".tsv", StringComparison.Ordinal));

    private static Check Terminal()
    {
        bool unicode = Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage || Console.OutputEncoding.IsSingleByte == false;
        string colours = Messages.Terminal.Output.IsColoured ? Say.It($"colours") : Say.It($"no colours");
        string language = Say.Language == Language.Chinese ? "zh" : "en";
        return unicode
            ? new Check("program.terminal", CheckStatus.Ok, Say.It($"Terminal"), Say.It($"{Console.OutputEncoding.WebName}, {colours}, language {language}"))
            : new Check("program.terminal", CheckStatus.Warning, Say.It($"Terminal"), Console.OutputEncoding.WebName, Say.It($"Chinese cannot be shown; set the terminal to UTF-8"));
    }

    /// <summary>A PDF of one page with 预算 (GBK: D4A4 CBE3), made here byte by byte.</summary>
    private static byte[] Sample()
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            "<</Length 38>>stream\nBT /F 12 Tf 20 100 Td <D4A4CBE3> Tj ET\nendstream",
            "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>",
            "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var xref = new StringBuilder("xref\n0 8\n0000000000 65535 f \n");
        for (int i = 0; i < objects.Length; i++)
        {
            xref.Append(CultureInfo.InvariantCulture, $"{pdf.Length:D10} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int start = pdf.Length;
        pdf.Append(xref).Append(CultureInfo.InvariantCulture, $"trailer<</Size 8/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}

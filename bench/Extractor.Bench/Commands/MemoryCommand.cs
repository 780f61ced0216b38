using System.Buffers;
using System.Globalization;
using Extractor.Layout;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>Peak memory of reading a PDF of a thousand pages, made by repeating one document with qpdf.</summary>
internal sealed class MemoryCommand : IBenchCommand
{
    private const double Floor = 300;

    public string Name => "memory";

    public string Help => "[--tables] file [pages, default 1000]  peak memory of reading (or of finding tables in) a document of so many pages (fails above 300 MB)";

    public int Run(string[] args)
    {
        bool tables = args.Length > 0 && args[0] == "--tables";
        args = tables ? args[1..] : args;
        if (args.Length == 0)
        {
            Console.Error.WriteLine("memory: give a PDF to repeat");
            return 2;
        }

        int wanted = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000;
        int have;
        using (IPdfDocument sample = new PdfReader().Open(File.ReadAllBytes(args[0])))
        {
            have = Math.Max(sample.PageCount, 1);
        }

        string large = Path.Combine(Path.GetTempPath(), $"extractor-memory-{Environment.ProcessId}.pdf");
        var arguments = new List<string> { "--empty", "--pages" };
        for (int pages = 0; pages < wanted; pages += have)
        {
            arguments.Add(args[0]);
            if (wanted - pages < have)
            {
                arguments.Add($"1-{wanted - pages}");
            }
        }

        arguments.AddRange(["--", large]);
        if (ChildProcess.Run("qpdf", arguments) is null || !File.Exists(large))
        {
            Console.Error.WriteLine("memory: qpdf is needed to make the document");
            return 3;
        }

        try
        {
            long letters = 0;
            int count;
            using (IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(large)))
            {
                count = document.PageCount;
                if (tables)
                {
                    DocumentLayout layout = DocumentAnalyzer.Analyze(document);
                    TableJsonWriter.Write(new ArrayBufferWriter<byte>(), "large.pdf", "", count, layout.Tables, layout.Warnings);
                    Console.WriteLine($"{layout.Tables.Count} tables");
                }

                for (int p = 1; p <= count && !tables; p++)
                {
                    letters += document.GetPage(p).Letters.Count;
                }
            }

            double peak = ProcessMemory.PeakMegabytes;
            Console.WriteLine($"{count} pages, {letters} letters, file {new FileInfo(large).Length / 1048576.0:F1} MB, peak memory {peak:F0} MB (limit {Floor:F0})");
            return peak <= Floor ? 0 : 1;
        }
        finally
        {
            File.Delete(large);
        }
    }
}

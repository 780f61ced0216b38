using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Extractor.Layout;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>
/// Pages per CPU-second of <c>extractor tables</c> beside <c>pdftotext -layout</c> on the same files in the same run: in this
/// process after warm-up (what a long run costs), and as a program per file with its start-up (what a user pays).
/// </summary>
internal sealed class TablesCommand : IBenchCommand
{
    public string Name => "tables";

    public string Help => "[--rounds N] [files, folders or corpus parts; default real dev]  pages per CPU-second of tables beside pdftotext -layout";

    public int Run(string[] args)
    {
        int rounds = 3;
        var paths = new List<string>();
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--rounds" && i + 1 < args.Length)
            {
                rounds = int.Parse(args[++i], CultureInfo.InvariantCulture);
            }
            else
            {
                paths.Add(args[i]);
            }
        }

        List<string> files = Corpus.Pdfs(paths.Count == 0 ? ["real", "dev"] : paths);
        string program = Path.Combine(AppContext.BaseDirectory, "extractor.dll");
        TimeSpan warm = TimeSpan.MaxValue, started = TimeSpan.MaxValue, theirs = TimeSpan.MaxValue;
        long pages = 0, tables = 0;
        for (int round = 0; round < rounds; round++)
        {
            pages = tables = 0;
            TimeSpan before = Environment.CpuUsage.TotalTime;
            foreach (string file in files)
            {
                Read(file, ref pages, ref tables);
            }

            warm = Least(warm, Environment.CpuUsage.TotalTime - before);
            started = Least(started, Sum(files, f => ChildProcess.Run("dotnet", [program, "tables", f, "--quiet"])));
            theirs = Least(theirs, Sum(files, f => ChildProcess.Run("pdftotext", ["-layout", f, "-"])));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {pages} pages, {tables} tables, best of {rounds} rounds, pages per CPU-second:"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tables, after warm-up       {pages / warm.TotalSeconds,8:F0}  ratio {theirs / warm,5:F2}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tables, a program per file  {pages / started.TotalSeconds,8:F0}  ratio {theirs / started,5:F2}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pdftotext -layout           {pages / theirs.TotalSeconds,8:F0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {ProcessMemory.PeakMegabytes:F0} MB"));
        return 0;
    }

    private static void Read(string file, ref long pages, ref long tables)
    {
        try
        {
            using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(file));
            DocumentLayout layout = DocumentAnalyzer.Analyze(document);
            TableJsonWriter.Write(new ArrayBufferWriter<byte>(), file, "", layout.PageCount, layout.Tables, layout.Warnings);
            pages += layout.PageCount;
            tables += layout.Tables.Count;
        }
        catch (PdfException)
        {
            // Files that cannot be opened count for nobody.
        }
    }

    private static TimeSpan Sum(List<string> files, Func<string, TimeSpan?> run) =>
        files.Aggregate(TimeSpan.Zero, (sum, file) => sum + (run(file) ?? TimeSpan.Zero));

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

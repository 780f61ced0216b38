using System.Buffers;
using System.Globalization;
using Extractor.Layout;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>
/// Pages per CPU-second of <c>extractor tables</c> beside <c>pdftotext -layout</c> on the same files in the same run: in this
/// process in the first round (a short run) and in the best one (a long run), and as a program per file with its start-up
/// (what a user of single files pays).
/// </summary>
internal sealed class TablesCommand : IBenchCommand
{
    public string Name => "tables";

    public string Help =>
        "[--rounds N] [--processes] [--program EXTRACTOR.DLL] [--growth [SHAPE]] [files, folders or corpus parts; default real dev]  "
        + "pages per CPU-second of tables beside pdftotext -layout; --processes also one process a file; --growth how the cost grows with the marks of a page and with pages";

    public int Run(string[] args)
    {
        int rounds = 3;
        bool processes = false;
        string program = Path.Combine(AppContext.BaseDirectory, "extractor.dll");
        var paths = new List<string>();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--growth":
                    return GrowthMeasurement.Run(i + 1 < args.Length ? args[i + 1] : null);
                case "--rounds" when i + 1 < args.Length:
                    rounds = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--program" when i + 1 < args.Length:
                    program = args[++i];
                    break;
                case "--processes":
                    processes = true;
                    break;
                default:
                    paths.Add(args[i]);
                    break;
            }
        }

        List<string> files = Corpus.Pdfs(paths.Count == 0 ? ["real", "dev"] : paths);
        TimeSpan? first = null;
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

            TimeSpan ours = Environment.CpuUsage.TotalTime - before;
            first ??= ours;
            warm = Least(warm, ours);
            theirs = Least(theirs, Sum(files, f => ChildProcess.Run("pdftotext", ["-layout", f, "-"])));
            if (processes)
            {
                started = Least(started, Sum(files, f => ChildProcess.Run("dotnet", [program, "tables", f, "--quiet"])));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {pages} pages, {tables} tables, {rounds} rounds, pages per CPU-second (user and system, children counted):"));
        Tell("tables, first round", first ?? TimeSpan.MaxValue);
        Tell("tables, best round", warm);
        if (processes)
        {
            Tell("tables, a program per file", started);
        }

        Tell("pdftotext -layout, best", theirs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {ProcessMemory.PeakMegabytes:F0} MB"));
        return 0;

        void Tell(string what, TimeSpan cost) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28}{pages / cost.TotalSeconds,8:F0}  ratio {theirs / cost,5:F2}"));
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

using System.Diagnostics;
using System.Globalization;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.Pdf;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.Running;

namespace Extractor.Bench.Commands;

/// <summary>
/// Time and memory of finding out that nothing is to be done: a store of very many known documents is made in a temporary
/// folder, then a process of its own looks up each one's validators (what a crawl asks with) and runs the stages over all of them.
/// </summary>
internal sealed class PlanCommand : IBenchCommand
{
    private const double MaxSeconds = 10, MaxMegabytes = 300;

    public string Name => "plan";

    public string Help => "[documents, default 100000]  seconds and peak memory of checking so many known documents for what is due (fails above 10 s of CPU time or 300 MB)";

    public int Run(string[] args)
    {
        if (args is ["--measure", string folder, string documents])
        {
            return Measure(folder, int.Parse(documents, CultureInfo.InvariantCulture));
        }

        int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        string made = Directory.CreateTempSubdirectory("extractor-plan-").FullName;
        try
        {
            var watch = Stopwatch.StartNew();
            int files = PlanStore.Make(made, count);
            Console.WriteLine($"made a store of {count} documents and {files} unit-year files in {watch.Elapsed.TotalSeconds:0.0} s");
            var start = new ProcessStartInfo("dotnet") { ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Extractor.Bench.dll"), Name, "--measure", made, $"{count}" } };
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }
        finally
        {
            Directory.Delete(made, recursive: true);
        }
    }

    private static int Measure(string folder, int count)
    {
        var watch = Stopwatch.StartNew();
        string store = Path.Combine(folder, "store");
        int known = 0;
        using (Catalogue catalogue = Catalogue.Open(StorePaths.Catalogue(store)))
        {
            for (int i = 0; i < count; i++)
            {
                known += catalogue.Known(PlanStore.Source, PlanStore.AddressOf(i)) is not null ? 1 : 0;
            }
        }

        TimeSpan lookups = watch.Elapsed;
        PipelineConfig config = PlanStore.Configuration(folder);
        RunReport report = new PipelineRunner(config, new DocumentConverter(new PdfReader()), TimeProvider.System)
            .RunAsync(new RunOptions { FromStore = true }).GetAwaiter().GetResult();
        RunReportWriter.Write(Path.Combine(config.Output, "run-report.json"), report);
        double cpu = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        double peak = ProcessMemory.PeakMegabytes;
        Console.WriteLine(
            $"{known} validators looked up in {lookups.TotalSeconds:0.0} s; {report.Documents.Unchanged} of {report.Documents.Seen} documents and {report.Files.Unchanged} files found unchanged, "
            + $"{report.Documents.Written} read, {report.Files.Written} written in {(watch.Elapsed - lookups).TotalSeconds:0.0} s; "
            + $"together {watch.Elapsed.TotalSeconds:0.0} s, CPU time {cpu:0.0} s (limit {MaxSeconds}), peak memory {peak:0} MB (limit {MaxMegabytes})");
        bool right = known == count && report.Documents.Unchanged == count && report.Files.Written == 0;
        return right && cpu <= MaxSeconds && peak <= MaxMegabytes ? 0 : 1;
    }
}

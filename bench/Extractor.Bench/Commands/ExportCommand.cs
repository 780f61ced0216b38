using System.Diagnostics;
using System.Globalization;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Export;
using Extractor.Export.Csv;
using Extractor.Export.DataPackage;
using Extractor.Export.Postgres;
using Extractor.Export.Reading;
using Extractor.Export.Sqlite;
using Extractor.Export.Xlsx;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Bench.Commands;

/// <summary>Rate and peak memory of an export of generated unit-year files.</summary>
internal sealed class ExportCommand : IBenchCommand
{
    private const double MemoryLimit = 300;
    private const double SteadyLimit = 0.5;
    private const int TablesOfADocument = 10;
    private const int FactsOfATable = 100;

    public string Name => "export";

    public string Help => "--format csv|xlsx|sqlite|postgres|datapackage [--facts 1000000] [--out PLACE]  rate of every tenth and peak memory of an export of generated figures (fails above 300 MB, or where a tenth takes twice as long as another)";

    public int Run(string[] args)
    {
        string format = Value(args, "--format") ?? "csv";
        int facts = int.Parse(Value(args, "--facts") ?? "1000000", CultureInfo.InvariantCulture);
        string folder = Directory.CreateTempSubdirectory("extractor-bench-").FullName;
        try
        {
            string files = Path.Combine(folder, "out");
            int documents = Math.Max(facts / (TablesOfADocument * FactsOfATable), 10);
            long bytes = Generate(files, documents);
            Console.WriteLine($"{documents} documents, {bytes >> 20} MB of unit-year files; memory after making them {ProcessMemory.PeakMegabytes:F0} MB");
            return Measure(format, files, Value(args, "--out") ?? Path.Combine(folder, "export"), documents);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Measure(string format, string files, string place, int documents)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        using var target = new Clocked(Open(format, place), documents);
        ExportSummary summary = Exporter.Run([files], target, keepOthers: false, Console.Error.WriteLine, default);
        process.Refresh();
        cpu = process.TotalProcessorTime - cpu;
        double peak = ProcessMemory.PeakMegabytes;
        double[] rates = [.. target.Tenths.Select(t => summary.Facts / 10.0 / t.TotalSeconds)];
        Console.WriteLine($"{format}: {summary.Facts} facts in {target.Total.TotalSeconds:F1} s, {cpu.TotalSeconds:F1} s of processor, {summary.Facts / target.Total.TotalSeconds:F0} facts/s; finishing took {target.Finishing.TotalSeconds:F1} s of it");
        Console.WriteLine("facts by second of processor, by tenths: " + string.Join(' ', rates.Select(r => r.ToString("F0", CultureInfo.InvariantCulture))));

        // The first tenth compiles the code too. Time of the processor, so that what else runs on the machine does not count.
        double slowest = rates.Skip(1).Min(), best = rates.Skip(1).Max();
        Console.WriteLine($"slowest tenth after the first {slowest / best:P0} of the best (limit {SteadyLimit:P0}); peak memory {peak:F0} MB (limit {MemoryLimit:F0})");
        return peak <= MemoryLimit && slowest >= best * SteadyLimit ? 0 : 1;
    }

    private static IExportTarget Open(string format, string place) => format switch
    {
        "csv" => new CsvTarget(place),
        "xlsx" => new XlsxTarget(place + ".xlsx"),
        "sqlite" => new SqliteTarget(place + ".sqlite"),
        "postgres" => new PostgresTarget(place),
        "datapackage" => new DataPackageTarget(place),
        _ => throw new ArgumentException("--format " + format),
    };

    /// <summary>Writes unit-year files like real ones: grids, code paths, proofs, boxes; figures, names and codes differ from row to row.</summary>
    private static long Generate(string folder, int documents)
    {
        long bytes = 0;
        for (int i = 0; i < documents; i++)
        {
            string unit = $"生成{i / 5:D5}单位";
            var unitYear = new UnitYear
            {
                Unit = new UnitInfo(unit, [unit + "（本级）"], new Division((110000 + (i % 800)).ToString(CultureInfo.InvariantCulture), "某市")),
                Year = 2019 + (i % 5),
                Disclosures = [Entry(i)],
            };
            string path = Path.Combine(folder, unit, unitYear.Year.ToString(CultureInfo.InvariantCulture) + ".json");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using FileStream stream = File.Create(path);
            UnitYearJson.Write(stream, unitYear);
            bytes += stream.Length;
        }

        return bytes;
    }

    private static DisclosureEntry Entry(int document)
    {
        string[] kinds = ["overview", "income", "expenditure", "appropriation", "general", "generalBasic", "governmentFund", "stateCapital", "threePublic", "procurement"];
        var tables = new List<DisclosureTable>();
        var facts = new List<Fact>();
        for (int t = 1; t <= TablesOfADocument; t++)
        {
            var cells = new List<Cell>();
            for (int r = 0; r < FactsOfATable / 2; r++)
            {
                int code = 2000000 + ((document * 7919) + (t * 104729) + (r * 31)) % 300000;
                for (int c = 2; c < 4; c++)
                {
                    decimal value = (((long)document * 1_000_003) + (t * 7919) + (r * 101) + c) % 1_000_000_000 / 100m;
                    var box = new Box(100 + (c * 80), 90 + (r * 12.37), 170 + (c * 80), 101 + (r * 12.37));
                    string raw = (value / 10000).ToString("#,##0.000000", CultureInfo.InvariantCulture);
                    cells.Add(new Cell(r + 2, c, 1, 1, raw, 4 + t, box));
                    facts.Add(new Fact
                    {
                        Id = $"t{t}.r{r + 2}.c{c}",
                        Table = $"t{t}",
                        Row = new RowLabel { Code = code.ToString(CultureInfo.InvariantCulture), Name = $"生成科目{code}支出", Path = [$"{code / 10000}", $"{code / 100}", $"{code}"], Role = "leaf", Parent = $"t{t}.r1", Classification = "functional", CodeStatus = "exact" },
                        Column = ["本年支出", c == 2 ? "基本支出" : "项目支出"],
                        ColumnKey = c == 2 ? "basic" : "project",
                        Value = value,
                        Unit = "CNY",
                        Raw = raw,
                        Page = 4 + t,
                        Box = box,
                        Proof = [$"rollup.class:t{t}.r1.c{c}", $"total.row:t{t}.r{r + 2}.c1"],
                    });
                }
            }

            var grid = new Table { Index = t, Number = $"表{t}", Title = "生成表", AmountUnit = "万元", Parts = [new TablePart(4 + t, new Box(0, 0, 500, 800))], RowCount = 60, ColumnCount = 4, HeaderRowCount = 2, Cells = cells };
            tables.Add(new DisclosureTable
            {
                Id = $"t{t}",
                Kind = "budget." + kinds[t - 1],
                Number = $"表{t}",
                Title = "生成表",
                AmountUnit = "万元",
                Pages = [4 + t],
                Columns = [new TableColumn(2, ["本年支出", "基本支出"], "basic", "amount"), new TableColumn(3, ["本年支出", "项目支出"], "project", "amount")],
                Grid = grid,
            });
        }

        return new DisclosureEntry
        {
            Kind = DisclosureKind.Budget,
            Title = "生成单位预算公开",
            Source = new SourceInfo { File = $"{document}.pdf", Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(document))), PageCount = 20 },
            Tables = tables,
            Facts = facts,
        };
    }

    private static string? Value(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    /// <summary>Passes documents on and notes when each tenth of them was through.</summary>
    private sealed class Clocked(IExportTarget inner, int documents) : IExportTarget
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _last = Processor();
        private TimeSpan _writtenAt;
        private int _written;

        public List<TimeSpan> Tenths { get; } = [];

        public TimeSpan Total { get; private set; }

        public TimeSpan Finishing { get; private set; }

        public int Others => inner.Others;

        public IReadOnlyList<string> Notes => inner.Notes;

        public bool Write(ExportDocument document)
        {
            bool changed = inner.Write(document);
            _written++;
            if (Tenths.Count < 10 && _written >= documents * (Tenths.Count + 1) / 10)
            {
                TimeSpan now = Processor();
                Tenths.Add(now - _last);
                _last = now;
                _writtenAt = _clock.Elapsed;
            }

            return changed;
        }

        public int Complete(bool removeOthers, CancellationToken cancellationToken)
        {
            int removed = inner.Complete(removeOthers, cancellationToken);
            Total = _clock.Elapsed;
            Finishing = Total - _writtenAt;
            return removed;
        }

        public void Dispose() => inner.Dispose();

        private static TimeSpan Processor()
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }
}

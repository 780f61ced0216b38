using Extractor.Export.Tests.Postgres;
using Extractor.Export.Tests.Support;
using Extractor.TestSupport;
using Npgsql;

namespace Extractor.Export.Tests;

/// <summary>Each format, written by the program as a user runs it and read back by programs that are not ours: every figure is there with equal value.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Samples = ["fixtures", "real"];

    [Test]
    public void Export_Csv_PythonReadsEveryFigure([ValueSource(nameof(Samples))] string sample)
    {
        string files = Files(sample);
        using var folder = new TemporaryFolder();
        Export(files, "--format", "csv", "--out", folder.At("tables"));
        ReadBack("json", "csv", folder.At("tables"), files);
    }

    [Test]
    public void Export_Xlsx_OpenpyxlReadsEveryFigure([ValueSource(nameof(Samples))] string sample)
    {
        string files = Files(sample);
        using var folder = new TemporaryFolder();
        Export(files, "--out", folder.At("figures.xlsx"));
        ReadBack("openpyxl", "xlsx", folder.At("figures.xlsx"), files);
    }

    [Test]
    public void Export_Sqlite_TheSqlite3ProgramReadsEveryFigure([ValueSource(nameof(Samples))] string sample)
    {
        string files = Files(sample);
        Require("sqlite3", "-version");
        using var folder = new TemporaryFolder();
        Export(files, "--out", folder.At("figures.sqlite"));
        ReadBack("json", "sqlite", folder.At("figures.sqlite"), files);
        Assert.That(ChildProcess.Run("sqlite3", folder.At("figures.sqlite"), "PRAGMA integrity_check; PRAGMA foreign_key_check")!.Output.Trim(), Is.EqualTo("ok"));
    }

    [Test]
    public void Export_Postgres_PsqlReadsEveryFigure([ValueSource(nameof(Samples))] string sample)
    {
        string files = Files(sample);
        string connection = PostgresServer.Database();
        Require("psql", "--version");
        Export(files, "--format", "postgres", "--out", connection, "--schema", "figures");
        ReadBack("json", "postgres", $"{PostgresServer.Socket} {new NpgsqlConnectionStringBuilder(connection).Database} figures", files);
    }

    [Test]
    public void Export_DataPackage_PythonReadsEveryFigure([ValueSource(nameof(Samples))] string sample)
    {
        string files = Files(sample);
        using var folder = new TemporaryFolder();
        Export(files, "--format", "datapackage", "--out", folder.At("package"));
        ReadBack("json", "csv", folder.At("package", "data"), files);
    }

    private static string Files(string sample)
    {
        string? files = sample == "fixtures" ? Support.Samples.Fixtures : Support.Samples.Real;
        if (files is null)
        {
            Assert.Ignore("the real corpus is not there");
        }

        return files!;
    }

    private static void Export(string files, params string[] arguments)
    {
        ProcessResult result = ChildProcess.Extractor(["export", files, .. arguments]);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    private static void ReadBack(string module, params string[] arguments)
    {
        ProcessResult result = Python.Run("read_back.py", module, arguments);
        Assert.That(result.ExitCode, Is.Zero, result.Error + result.Output);
        TestContext.Out.WriteLine(result.Output);
    }

    private static void Require(string program, params string[] arguments)
    {
        if (ChildProcess.Run(program, arguments) is null)
        {
            Assert.Ignore($"{program} is not installed");
        }
    }
}

using System.Diagnostics;
using Extractor.TestSupport;
using Npgsql;

namespace Extractor.Export.Tests.Postgres;

/// <summary>A real PostgreSQL server of the tests' own: a cluster in a temporary folder, reached by a socket in it, stopped after the last test.</summary>
internal static class PostgresServer
{
    private static readonly Lock Gate = new();
    private static TemporaryFolder? _folder;
    private static string? _problem;
    private static bool _tried;
    private static int _databases;

    /// <summary>An empty database of the test's own; the test is skipped where no server is installed.</summary>
    /// <returns>A connection string.</returns>
    public static string Database()
    {
        lock (Gate)
        {
            if (!_tried)
            {
                _tried = true;
                _problem = Start();
            }
        }

        if (_problem is not null)
        {
            Assert.Ignore(_problem);
        }

        string name = "test" + Interlocked.Increment(ref _databases);
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand("CREATE DATABASE " + name, connection);
        command.ExecuteNonQuery();
        return Connection(name);
    }

    /// <summary>The folder of the socket, which psql takes as its host.</summary>
    public static string Socket => _folder!.At("socket");

    public static void Stop()
    {
        lock (Gate)
        {
            if (_folder is not null)
            {
                if (_problem is null)
                {
                    Run("pg_ctl", "-D", _folder.At("data"), "-m", "immediate", "-w", "stop");
                }

                _folder.Dispose();
                _folder = null;
            }
        }
    }

    private static string Connection(string database) => $"Host={Socket};Username=extractor;Database={database};Pooling=false";

    private static string? Start()
    {
        if (Binary("initdb") is null)
        {
            return "no PostgreSQL server is installed (Debian: postgresql)";
        }

        _folder = new TemporaryFolder();
        Directory.CreateDirectory(_folder.At("socket"));
        if (Environment.UserName == "root")
        {
            ChildProcess.Run("chown", "-R", "postgres", _folder.Path);
        }

        ProcessResult made = Run("initdb", "-D", _folder.At("data"), "-A", "trust", "-U", "extractor", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        if (made.ExitCode != 0)
        {
            return "initdb failed: " + made.Error;
        }

        // pg_ctl hands its output on to the server: into a file, or the pipe would never end.
        ProcessResult started = Run("pg_ctl", "-D", _folder.At("data"), "-w", "-l", _folder.At("socket", "log"), "-o", $"-k {_folder.At("socket")} -c listen_addresses='' -F", "start");
        return started.ExitCode == 0 ? null : "the server did not start: " + started.Error;
    }

    /// <summary>Runs one of the server's programs, as the user postgres where the tests run as root, which the server refuses.</summary>
    private static ProcessResult Run(string program, params string[] arguments)
    {
        string binary = Binary(program)!;
        return Environment.UserName == "root"
            ? ChildProcess.Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", binary, .. arguments])!
            : ChildProcess.Run(binary, arguments)!;
    }

    private static string? Binary(string program)
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> folders = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")) : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);
    }
}

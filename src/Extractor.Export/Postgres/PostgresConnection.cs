using Npgsql;

namespace Extractor.Export.Postgres;

/// <summary>Reads how the user names a database: as a URI, as libpq's tools take it, or as key=value pairs.</summary>
internal static class PostgresConnection
{
    /// <exception cref="ExportException">The text is neither.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            NpgsqlConnectionStringBuilder builder = text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal)
                ? FromUri(text)
                : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(builder.Host))
            {
                throw new ExportException("--out names no host; write postgres://user@host/database, or Host=…;Database=…");
            }

            // One connection for one transaction: a pool would only keep it open.
            builder.Pooling = false;
            builder.ApplicationName ??= "extractor";
            builder.CommandTimeout = 0;
            return builder;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new ExportException($"--out is no connection ({e.Message.TrimEnd('.')}); write postgres://user@host/database, or Host=…;Database=…", e);
        }
    }

    /// <summary>Host, port and database for messages; never the password.</summary>
    public static string Describe(NpgsqlConnectionStringBuilder builder) => $"{builder.Host}:{builder.Port}/{builder.Database}";

    private static NpgsqlConnectionStringBuilder FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri))
        {
            throw new FormatException("the URI cannot be read");
        }

        var builder = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(uri.Host) };
        if (uri.Port > 0)
        {
            builder.Port = uri.Port;
        }

        string[] user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
        {
            builder.Database = Uri.UnescapeDataString(database);
        }

        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            string name = Uri.UnescapeDataString(parts[0]), value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";

            // libpq's names where they differ from Npgsql's.
            builder[name switch { "sslmode" => "SSL Mode", "dbname" => "Database", "user" => "Username", "application_name" => "Application Name", "connect_timeout" => "Timeout", _ => name }] =
                name == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return builder;
    }
}

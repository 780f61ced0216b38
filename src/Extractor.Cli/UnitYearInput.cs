using System.Text.Json;
using Extractor.Cli.Messages;
using Extractor.Crawl.Sources;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Pdf;
using Extractor.Pipeline.Conversion;

namespace Extractor.Cli;

/// <summary>Reads unit-year files, and PDFs as if they had been converted; every way in which it may fail is a line on standard error.</summary>
internal static class UnitYearInput
{
    /// <summary>Reads a unit-year file.</summary>
    /// <returns>Null where it cannot be read; a message has been printed.</returns>
    public static UnitYear? ReadFile(string file)
    {
        try
        {
            return UnitYearJson.Deserialize(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            Say.Error($"{file}: is no unit-year file ({e.Message}); name a file that run or convert wrote");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Unreadable(file, e);
        }

        return null;
    }

    /// <summary>Whose file it is; null where it cannot be read, which the one who reads it whole will say.</summary>
    public static UnitYearHead? ReadHead(string file)
    {
        try
        {
            return UnitYearHead.Read(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a unit-year file, or converts a PDF; which of them it is, the first bytes say.</summary>
    /// <param name="file">Path as given.</param>
    /// <param name="hints">Unit, year and password for PDFs that need them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null where it cannot be read; a message has been printed. Several where a PDF holds several units.</returns>
    public static IReadOnlyList<UnitYear>? Read(string file, InputHints hints, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Unreadable(file, e);
            return null;
        }

        // A PDF may have junk before its header (ISO 32000-1, Annex H.3, implementation note 13).
        bool isPdf = bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0 || file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
        if (!isPdf)
        {
            return ReadFile(file) is { } read ? [read] : null;
        }

        var document = new SourceDocument
        {
            Source = "input",
            Key = file,
            File = Path.GetFileName(file),
            ReadAsync = _ => Task.FromResult(bytes),
            Unit = hints.Unit,
            Year = hints.Year,
        };
        ConversionResult result = new DocumentConverter(new PdfReader(), hints.Password).Convert(document, bytes, cancellationToken);
        if (result.Failure is { } failure)
        {
            Say.Error($"{file}: {Say.Reason(failure.Reason)}");
            return null;
        }

        return result.UnitYears;
    }

    private static void Unreadable(string file, Exception e)
    {
        if (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Say.Error($"{file}: the file does not exist; check the path");
        }
        else if (Directory.Exists(file))
        {
            Say.Error($"{file}: is a folder; name a file in it");
        }
        else
        {
            Say.Error($"{file}: the file cannot be read ({e.Message.TrimEnd('.')}); check its permissions");
        }
    }
}

/// <summary>What the user says of PDFs that do not say it themselves.</summary>
internal sealed record InputHints(string? Unit, int? Year, string? Password);

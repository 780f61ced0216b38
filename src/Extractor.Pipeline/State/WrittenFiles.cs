using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Extractor.Pipeline.Output;

namespace Extractor.Pipeline.State;

/// <summary>
/// Remembers from what each unit-year file was made. A file is left alone where it was made from the same documents by the same
/// code and still has the size it was written with.
/// </summary>
/// <param name="folder">The store's folder.</param>
public sealed class WrittenFiles(string folder)
{
    /// <summary>True where the file needs no new writing.</summary>
    /// <param name="path">The unit-year file.</param>
    /// <param name="name">Its path below the output folder.</param>
    /// <param name="fingerprint">Of what it is made from.</param>
    public bool IsCurrent(string path, string name, string fingerprint)
    {
        var file = new FileInfo(path);
        string record = RecordOf(name);
        return file.Exists && File.Exists(record)
            && File.ReadAllText(record) == Line(name, fingerprint, file.Length);
    }

    /// <summary>Remembers a file just written.</summary>
    public void Remember(string path, string name, string fingerprint) =>
        AtomicFile.Write(RecordOf(name), Encoding.UTF8.GetBytes(Line(name, fingerprint, new FileInfo(path).Length)));

    /// <summary>Hash of the parts of a fingerprint.</summary>
    public static string Fingerprint(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    private static string Line(string name, string fingerprint, long length) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}\n{fingerprint}\n{length}\n");

    private string RecordOf(string name) =>
        Path.Combine(folder, "written", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32]);
}

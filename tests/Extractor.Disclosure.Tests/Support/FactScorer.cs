using System.Diagnostics;
using System.Text.Json;

namespace Extractor.Disclosure.Tests.Support;

/// <summary>Runs the shared scorer on a unit-year file.</summary>
internal static class FactScorer
{
    public static JsonElement Score(string document, byte[] unitYear, string? style = null)
    {
        string shared = Corpus.Require();
        string folder = Path.Combine(Path.GetTempPath(), "extractor-facts-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, document.Replace('/', '_') + style + ".json");
        File.WriteAllBytes(file, unitYear);
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[Path.Combine(shared, "tools", "score_facts.py"), Path.Combine(shared, "corpus", document, "facts.json"), file, "--json", "--worst", "40"])
        {
            start.ArgumentList.Add(argument);
        }

        if (style is not null)
        {
            start.ArgumentList.Add("--style");
            start.ArgumentList.Add(style);
        }

        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assume.That(false, "python3 is absent; the scorer cannot run.");
        }

        using (process)
        using (new Cleanup(folder))
        {
            string output = process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            using JsonDocument result = JsonDocument.Parse(output);
            return result.RootElement.Clone();
        }
    }

    private sealed class Cleanup(string folder) : IDisposable
    {
        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}

using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Extractor.Pipeline.State;

/// <summary>
/// Names the code that each stage depends on, twelve hexadecimal digits a stage. Results of another revision are made again;
/// those of a stage whose code is the same are kept. Builds are deterministic, so equal code is equal.
/// </summary>
/// <param name="Convert">Bytes to figures: reader, layout, the reading part of disclosure, conversion.</param>
/// <param name="Write">Figures to files: merging, audit, the form of the files.</param>
public sealed record StageRevisions(string Convert, string Write)
{
    /// <summary>Those of this program.</summary>
    public static StageRevisions Current { get; } = new(
        Of(Module(typeof(Pdf.IPdfReader)), Module(typeof(Layout.LayoutOptions)), Part(typeof(Disclosure.Model.UnitYear), "Reading"), Part(typeof(StageRevisions), "Conversion")),
        Of(Module(typeof(Layout.LayoutOptions)), Module(typeof(Disclosure.Model.UnitYear)), Part(typeof(StageRevisions), "Writing")));

    private static string Module(Type type) => type.Module.ModuleVersionId.ToString("N");

    /// <summary>Hash over the sources of a part of an assembly, which the build puts into it (Directory.Build.targets).</summary>
    private static string Part(Type type, string part) =>
        type.Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Revision." + part).Value!;

    private static string Of(params string[] parts) => System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..12];
}

using System.Security.Cryptography;

namespace Extractor.Pipeline.State;

/// <summary>Names the code that turns bytes into data. Results of another revision are made again.</summary>
public static class CodeRevision
{
    /// <summary>Twelve hexadecimal digits over the module version ids of reader, layout, disclosure and pipeline; builds are deterministic, so equal code is equal.</summary>
    public static string Current { get; } = Convert.ToHexStringLower(SHA256.HashData(
    [
        .. typeof(Pdf.IPdfReader).Module.ModuleVersionId.ToByteArray(),
        .. typeof(Layout.LayoutOptions).Module.ModuleVersionId.ToByteArray(),
        .. typeof(Disclosure.Model.UnitYear).Module.ModuleVersionId.ToByteArray(),
        .. typeof(CodeRevision).Module.ModuleVersionId.ToByteArray(),
    ]))[..12];
}

using System.Text;
using System.Text.Json.Nodes;

namespace Extractor.Export.Tests.Support;

/// <summary>Changes unit-year files as a later run of the program would.</summary>
internal static class Edit
{
    /// <summary>The file of the fixtures that holds two documents, a budget and a final account.</summary>
    public static readonly string TwoDocuments = Path.Combine("江苏省云帆图书馆", "2023.json");

    /// <summary>Changes a file's JSON in place.</summary>
    public static void Json(string path, Action<JsonNode> change)
    {
        JsonNode node = JsonNode.Parse(File.ReadAllBytes(path))!;
        change(node);
        File.WriteAllText(path, node.ToJsonString(), new UTF8Encoding(false));
    }

    /// <summary>Gives one figure of the file's first document another value.</summary>
    /// <returns>The document.</returns>
    public static string OneFigure(string path)
    {
        string document = "";
        Json(path, node =>
        {
            JsonNode first = node["disclosures"]![0]!;
            document = first["source"]!["sha256"]!.GetValue<string>();
            first["facts"]![0]!["value"] = 12345.67m;
        });
        return document;
    }
}

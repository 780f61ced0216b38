namespace Extractor.Crawl.Mirror;

/// <summary>Content types by extension. Pages carry no charset: they are sent as they were saved, and say it themselves.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".shtml"] = "text/html",
        [".jsp"] = "text/html",
        [".aspx"] = "text/html",
        [".xml"] = "text/xml",
        [".json"] = "application/json",
        [".txt"] = "text/plain",
        [".css"] = "text/css",
        [".js"] = "text/javascript",
        [".pdf"] = "application/pdf",
        [".zip"] = "application/zip",
        [".doc"] = "application/msword",
        [".xls"] = "application/vnd.ms-excel",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".gif"] = "image/gif",
    };

    public static string Of(string path)
    {
        string name = Path.GetFileName(path);
        int query = name.IndexOfAny(['?', '@']);
        return ByExtension.GetValueOrDefault(Path.GetExtension(query > 0 ? name[..query] : name), "application/octet-stream");
    }
}

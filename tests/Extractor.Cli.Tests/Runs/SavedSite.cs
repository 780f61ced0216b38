using System.Globalization;
using System.Text;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests.Runs;

/// <summary>A small saved site of two list pages, and what becomes of it later: one document changed, one gone, one new.</summary>
internal static class SavedSite
{
    private const string Host = "www.example.gov.cn";

    private static readonly string[] Offices = ["财政局", "教育局", "水利局", "审计局", "民政局", "统计局"];

    private static readonly byte[] Budget = System.IO.File.ReadAllBytes(Path.Combine(ProjectFolders.Fixtures, "云麓区档案馆2025年度部门预算.pdf"));

    /// <summary>Writes the site and a configuration that crawls it.</summary>
    /// <returns>Path of the configuration.</returns>
    public static string Write(TemporaryFolder folder)
    {
        Page(folder, "gk/index.html", List(0, 3) + "<a href='index_2.html'>下一页</a>");
        Page(folder, "gk/index_2.html", List(3, 6) + "<a href='/gk/a0.html'>青川县财政局2024年部门预算</a>");
        for (int i = 0; i < Offices.Length; i++)
        {
            Page(folder, $"gk/a{i}.html", $"<a href='/f/{i}a.pdf'>预算附件.pdf</a> <a href='/f/{i}b.pdf'>附件二.pdf</a>{(i == 2 ? "<a href='/f/gone.pdf'>旧附件.pdf</a><a href='/f/page.pdf'>网页.pdf</a>" : "")}");
            File(folder, $"f/{i}a.pdf", Pdf($"{i} first"));

            // The same bytes stand at several addresses.
            File(folder, $"f/{i}b.pdf", i % 2 == 0 ? Pdf("shared") : Pdf($"{i} second"));
        }

        File(folder, "f/3a.pdf", Budget);
        Page(folder, "f/page.pdf", string.Concat(Enumerable.Repeat("这是一篇正文。", 200)));
        return folder.Write("pipeline.json", Encoding.UTF8.GetBytes($$"""
            {"parallel":2,"sources":[{"id":"site","type":"mirror","path":"site","start":["http://{{Host}}/gk/index.html"]}]}
            """));
    }

    /// <summary>What the publisher does later.</summary>
    public static void Change(TemporaryFolder folder)
    {
        File(folder, "f/1a.pdf", Pdf("1 first, corrected"));
        Page(folder, "gk/a4.html", "<a href='/f/4b.pdf'>附件二.pdf</a>");
        Page(folder, "gk/a0.html", "<a href='/f/0a.pdf'>预算附件.pdf</a> <a href='/f/0b.pdf'>附件二.pdf</a> <a href='/f/0c.pdf'>附件三.pdf</a>");
        File(folder, "f/0c.pdf", Pdf("0 third"));
    }

    private static string List(int from, int to) => string.Concat(Enumerable.Range(from, to - from)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"<li><a href='a{i}.html'>青川县{Offices[i]}2024年部门预算</a></li>")));

    private static void Page(TemporaryFolder folder, string path, string body) => File(folder, path, Encoding.UTF8.GetBytes(
        $"<html><head><meta charset='utf-8'><title>{Title(path)}</title><meta name='PubDate' content='2024-02-23'></head><body>{body}</body></html>"));

    private static string Title(string path) =>
        path.StartsWith("gk/a", StringComparison.Ordinal) ? $"青川县{Offices[path[4] - '0']}2024年部门预算" : "预决算公开";

    private static byte[] Pdf(string text) => new PdfBuilder().AddPage($"BT /F1 12 Tf 72 700 Td (Report {text}) Tj 0 -20 Td (Total 1,234.56) Tj ET").Build();

    /// <summary>Writes a file of a date that follows from its content, because the server tells it.</summary>
    private static void File(TemporaryFolder folder, string path, byte[] content)
    {
        string full = folder.Write(Path.Combine("site", Host, path), content);
        System.IO.File.SetLastWriteTimeUtc(full, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(content.Sum(b => b)));
    }
}

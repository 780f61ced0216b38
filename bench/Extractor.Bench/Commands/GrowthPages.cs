using System.Globalization;
using System.Text;
using Extractor.TestSupport;

namespace Extractor.Bench.Commands;

/// <summary>PDF files of n times the marks of one page: on one page that grows, or on n pages.</summary>
internal static class GrowthPages
{
    private const int Rows = 20;
    private const double RowHeight = 16;
    private const double Size = 9;
    private static readonly double[] _x = [60, 110, 250, 330, 410, 490];

    /// <summary>What grows, and how the file is made.</summary>
    public static IReadOnlyList<(string Name, Func<int, byte[]> Build)> Shapes { get; } =
    [
        ("tables under each other", n => OnePage(n, Tables(n, apart: true, rules: true))),
        ("one table of so many rows", n => OnePage(n, Tables(n, apart: false, rules: true))),
        ("three-line tables", n => OnePage(n, Tables(n, apart: true, rules: false))),
        ("lines of prose", n => OnePage(n, Prose(n))),
        ("pages of one table", n => Pages(n, _ => Tables(1, apart: false, rules: true, header: false))),
        ("pages of prose", n => Pages(n, _ => Prose(1))),
    ];

    private static byte[] OnePage(int n, Func<double, string> draw)
    {
        double height = (n * ((Rows * RowHeight) + 60)) + 80;
        return File([(draw(height), height)]);
    }

    private static byte[] Pages(int n, Func<int, Func<double, string>> draw) =>
        File([.. Enumerable.Range(0, n).Select(i => (draw(i)(460), 460.0))]);

    private static byte[] File(IReadOnlyList<(string Content, double Height)> pages)
    {
        var pdf = new PdfBuilder { Compress = true };
        int descendant = pdf.Add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] >>");
        int font = pdf.Add(Invariant($"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [{descendant} 0 R] >>"));
        foreach ((string content, double height) in pages)
        {
            pdf.AddPage(content, Invariant($"<< /Font << /F1 {font} 0 R >> >>"), Invariant($"0 0 595 {height}"));
        }

        return pdf.Build();
    }

    private static Func<double, string> Tables(int n, bool apart, bool rules, bool header = true) => height =>
    {
        var content = new StringBuilder("0.5 w\n");
        double y = 60;
        for (int row = 0; row < n * Rows; row++)
        {
            bool first = row % Rows == 0;
            if (row == 0 || (apart && first))
            {
                y += row == 0 ? 0 : 60;
                Write(content, "单位：万元", 440, height - y + 5);
                Rule(content, _x[0], height - y, _x[^1], height - y);
            }

            string[] cells = first && header && (apart || row == 0)
                ? ["科目编码", "科目名称", "预算数", "决算数", "说明"]
                : [$"301{row % 100:00}", "工资福利支出", Invariant($"{row},234.50"), "82,096.42", ""];
            for (int c = 0; c < cells.Length; c++)
            {
                Write(content, cells[c], _x[c] + 3, height - y - RowHeight + 5);
            }

            for (int c = 0; rules && c < _x.Length; c++)
            {
                Rule(content, _x[c], height - y, _x[c], height - y - RowHeight);
            }

            y += RowHeight;
            if (rules || first || row % Rows == Rows - 1)
            {
                Rule(content, _x[0], height - y, _x[^1], height - y);
            }
        }

        return content.ToString();
    };

    private static Func<double, string> Prose(int n) => height =>
    {
        var content = new StringBuilder();
        double y = 60;
        for (int line = 0; line < n * Rows; line++)
        {
            bool first = line % 5 == 0;
            Write(content, first ? "　　二〇二四年度收入总计一百二十三万元，比上年增加，主要原因是人员经费增加，" : "以及按照有关规定安排的项目支出增加，其中基本支出和项目支出分别列示如下所", 60, height - y);
            y += first ? 20 : RowHeight;
        }

        return content.ToString();
    };

    private static void Write(StringBuilder content, string text, double x, double y)
    {
        content.Append(CultureInfo.InvariantCulture, $"BT /F1 {Size} Tf {x:0.##} {y:0.##} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n");
    }

    private static void Rule(StringBuilder content, double x1, double y1, double x2, double y2) =>
        content.Append(CultureInfo.InvariantCulture, $"{x1:0.##} {y1:0.##} m {x2:0.##} {y2:0.##} l S\n");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

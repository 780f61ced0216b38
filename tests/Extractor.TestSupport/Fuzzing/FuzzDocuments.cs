namespace Extractor.TestSupport.Fuzzing;

/// <summary>Documents to be damaged: some made in memory, and those of folders where they are there.</summary>
public static class FuzzDocuments
{
    /// <summary>Small documents that use every form of cross-reference, filters, forms, fonts, optional content and inheritance.</summary>
    public static IReadOnlyList<byte[]> Made()
    {
        var documents = new List<byte[]>();
        foreach (PdfForm form in Enum.GetValues<PdfForm>())
        {
            foreach (bool compress in new[] { false, true })
            {
                documents.Add(Rich(compress).Build(form));
            }
        }

        return documents;
    }

    /// <summary>The PDFs of a folder that are not larger than <paramref name="maxBytes"/>, in the order of their names.</summary>
    public static IReadOnlyList<byte[]> Of(string folder, int maxBytes) =>
    [
        .. Directory.EnumerateFiles(folder, "*.pdf", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Where(p => new FileInfo(p).Length <= maxBytes)
            .Select(File.ReadAllBytes),
    ];

    private static PdfBuilder Rich(bool compress)
    {
        var builder = new PdfBuilder { Compress = compress };
        int toUnicode = builder.AddStream("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0001> <0005> <4E00> <0006> <0007> [<0041> <00420043>] endbfrange 1 beginbfchar <0009> <D840DC00> endbfchar");
        int descriptor = builder.Add("<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /Ascent 859 /Descent -141 /FontBBox [0 -141 1000 859] >>");
        int descendant = builder.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 [500 600] 3 9 700] /DW2 [880 -1000] /W2 [1 [-900 500 800]] /FontDescriptor {descriptor} 0 R >>");
        int composite = builder.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {toUnicode} 0 R >>");
        int vertical = builder.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-V /DescendantFonts [{descendant} 0 R] >>");
        int proc = builder.AddStream("", "500 0 0 0 500 700 d1 0 0 500 700 re f");
        int type3 = builder.Add($"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a {proc} 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [500] >>");
        int simple = builder.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /Euro /uni4E00] >> >>");
        int form = builder.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 10 10] /Resources << /Font << /F1 {simple} 0 R >> >>", "BT /F1 9 Tf 5 5 Td (form) Tj ET 0 0 50 1 re f");
        int group = builder.Add("<< /Type /OCG /Name (layer) >>");
        builder.CatalogExtra = $"/OCProperties << /OCGs [{group} 0 R] /D << /OFF [{group} 0 R] /Order [{group} 0 R] >> >>";
        builder.TrailerExtra = $"/Info {builder.Add("<< /Title <FEFF9884 7B97> /CreationDate (D:20240101120000+08'00') >>")} 0 R";
        string resources = $"/Font << /F1 {simple} 0 R /F2 {composite} 0 R /F3 {vertical} 0 R /F4 {type3} 0 R >> /XObject << /X1 {form} 0 R >> /Properties << /P1 {group} 0 R >> /ExtGState << /G1 << /LW 2 /ca .5 >> >>";
        const string Content =
            """
            q 1 0 0 1 0 0 cm /G1 gs BT /F1 12 Tf 72 700 Td 2 Tr (Hello) Tj 0 -14 Td [(A) -250 (B)] TJ T* (x) ' 1 2 (y) " ET
            BT /F2 10 Tf 1 0 0 1 72 600 Tm <00010002000300090007> Tj ET BT /F3 10 Tf 300 600 Td <B2BFC3C5> Tj ET BT /F4 10 Tf 72 500 Td (aaa) Tj ET Q
            0.5 w 72 400 m 500 400 l S 72 390 428 0.5 re f [3 2] 0 d 72 380 m 500 380 l S 1 0 0 rg 72 300 100 50 re B
            /X1 Do /OC /P1 BDC BT /F1 12 Tf 72 200 Td (hidden) Tj ET EMC q 0 0 10 10 re W n Q
            BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI
            """;
        builder.AddPage(Content, resources);
        builder.AddPage(Content, resources, mediaBox: "10 20 300 420", extra: "/CropBox [20 30 280 400] /Rotate 90 /UserUnit 2");
        return builder;
    }
}

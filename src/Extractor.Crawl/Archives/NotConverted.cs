using Extractor.Crawl.Content;

namespace Extractor.Crawl.Archives;

/// <summary>Why a document that is no PDF is stored and not converted.</summary>
public static class NotConverted
{
    /// <summary>The reason, for people; null for a PDF.</summary>
    public static string? Reason(ContentKind kind) => kind switch
    {
        ContentKind.Pdf => null,
        ContentKind.Rar => "it is a .rar archive, which is stored and not opened; unpack it by hand and give its files as a folder",
        ContentKind.SevenZip => "it is a .7z archive, which is stored and not opened; unpack it by hand and give its files as a folder",
        ContentKind.OfficeBinary => "it is an Office document (.doc, .xls, .wps), which is stored and not converted; save it as PDF to read it",
        ContentKind.OfficeXml => "it is an Office document (.docx, .xlsx), which is stored and not converted; save it as PDF to read it",
        ContentKind.Ofd => "it is an OFD document (GB/T 33190), which is stored and not converted; save it as PDF to read it",
        ContentKind.Image => "it is an image, which is stored and not converted; text recognition is not part of this program",
        ContentKind.Zip => "it is an archive that cannot be opened",
        ContentKind.Empty => "it is empty",
        ContentKind.Html => "it is an HTML page under the name of a document",
        _ => "it is no PDF, though its name or link promised a document; it is stored and not converted",
    };
}

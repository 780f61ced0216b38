namespace Extractor.Crawl.Content;

/// <summary>What bytes are, by their beginning and not by their name.</summary>
public enum ContentKind
{
    Unknown,
    Empty,
    Pdf,
    Html,
    Zip,
    Rar,
    SevenZip,

    /// <summary>OLE compound file: .doc, .xls, .ppt, .wps.</summary>
    OfficeBinary,

    /// <summary>Zip with Office Open XML parts: .docx, .xlsx.</summary>
    OfficeXml,
    Ofd,
    Image,
    Json,
    Xml,
    Text,
}

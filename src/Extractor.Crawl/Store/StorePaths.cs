namespace Extractor.Crawl.Store;

/// <summary>Where things stand in a store.</summary>
public static class StorePaths
{
    /// <summary>The SQLite catalogue.</summary>
    public static string Catalogue(string store) => Path.Combine(store, "catalogue.db");

    /// <summary>Folder of the fetched bodies.</summary>
    public static string Blobs(string store) => Path.Combine(store, "blobs");
}

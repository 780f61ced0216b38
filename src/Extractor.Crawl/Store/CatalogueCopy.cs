namespace Extractor.Crawl.Store;

/// <summary>
/// A catalogue as it is now, copied to a temporary folder, so that it can be read, and what a run would do be tried on it, while
/// the store keeps every byte: SQLite itself leaves files beside a database that it only reads. An empty one where there is none.
/// </summary>
public sealed class CatalogueCopy : IDisposable
{
    private readonly DirectoryInfo _folder;

    /// <param name="store">Folder of the store; it need not exist. No run may be under way there.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of a newer version of the program.</exception>
    /// <exception cref="IOException">It cannot be read, or there is no room for the copy.</exception>
    public CatalogueCopy(string store)
    {
        _folder = Directory.CreateTempSubdirectory("extractor-catalogue-");
        try
        {
            string from = StorePaths.Catalogue(store), to = StorePaths.Catalogue(_folder.FullName);

            // What a killed run left in the log is part of the catalogue.
            foreach (string part in (string[])["", "-wal"])
            {
                if (File.Exists(from + part))
                {
                    File.Copy(from + part, to + part);
                }
            }

            Database = CatalogueDatabase.Open(to);
        }
        catch
        {
            _folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The copy; what is written to it is lost.</summary>
    public CatalogueDatabase Database { get; }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Delete(recursive: true);
    }
}

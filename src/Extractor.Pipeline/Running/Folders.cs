using Extractor.Crawl.Configuration;
using Extractor.Crawl.Store;

namespace Extractor.Pipeline.Running;

/// <summary>Checks before work begins that its results can be kept.</summary>
internal static class Folders
{
    /// <summary>Creates the folder and a file in it.</summary>
    /// <exception cref="ConfigurationException">It cannot be written.</exception>
    public static void MustBeWritable(string key, string folder)
    {
        string probe = Path.Combine(folder, ".probe");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([$"{key}: the folder {folder} cannot be written ({e.Message.TrimEnd('.')}); name another one, or change its permissions"]);
        }
    }

    /// <summary>Holds the store for this run alone.</summary>
    /// <exception cref="ConfigurationException">Another run holds it.</exception>
    public static FileStream Lock(string store)
    {
        string path = Path.Combine(store, ".lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw InUse(store);
        }
    }

    /// <summary>Holds a store that a run has used, without making anything; null where there is nothing to hold.</summary>
    /// <exception cref="ConfigurationException">A run holds it.</exception>
    public static FileStream? HoldWhereThere(string store)
    {
        string path = Path.Combine(store, ".lock");
        try
        {
            return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (IOException)
        {
            throw InUse(store);
        }
    }

    private static ConfigurationException InUse(string store) => new([$"store: another run is using {store}; wait for its end, or name another store"]);

    /// <summary>Opens the store's catalogue.</summary>
    /// <exception cref="ConfigurationException">It is damaged, or of a newer version of the program.</exception>
    public static CatalogueDatabase Catalogue(string store)
    {
        try
        {
            return CatalogueDatabase.Open(StorePaths.Catalogue(store));
        }
        catch (InvalidDataException e)
        {
            throw new ConfigurationException(["store: " + e.Message]);
        }
    }
}

using System.Globalization;
using Extractor.Fuzz;

return args switch
{
    ["survey", string directory, .. string[] rest] => Survey.Run(directory, rest.FirstOrDefault()),
    ["fuzz", string seed, string count, .. string[] folders] => FuzzCommand.Run(Number(seed), Number(count), 0, folders),
    ["case", string seed, string index, .. string[] folders] => FuzzCommand.Run(Number(seed), 1, Number(index), folders),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: Extractor.Fuzz fuzz <seed> <cases> [folder of PDFs …]   damage documents and read them; failing cases are written to the current folder
               Extractor.Fuzz case <seed> <case> [folder of PDFs …]    run one case again (give the same folders)
               Extractor.Fuzz survey <folder of PDFs> [password]       read every page of every PDF, one line a file
        """);
    return 2;
}

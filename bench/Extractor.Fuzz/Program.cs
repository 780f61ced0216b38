using Extractor.Fuzz;

return args switch
{
    ["survey", string directory, .. string[] rest] => Survey.Run(directory, rest.FirstOrDefault()),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Extractor.Fuzz survey <folder of PDFs> [password]");
    return 2;
}

namespace Extractor.Bench;

/// <summary>One measure that the bench program can take.</summary>
internal interface IBenchCommand
{
    string Name { get; }

    /// <summary>One line for the usage text.</summary>
    string Help { get; }

    /// <returns>The exit code: 0 where the measure was taken (and any floor reached).</returns>
    int Run(string[] args);
}

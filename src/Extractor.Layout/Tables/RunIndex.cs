namespace Extractor.Layout.Tables;

/// <summary>Runs by height, so that each table looks only at the text beside it.</summary>
internal sealed class RunIndex(ViewLetter[] letters, List<LetterRun> runs)
{
    private readonly HeightIndex _index = new(runs.Count, i => letters[runs[i].Start].CenterY);

    /// <summary>The runs whose first letter stands between two heights, in drawing order.</summary>
    public List<LetterRun> Between(double top, double bottom) => _index.Between(top, bottom).ConvertAll(i => runs[i]);
}

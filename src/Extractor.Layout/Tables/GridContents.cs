namespace Extractor.Layout.Tables;

/// <summary>The letters of each area of a grid.</summary>
internal sealed class GridContents
{
    public GridContents(int areas)
    {
        Letters = new List<int>?[areas];
        Doubtful = new bool[areas];
    }

    /// <summary>Per area, indices into <see cref="PageView.Letters"/>; null for an area without letters.</summary>
    public List<int>?[] Letters { get; }

    /// <summary>Per area: text crosses its border.</summary>
    public bool[] Doubtful { get; }

    public void Add(int area, int letter) => (Letters[area] ??= []).Add(letter);
}

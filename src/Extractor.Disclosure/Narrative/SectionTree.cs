using Extractor.Disclosure.Model;
using Extractor.Layout.Text;

namespace Extractor.Disclosure.Narrative;

/// <summary>
/// Orders headings and paragraphs into sections. The table of contents (目录) and the cover are left out; a heading that is a sentence
/// (（一）收入预算总计37188.34万元。包括：) is a paragraph, a paragraph that is a numbered title is a heading.
/// </summary>
internal sealed class SectionTree
{
    private const int MaxTitle = 60;
    private const int MaxContentsEntries = 400;

    private readonly List<Node> _roots = [];
    private readonly List<Node> _open = [];
    private readonly List<NarrativeParagraph> _paragraphs = [];

    private SectionTree()
    {
    }

    public IReadOnlyList<Section> Sections => [.. _roots.Select(n => n.ToSection())];

    /// <summary>Every paragraph in reading order, those before the first heading included.</summary>
    public IReadOnlyList<NarrativeParagraph> Paragraphs => _paragraphs;

    public static SectionTree Build(IReadOnlyList<Block> blocks)
    {
        SectionTree tree = new();
        int contentsEnd = ContentsEnd(blocks, out int contentsStart);
        int cover = Cover(blocks, contentsStart);
        for (int i = 0; i < blocks.Count; i++)
        {
            if ((i >= contentsStart && i < contentsEnd) || (i < cover && blocks[i] is HeadingBlock))
            {
                continue;
            }

            tree.Add(blocks[i]);
        }

        return tree;
    }

    /// <summary>Number of blocks of the title page: those before the contents, or the unnumbered titles at the beginning of page 1.</summary>
    private static int Cover(IReadOnlyList<Block> blocks, int contentsStart)
    {
        for (int i = 0; i < blocks.Count && blocks[i].Page <= 3; i++)
        {
            if (i == contentsStart || blocks[i] is HeadingBlock { IsContents: true })
            {
                return i;
            }
        }

        int cover = 0;
        while (cover < blocks.Count && blocks[cover].Page == 1 && blocks[cover] is HeadingBlock { Number: null, IsContents: false } title
            && cover + 1 < blocks.Count && blocks[cover + 1] is HeadingBlock next && next.Level <= title.Level)
        {
            cover++;
        }

        return cover;
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case HeadingBlock { IsContents: false } heading when IsTitle(heading.Text, heading.Level):
                Open(heading.Level, heading.Number, heading.Title, heading.Page);
                AddProjectLine(heading.Text, heading.Page, heading.Box);
                break;
            case HeadingBlock { IsContents: false } heading:
                AddParagraph(heading.Text, heading.Page, [new TextSpan(0, heading.Text.Length, heading.Page, heading.Box)]);
                break;
            case ParagraphBlock paragraph:
                if (TryTitle(paragraph.Text, out Numbering numbering))
                {
                    Open(numbering.Level, paragraph.Text[..numbering.Length].Trim(), paragraph.Text[numbering.Length..].Trim(), paragraph.Page);
                    AddProjectLine(paragraph.Text, paragraph.Page, paragraph.Box);
                }
                else
                {
                    AddParagraph(paragraph.Text, paragraph.Page, paragraph.Parts);
                }

                break;
        }
    }

    /// <summary>（三）项目名称：…  is a heading and at once the first line of a project block: readers of lines must see it.</summary>
    private void AddProjectLine(string text, int page, Extractor.Pdf.Box box)
    {
        if (IsProjectName(text))
        {
            _paragraphs.Add(new NarrativeParagraph([.. _open.Select(n => n.Full)], text, page, [new TextSpan(0, text.Length, page, box)]));
        }
    }

    private static bool IsProjectName(string text) => text.Contains("项目名称：", StringComparison.Ordinal) || text.Contains("项目名称:", StringComparison.Ordinal);

    private bool InGlossary => _open.Exists(n => IsGlossaryTitle(n.Title));

    /// <summary>名词解释, 专业名词解释, 名词说明.</summary>
    public static bool IsGlossaryTitle(string title) => title.Contains("名词", StringComparison.Ordinal) && title.Length <= 30;

    private bool IsTitle(string text, int level)
    {
        if (level >= 4 || text.Length > 120 || (level > 1 && InGlossary && !IsGlossaryTitle(text)))
        {
            return false;
        }

        return !SaysFigure(text) && !(text.EndsWith('；') || text.EndsWith('，') || (text.EndsWith('。') && text.Length > 40));
    }

    /// <summary>A short numbered line without a sentence mark at its end or inside.</summary>
    private bool TryTitle(string text, out Numbering numbering)
    {
        numbering = default;
        if (IsProjectName(text) && text.Length <= 120 && Numbering.TryRead(text, out numbering) && numbering.Level <= 3 && text.AsSpan().IndexOfAny("。；;") < 0)
        {
            return true;
        }

        return text.Length <= MaxTitle && Numbering.TryRead(text, out numbering) && numbering.Level <= 3 && numbering.Length < text.Length
            && text.AsSpan().IndexOfAny("。；，：;:") < 0 && !SaysFigure(text) && !(numbering.Level > 1 && InGlossary);
    }

    private static bool SaysFigure(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] is '元' or '%' or '％' or '辆' or '人' && char.IsAsciiDigit(text[i - 1]))
            {
                return true;
            }

            if (text[i] == '元' && text[i - 1] is '万' or '亿' && i > 1 && (char.IsAsciiDigit(text[i - 2]) || text[i - 2] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    private void Open(int level, string? number, string title, int page)
    {
        while (_open.Count > 0 && _open[^1].Level >= level)
        {
            _open.RemoveAt(_open.Count - 1);
        }

        Node node = new(level, number, title, page);
        (_open.Count > 0 ? _open[^1].Children : _roots).Add(node);
        _open.Add(node);
    }

    private void AddParagraph(string text, int page, IReadOnlyList<TextSpan> parts)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (_open.Count > 0)
        {
            _open[^1].Paragraphs.Add(new SectionParagraph(text, page));
        }

        _paragraphs.Add(new NarrativeParagraph([.. _open.Select(n => n.Full)], text, page, parts));
    }

    /// <summary>
    /// Blocks from the heading 目录 to before its first entry is met again. Without such a return only what the layout marked is left out.
    /// </summary>
    private static int ContentsEnd(IReadOnlyList<Block> blocks, out int start)
    {
        start = int.MaxValue;
        for (int i = 0; i < blocks.Count && i < 60; i++)
        {
            if (Squeeze(TextOf(blocks[i])) is not ("目录" or "目次"))
            {
                continue;
            }

            start = i;
            string first = i + 1 < blocks.Count ? Entry(TextOf(blocks[i + 1])) : "";
            for (int j = i + 2; first.Length > 1 && j < blocks.Count && j < i + MaxContentsEntries; j++)
            {
                string text = Entry(TextOf(blocks[j]));
                if (text == first || SamePart(first, text))
                {
                    return j;
                }
            }

            return i + 1;
        }

        return 0;
    }

    // 第一部分 单位概况 in the contents, 第一部分 某局概况 over the text.
    private static bool SamePart(string a, string b) =>
        Numbering.TryRead(a, out Numbering x) && x.Level == 1 && Numbering.TryRead(b, out Numbering y) && y.Level == 1 && a[..x.Length] == b[..y.Length];

    private static string TextOf(Block block) => block switch { HeadingBlock h => h.Text, ParagraphBlock p => p.Text, _ => "" };

    private static string Entry(string text) => Squeeze(text).TrimEnd('.', '…', '·', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '—');

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private sealed class Node(int level, string? number, string title, int page)
    {
        public int Level => level;

        public string Title => title;

        public List<Node> Children { get; } = [];

        public List<SectionParagraph> Paragraphs { get; } = [];

        public string Full => number is null ? title : level == 1 ? number + " " + title : number + title;

        public Section ToSection() => new()
        {
            Level = level,
            Number = number,
            Title = title,
            Page = page,
            Paragraphs = Paragraphs,
            Sections = [.. Children.Select(c => c.ToSection())],
        };
    }
}

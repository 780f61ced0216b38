using System.Globalization;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Kinds;
using Extractor.Disclosure.Model;
using Extractor.Layout;
using Extractor.Layout.Tables;
using Extractor.Layout.Text;

namespace Extractor.Disclosure.Identification;

/// <summary>
/// Decides unit, year and kind of a document from its title page, headings, captions, forms and tables, each voting with a
/// weight; says so where they disagree. The file name is asked last, and never silently.
/// </summary>
public static class IdentityReader
{
    private const int TitleWeight = 12;
    private const int RunningWeight = 8;
    private const int HeadingWeight = 4;
    private const int CaptionWeight = 3;
    private const int FormWeight = 2;
    private const int HintWeight = 2;

    private static readonly string[] PublishersForOthers = ["财政", "人民政府", "政府办", "政务", "门户", "网站", "信息中心", "新闻", "融媒"];

    private static readonly string[] UnitLabels = ["预算单位", "单位名称", "部门名称", "部门单位名称", "填报单位", "主管部门", "项目主管部门", "实施单位", "项目实施单位"];

    public static DocumentIdentity Read(DocumentLayout layout, SourceInfo source, DisclosureHints? hints = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(source);
        var votes = new Votes();
        Titles(layout, votes);
        RunningTexts(layout, votes);
        Headings(layout, votes);
        Tables(layout, votes);
        Hints(layout, hints, votes);
        Mentions(layout, votes);
        return Decide(source, hints, votes);
    }

    private static void Titles(DocumentLayout layout, Votes votes)
    {
        // The title may be broken over several blocks of the first pages: 某局 | 2024年度 | 部门决算.
        List<Block> early = [.. layout.Blocks.Where(b => b.Page <= 3 && b is HeadingBlock { IsContents: false } or ParagraphBlock).Take(40)];
        int found = 0;
        for (int i = 0; i < early.Count && found < 3; i++)
        {
            string joined = string.Empty;
            for (int j = i; j < Math.Min(early.Count, i + 4) && early[j].Page == early[i].Page; j++)
            {
                joined += IdentityText.Clean(TextOf(early[j]));
                if (joined.Length > 80)
                {
                    break;
                }

                if (IdentityText.Title(joined) is not { } title)
                {
                    continue;
                }

                int weight = early[i].Page == 1 ? TitleWeight : HeadingWeight;
                votes.AddYear(title.Year, weight);
                votes.AddKind(title.Kind, weight);
                votes.AddUnit(title.Unit, title.Unit is { } unit && IdentityText.LooksLikeUnit(unit) ? weight : 1);
                votes.Title ??= IdentityText.IsDocumentTitle(joined) ? joined : null;
                found++;
                i = j;
                break;
            }
        }
    }

    /// <summary>A page header usually repeats the title; a cover that prints the same line is taken for one.</summary>
    private static void RunningTexts(DocumentLayout layout, Votes votes)
    {
        foreach (string text in layout.RunningTexts)
        {
            if (IdentityText.Title(text) is { } title)
            {
                votes.AddYear(title.Year, RunningWeight);
                votes.AddKind(title.Kind, RunningWeight);
                votes.AddUnit(title.Unit, title.Unit is { } unit && IdentityText.LooksLikeUnit(unit) ? RunningWeight : 0);
                votes.Title ??= IdentityText.IsDocumentTitle(IdentityText.Clean(text)) ? IdentityText.Clean(text) : null;
            }
        }
    }

    private static void Headings(DocumentLayout layout, Votes votes)
    {
        int read = 0;
        foreach (Block block in layout.Blocks)
        {
            string text = TextOf(block);
            if (block is HeadingBlock || text.Length <= 60)
            {
                if (++read > 2000)
                {
                    break;
                }

                votes.AddUnit(IdentityText.HeadingUnit(text), HeadingWeight);
                if (block is HeadingBlock && IdentityText.AboutUnit(text) is { } about)
                {
                    votes.AddUnit(about.Unit, about.Unit is { } unit && IdentityText.LooksLikeUnit(unit) ? HeadingWeight : 0);
                    votes.AddYear(about.Year, 2);
                    votes.AddKind(about.Kind, 1);
                }

                votes.AddUnit(IdentityText.CaptionUnit(text), CaptionWeight);
                if (text.EndsWith('表') && TableKinds.ByTitle(text) is { } kind)
                {
                    // The title of a table that the layout did not find.
                    votes.AddTableKind(KindOfTable(kind, text, string.Empty));
                }
            }
        }
    }

    /// <summary>The kind of document in which a table of this kind stands; null where the table may stand in several.</summary>
    private static DisclosureKind? KindOfTable(string kind, string title, string header)
    {
        if (TableKinds.IsPerformance(kind))
        {
            return kind.Contains("Review", StringComparison.Ordinal) ? DisclosureKind.PerformanceReview : DisclosureKind.PerformanceTarget;
        }

        if (title.Contains("决算", StringComparison.Ordinal) || header.Contains("决算数", StringComparison.Ordinal))
        {
            return DisclosureKind.FinalAccount;
        }

        bool budget = header.Contains("预算数", StringComparison.Ordinal) || title.Contains("预算", StringComparison.Ordinal) || title.Contains("总体情况表", StringComparison.Ordinal);
        return budget ? DisclosureKind.Budget : null;
    }

    private static void Tables(DocumentLayout layout, Votes votes)
    {
        foreach (Table table in layout.Tables)
        {
            string? kind = TableKinds.ByTitle(table.Title);
            foreach (string line in table.CaptionLines)
            {
                votes.AddUnit(IdentityText.CaptionUnit(line), CaptionWeight);
                foreach (int year in IdentityText.Years(line).Take(1))
                {
                    votes.AddYear(year, 1);
                }
            }

            foreach (int year in IdentityText.Years(table.Title ?? string.Empty).Take(1))
            {
                votes.AddYear(year, 2);
            }

            bool performance = kind is not null && TableKinds.IsPerformance(kind);
            if (kind is not null)
            {
                string header = string.Concat(table.Cells.Where(c => c.Row < 4).Select(c => HeaderText.Clean(c.Text)));
                votes.AddTableKind(KindOfTable(kind, table.Title ?? string.Empty, header));
            }

            FormUnit(table, performance, votes);
        }
    }

    private static void Mentions(DocumentLayout layout, Votes votes)
    {
        const int MaxTexts = 20_000;
        IEnumerable<string> texts = layout.Blocks.Select(TextOf).Concat(layout.Tables.SelectMany(t => t.Cells).Select(c => c.Text));
        foreach (string text in texts.Where(t => t.Contains('年', StringComparison.Ordinal)).Take(MaxTexts))
        {
            foreach (int year in IdentityText.Years(text).Take(20))
            {
                votes.Mentioned.Add(year, 1);
            }
        }
    }

    /// <summary>The unit that a form names beside 预算单位, 单位名称, 主管部门.</summary>
    private static void FormUnit(Table table, bool performance, Votes votes)
    {
        foreach (Cell cell in table.Cells)
        {
            if (cell.Row > 8)
            {
                break;
            }

            string label = Codes.NameFolding.Fold(cell.Text).Replace("（", string.Empty, StringComparison.Ordinal).Replace("）", string.Empty, StringComparison.Ordinal);
            if (Array.IndexOf(UnitLabels, label) >= 0 && table.Cells.FirstOrDefault(c => c.Row == cell.Row && c.Column == cell.Column + cell.ColumnSpan) is { } value
                && IdentityText.UnitName(value.Text) is { } name && IdentityText.LooksLikeUnit(name))
            {
                // Departments and the bodies that carry a project out differ; 主管部门 is the surer of the two.
                votes.AddUnit(name, label.Contains("实施", StringComparison.Ordinal) || !performance ? 1 : FormWeight);
            }
        }
    }

    private static void Hints(DocumentLayout layout, DisclosureHints? hints, Votes votes)
    {
        foreach (string? title in (string?[])[hints?.Title, layout.Info.Title])
        {
            if (title is not null && IdentityText.Title(title) is { } parts)
            {
                votes.AddYear(parts.Year, HintWeight);
                votes.AddKind(parts.Kind, HintWeight);
                votes.AddUnit(parts.Unit, parts.Unit is { } unit && IdentityText.LooksLikeUnit(unit) ? HintWeight : 0);
            }
        }

        NamedYear(layout.Info.Title, votes);
        if (hints is not null)
        {
            votes.AddYear(hints.Year, HintWeight);
            votes.AddUnit(hints.Unit, HintWeight);
        }
    }

    /// <summary>
    /// A title in the file's properties that is a unit's name and a bare year (某某局2024). It is seldom looked after, so it
    /// only speaks as loudly as a hint; but a year behind the unit's name is no year of something else.
    /// </summary>
    private static void NamedYear(string? title, Votes votes)
    {
        string text = Codes.NameFolding.Fold(title ?? string.Empty);
        if (text.Length is < 8 or > 64 || !int.TryParse(text.AsSpan(text.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1990 or > 2100)
        {
            return;
        }

        string name = text[..^4];
        if (!char.IsAsciiDigit(name[^1]) && IdentityText.LooksLikeUnit(name))
        {
            votes.AddYear(year, HintWeight);
            votes.AddUnit(name, HintWeight);
        }
    }

    private static DocumentIdentity Decide(SourceInfo source, DisclosureHints? hints, Votes votes)
    {
        var warnings = new List<EntryWarning>();
        FileName(source, votes, warnings);
        Publisher(hints, votes, warnings);
        if (votes.Years.IsEmpty && votes.Mentioned.TryWinner(out int mentioned) && IsClear(votes.Mentioned, mentioned))
        {
            votes.AddYear(mentioned, 1);
            warnings.Add(new EntryWarning("year-from-text", null, $"标题、章节和表格都没有写明年度，{mentioned}是正文和表格中提到最多的年度。"));
        }

        if (votes.Kinds.IsEmpty && votes.TableKinds.IsEmpty)
        {
            warnings.Add(new EntryWarning("kind-unknown", null, "未能从文件中认出是预算、决算还是绩效文件，暂按预算处理。"));
        }

        UnitInfo? unit = UnitNames.Decide(votes.Units);
        int? year = votes.Years.TryWinner(out int winner) ? winner : null;
        DisclosureKind kind = Kind(votes, warnings);
        if (unit is null)
        {
            warnings.Add(new EntryWarning("unit-unknown", null, "未能从文件中认出编制单位，请在来源配置中写明。"));
        }

        if (year is null)
        {
            warnings.Add(new EntryWarning("year-unknown", null, "未能从文件中认出年度，请在来源配置中写明。"));
        }
        else
        {
            foreach (int other in votes.Years.Candidates)
            {
                if (other != year && votes.Years.Weight(other) * 2 > votes.Years.Weight(year.Value))
                {
                    warnings.Add(new EntryWarning("year-conflict", null, $"标题、章节和表格所示年度不一致：{year}与{other}，按{year}处理。"));
                }
            }
        }

        string title = votes.Title ?? $"{unit?.Name}{(year is null ? string.Empty : year + "年度")}{KindName(kind)}";
        return new DocumentIdentity { Unit = unit, Year = year, Kind = kind, Title = title, Warnings = warnings };
    }

    /// <summary>A budget speaks of the year before as well; only a year that stands nearly alone is taken from the text.</summary>
    private static bool IsClear(IdentityVotes<int> mentioned, int winner) =>
        mentioned.Weight(winner) >= 2 && mentioned.Candidates.All(y => y == winner || mentioned.Weight(y) * 4 <= mentioned.Weight(winner));

    private static DisclosureKind Kind(Votes votes, List<EntryWarning> warnings)
    {
        bool said = votes.Kinds.TryWinner(out DisclosureKind title);
        bool shown = votes.TableKinds.TryWinner(out DisclosureKind tables);
        if (!said)
        {
            return shown ? BudgetBefore(votes, tables) : DisclosureKind.Budget;
        }

        bool accounts = votes.TableKinds.Weight(DisclosureKind.Budget) + votes.TableKinds.Weight(DisclosureKind.FinalAccount) > 0;
        DisclosureKind accountKind = votes.TableKinds.Weight(DisclosureKind.FinalAccount) > votes.TableKinds.Weight(DisclosureKind.Budget) ? DisclosureKind.FinalAccount : DisclosureKind.Budget;
        if (accounts && title is DisclosureKind.Budget or DisclosureKind.FinalAccount && accountKind != title)
        {
            warnings.Add(new EntryWarning("kind-conflict", null, $"标题说是{KindName(title)}，表格像是{KindName(accountKind)}，按标题处理。"));
        }

        return title;
    }

    /// <summary>A file of budget tables with performance forms is a budget.</summary>
    private static DisclosureKind BudgetBefore(Votes votes, DisclosureKind most)
    {
        int budget = votes.TableKinds.Weight(DisclosureKind.Budget);
        int final = votes.TableKinds.Weight(DisclosureKind.FinalAccount);
        return budget + final == 0 ? most : final > budget ? DisclosureKind.FinalAccount : DisclosureKind.Budget;
    }

    private static void FileName(SourceInfo source, Votes votes, List<EntryWarning> warnings)
    {
        if (!votes.Units.IsEmpty && !votes.Years.IsEmpty)
        {
            return;
        }

        string name = Path.GetFileNameWithoutExtension(source.File);
        TitleParts? parts = IdentityText.Title(name);
        int? year = parts?.Year ?? IdentityText.Years(name).Cast<int?>().FirstOrDefault();
        if (votes.Years.IsEmpty && year is not null)
        {
            votes.AddYear(year, 1);
            warnings.Add(new EntryWarning("year-from-file-name", null, $"文件内容没有写明年度，年度{year}取自文件名。"));
        }

        if (votes.Units.IsEmpty && parts?.Unit is { } unit && IdentityText.LooksLikeUnit(unit))
        {
            votes.AddUnit(unit, 1);
            warnings.Add(new EntryWarning("unit-from-file-name", null, $"文件内容没有写明编制单位，“{unit}”取自文件名。"));
        }

        if (votes.Kinds.IsEmpty && votes.TableKinds.IsEmpty)
        {
            votes.AddKind(IdentityText.Kind(name), 1);
        }
    }

    /// <summary>
    /// The body that published the page, where the document and its name tell no unit. Bodies that publish for others (finance,
    /// government offices, portals) do not count.
    /// </summary>
    private static void Publisher(DisclosureHints? hints, Votes votes, List<EntryWarning> warnings)
    {
        if (!votes.Units.IsEmpty || hints?.Publisher is not { Length: >= 4 and <= 40 } publisher || !IdentityText.LooksLikeUnit(publisher))
        {
            return;
        }

        foreach (string word in PublishersForOthers)
        {
            if (publisher.Contains(word, StringComparison.Ordinal))
            {
                return;
            }
        }

        votes.AddUnit(publisher, 1);
        warnings.Add(new EntryWarning("unit-from-page", null, $"文件内容没有写明编制单位，“{publisher}”取自发布页面的来源。"));
    }

    internal static string KindName(DisclosureKind kind) => kind switch
    {
        DisclosureKind.FinalAccount => "决算",
        DisclosureKind.PerformanceTarget => "绩效目标",
        DisclosureKind.PerformanceReview => "绩效自评",
        _ => "预算",
    };

    internal static string TextOf(Block block) => block switch
    {
        HeadingBlock heading => heading.Text,
        ParagraphBlock paragraph => paragraph.Text,
        _ => string.Empty,
    };

    private sealed class Votes
    {
        public IdentityVotes<string> Units { get; } = new();

        public IdentityVotes<int> Years { get; } = new();

        /// <summary>Every year that the text and the cells mention.</summary>
        public IdentityVotes<int> Mentioned { get; } = new();

        public IdentityVotes<DisclosureKind> Kinds { get; } = new();

        public IdentityVotes<DisclosureKind> TableKinds { get; } = new();

        public string? Title { get; set; }

        public void AddUnit(string? name, int weight)
        {
            if (name is not null && weight > 0)
            {
                Units.Add(name, weight);
            }
        }

        public void AddYear(int? year, int weight)
        {
            if (year is { } value)
            {
                Years.Add(value, weight);
            }
        }

        public void AddKind(DisclosureKind? kind, int weight)
        {
            if (kind is { } value)
            {
                Kinds.Add(value, weight);
            }
        }

        public void AddTableKind(DisclosureKind? kind)
        {
            if (kind is { } value)
            {
                TableKinds.Add(value, 1);
            }
        }
    }
}

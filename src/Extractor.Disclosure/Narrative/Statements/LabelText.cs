using System.Globalization;

namespace Extractor.Disclosure.Narrative.Statements;

/// <summary>Finds in the words before a figure what the figure is about.</summary>
internal sealed class LabelText
{
    private const int MaxOrganisation = 48;
    private const int MaxLabel = 200;

    private static readonly string[] Leads =
    [
        "其中", "此外", "另外", "同时", "以及", "具体情况为", "具体为", "具体是", "具体", "包括", "分别是", "分别为", "分别", "主要是", "主要包括", "全年共", "共安排", "共有", "分为", "安排", "即", "且", "并", "的",
    ];

    private static readonly string[] SelfNames =
    [
        "本部门（单位）", "本单位（部门）", "我部门（单位）", "部门（单位）", "本部门", "本单位", "我部门", "我单位", "我厅", "我局", "我委", "我院", "我校", "我中心", "我站", "我办", "我会", "我街道", "我镇", "我乡",
        "本厅", "本局", "本委", "本院", "本校", "本中心", "本站", "本办", "本街道", "本镇", "本乡", "单位", "部门",
    ];

    private static readonly string[] Tails =
    [
        "总共为", "共计为", "合计为", "达到", "共计", "总共", "共有", "约为", "为人民币", "人民币", "均为", "各为", "为", "是", "共", "约", "近", "达", "计", "有", "的", "各", "均", "分别", "也", "将", "了", "，", "、", "：", "-", "—",
    ];

    private static readonly string[] OrganisationEnds =
    [
        "人民政府", "办事处", "委员会", "办公厅", "办公室", "分局", "局", "厅", "法院", "检察院", "医院", "学院", "研究院", "院", "中心", "站", "大学", "学校", "中学", "小学", "幼儿园", "支队", "大队", "总队", "本级", "社会工作部", "宣传部", "组织部", "统战部",
        "协会", "联合会", "总工会", "团委", "妇联", "残联", "政协", "人大", "博物馆", "图书馆", "研究所", "管理所",
    ];

    private static readonly string[] AfterOrganisation =
    [
        "本年", "当年", "收入", "支出", "收支", "财政拨款", "一般公共预算", "政府性基金", "国有资本", "政府采购", "机关运行", "机构运行", "单位运行", "的", "部门", "单位", "预算", "决算", "面向", "占用", "“三公”", "三公", "\"三公\"", "上年", "年初", "年末", "编制", "实有", "在职", "共有", "授予", "项目支出", "基本支出",
    ];

    private readonly NarrativeContext _context;
    private readonly string[] _units;

    public LabelText(NarrativeContext context)
    {
        _context = context;
        _units = [.. context.UnitNames.Select(Fold).Where(u => u.Length >= 3).Distinct(StringComparer.Ordinal).OrderByDescending(u => u.Length)];
    }

    /// <summary>Takes numbering, connectives, unit and year off.</summary>
    /// <param name="text">Normalised words before the figure.</param>
    /// <param name="whose">Somebody else than the unit, where the words name one; null otherwise.</param>
    public string Clean(ReadOnlySpan<char> text, out string? whose)
    {
        whose = null;
        // The longest labels printed have some 120 characters; looking at no more keeps hostile text linear.
        ReadOnlySpan<char> rest = text.Length > MaxLabel ? text[^MaxLabel..].Trim() : text.Trim();
        for (int round = 0; round < 16; round++)
        {
            int before = rest.Length;
            rest = StripLead(rest, ref whose);
            rest = StripTail(rest);
            if (rest.Length == before)
            {
                break;
            }
        }

        // “教育支出（类）…（项）” in quotes as a whole.
        if (rest.Length > 2 && rest[0] == '“' && rest[^1] == '”' && rest[1..^1].IndexOfAny('“', '”') < 0)
        {
            rest = rest[1..^1];
        }

        return WithoutInnerYear(rest.ToString());
    }

    /// <summary>…（项）2024年预算数 loses the document's year, and the 预算数 that says no more than the figure.</summary>
    private string WithoutInnerYear(string label)
    {
        if (_context.Year is not int year)
        {
            return label;
        }

        string words = year.ToString(CultureInfo.InvariantCulture) + "年";
        int at = label.LastIndexOf(words, StringComparison.Ordinal);
        if (at <= 0)
        {
            return label;
        }

        string tail = label[(at + words.Length)..].TrimStart('度');
        return LabelKinds.SaysNothing(tail) ? label[..at] : LabelKinds.IsBare(tail) ? label[..at] + tail : label;
    }

    private ReadOnlySpan<char> StripLead(ReadOnlySpan<char> s, scoped ref string? whose)
    {
        s = s.TrimStart("，,、：；。 \t");
        if (Numbering.TryRead(s, out Numbering numbering))
        {
            return s[numbering.Length..];
        }

        if (TryStripYear(s, out ReadOnlySpan<char> withoutYear))
        {
            return withoutYear;
        }

        foreach (string unit in _units)
        {
            if (s.StartsWith(unit, StringComparison.Ordinal))
            {
                return s[unit.Length..];
            }
        }

        foreach (string self in SelfNames)
        {
            if (s.StartsWith(self, StringComparison.Ordinal) && s.Length > self.Length && (self.Length > 2 || self[0] is '本' or '我' || !IsPartOfTerm(s, self)))
            {
                return s[self.Length..];
            }
        }

        if (SubordinatesLength(s) is int subordinates and > 0)
        {
            return s[subordinates..];
        }

        int organisation = OrganisationLength(s);
        if (organisation > 0)
        {
            if (!IsOwn(s[..organisation]))
            {
                whose ??= s[..organisation].ToString();
            }

            return s[organisation..];
        }

        foreach (string lead in Leads)
        {
            if (s.StartsWith(lead, StringComparison.Ordinal))
            {
                return s[lead.Length..];
            }
        }

        return s;
    }

    /// <summary>单位资金, 部门预算, 单位预留机动经费 keep their first word.</summary>
    private static bool IsPartOfTerm(ReadOnlySpan<char> s, string self)
    {
        ReadOnlySpan<char> after = s[self.Length..];
        return !(after.StartsWith("20", StringComparison.Ordinal) || after.StartsWith("本年", StringComparison.Ordinal) || after.StartsWith("编制数", StringComparison.Ordinal) || after.StartsWith("收入", StringComparison.Ordinal) || after.StartsWith("的", StringComparison.Ordinal));
    }

    private static ReadOnlySpan<char> StripTail(ReadOnlySpan<char> s)
    {
        s = s.TrimEnd();
        foreach (string tail in Tails)
        {
            if (s.Length > tail.Length && s.EndsWith(tail, StringComparison.Ordinal) && !EndsTerm(s, tail))
            {
                return s[..^tail.Length];
            }
        }

        return s.Length == 1 && s[0] is '为' or '是' or '共' or '计' or '约' or '达' or '有' or '，' or '：' ? [] : s;
    }

    // 合计, 总计, 小计, 审计 end in 计; 其他共, 公共 in 共; 附近 in 近.
    private static bool EndsTerm(ReadOnlySpan<char> s, string tail) =>
        tail is "计" && s.Length > 1 && s[^2] is '合' or '总' or '小' or '审' or '统' or '会' or '设' or '共'
        || (tail is "共" && s.Length > 1 && s[^2] == '公')
        || (tail is "有" && s.Length > 1 && s[^2] is '国' or '所')
        || (tail is "为" && s.Length > 1 && s[^2] is '行' or '作')
        || (tail is "近" && s.Length > 1 && s[^2] is '附')
        || (tail is "将" or "达");

    private bool TryStripYear(ReadOnlySpan<char> s, out ReadOnlySpan<char> rest)
    {
        rest = s;
        if (s.Length >= 5 && s[4] == '年' && int.TryParse(s[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1990 and <= 2099)
        {
            if (_context.Year is int known && known != year)
            {
                return false;
            }

            int end = 5;
            while (end < s.Length && s[end] is '度' or '底' or '末')
            {
                end++;
            }

            // 2024年环保业务经费 is a name; 2024年度, 2024年，, 2024年收入… is a time. Both lose it: the year is the document's.
            rest = s[end..];
            return true;
        }

        return false;
    }

    /// <summary>本级及下属0家行政单位和0家事业单位的, （部门）下属1家机关的: the unit with all that belongs to it.</summary>
    private static int SubordinatesLength(ReadOnlySpan<char> s)
    {
        int at = 0;
        foreach (string start in (string[])["（部门）", "（单位）", "（本级）", "（机关）", "本级", "机关"])
        {
            if (s.StartsWith(start, StringComparison.Ordinal))
            {
                at = start.Length;
                break;
            }
        }

        ReadOnlySpan<char> rest = s[at..];
        bool subordinates = false;
        foreach (string word in (string[])["及下属", "及所属", "和下属", "和所属", "下属", "所属"])
        {
            subordinates |= rest.StartsWith(word, StringComparison.Ordinal);
        }

        if (!subordinates)
        {
            return at > 0 && s[0] == '（' ? at : 0;
        }

        int of = rest.IndexOf('的');
        int verb = rest.IndexOf("财政拨款", StringComparison.Ordinal);
        int end = of is > 0 and < 60 ? of + 1 : verb is > 0 and < 60 ? verb : 0;
        return end > 0 && end < rest.Length ? at + end : 0;
    }

    private static int OrganisationLength(ReadOnlySpan<char> s)
    {
        int best = 0;
        int most = Math.Min(s.Length, MaxOrganisation);
        for (int end = 2; end < most; end++)
        {
            if (s[end - 1] is '（' or '，' or '“' or '：')
            {
                break;
            }

            if (!EndsLikeOrganisation(s[..end]))
            {
                continue;
            }

            ReadOnlySpan<char> after = s[end..];
            if (after.StartsWith("20", StringComparison.Ordinal) || StartsWithAny(after, AfterOrganisation) || after[0] == '（')
            {
                best = end;
            }
        }

        return best;
    }

    private static bool EndsLikeOrganisation(ReadOnlySpan<char> s)
    {
        foreach (string end in OrganisationEnds)
        {
            if (s.EndsWith(end, StringComparison.Ordinal))
            {
                return s.Length > end.Length || end is "本级";
            }
        }

        return false;
    }

    /// <summary>省检察院 is 江苏省人民检察院: its characters follow one another in the unit's name.</summary>
    private bool IsOwn(ReadOnlySpan<char> name)
    {
        if (_units.Length == 0)
        {
            return true;
        }

        foreach (string unit in _units)
        {
            int i = 0;
            foreach (char c in unit)
            {
                if (i < name.Length && name[i] == c)
                {
                    i++;
                }
            }

            if (i == name.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> s, string[] words)
    {
        foreach (string word in words)
        {
            if (s.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Fold(string name) => Prose.ProseText.From(name).Text;
}

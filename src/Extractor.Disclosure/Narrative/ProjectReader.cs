using Extractor.Disclosure.Model;
using Extractor.Disclosure.Narrative.Prose;

namespace Extractor.Disclosure.Narrative;

/// <summary>Reads project blocks: labelled lines from 项目名称： to the next project or section.</summary>
internal sealed class ProjectReader
{
    private static readonly (string Label, string Key)[] Labels =
    [
        ("项目名称", "name"),
        ("设立的政策依据", "basis"), ("项目设立的政策依据", "basis"), ("政策依据", "basis"), ("立项依据", "basis"), ("设立依据", "basis"), ("项目设立依据", "basis"), ("项目立项依据", "basis"),
        ("预算安排规模", "amount"), ("预算规模", "amount"), ("年度预算安排", "amount"), ("资金规模", "amount"), ("预算金额", "amount"), ("项目预算", "amount"), ("项目预算金额", "amount"), ("资金安排规模", "amount"), ("安排预算", "amount"),
        ("项目承担单位", "undertaker"), ("承担单位", "undertaker"), ("项目实施单位", "undertaker"), ("实施单位", "undertaker"), ("实施主体", "undertaker"), ("项目单位", "undertaker"), ("项目承担部门", "undertaker"),
        ("资金分配情况", "allocation"), ("资金分配", "allocation"), ("资金使用方向", "allocation"), ("资金安排情况", "allocation"),
        ("资金执行时间", "period"), ("执行时间", "period"), ("实施周期", "period"), ("实施时间", "period"), ("项目周期", "period"), ("项目实施时间", "period"), ("项目实施周期", "period"), ("起止时间", "period"),
        ("项目概述", "other"), ("项目概况", "other"), ("项目内容", "other"), ("实施方案", "other"), ("绩效目标", "other"), ("项目绩效目标", "other"), ("项目总体目标", "other"), ("补贴人数", "other"), ("补贴标准", "other"),
        ("补贴范围", "other"), ("补贴方式", "other"), ("发放程序", "other"), ("受益人群和社会效益", "other"), ("受益人群", "other"), ("社会效益", "other"), ("项目负责人", "other"), ("主管部门", "other"), ("资金来源", "other"),
    ];

    private readonly List<Project> _projects = [];
    private readonly SortedDictionary<string, string> _other = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private string? _lastKey;
    private string? _section;
    private int _page;

    public IReadOnlyList<Project> Projects
    {
        get
        {
            Flush();
            return _projects;
        }
    }

    /// <summary>Offers the next paragraph or heading.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="page">Where it begins.</param>
    /// <param name="section">The section above it; a block does not go past the end of its section.</param>
    /// <returns>True where it belongs to a project block and says nothing else.</returns>
    public bool Take(string text, int page, string section)
    {
        string line = text.Trim();
        int from = Numbering.TryRead(line, out Numbering numbering) ? numbering.Length : 0;
        if (TryLabel(line, from, out string label, out string key, out int valueStart))
        {
            if (key == "name")
            {
                Flush();
                _page = page;
                _section = section;
            }
            else if (_fields.Count == 0)
            {
                return false;
            }

            Store(line, label, key, valueStart);
            return true;
        }

        if (_fields.Count == 0 || _lastKey is null || section != _section || from > 0 || line.Length == 0)
        {
            Flush();
            return false;
        }

        // A field's second paragraph; the period is the last of a block and short.
        if (_fields.GetValueOrDefault("period") is { Length: > 0 })
        {
            Flush();
            return false;
        }

        Append(_lastKey, line);
        return true;
    }

    /// <summary>True where a line begins with one of the labels of a project block.</summary>
    public static bool StartsField(string line)
    {
        int from = Numbering.TryRead(line, out Numbering numbering) ? numbering.Length : line.Length - line.AsSpan().TrimStart().Length;
        return TryLabel(line, from, out _, out _, out _);
    }

    private void Store(string line, string label, string key, int valueStart)
    {
        // 项目名称：甲 项目承担单位：乙 on one line.
        int at = valueStart;
        for (int guard = 0; guard < 20; guard++)
        {
            int next = NextLabel(line, at, out string nextLabel, out string nextKey, out int nextValue);
            Append(key == "other" ? label : key, line[valueStart..next].Trim().TrimEnd('；', ';').Trim());
            if (next >= line.Length)
            {
                return;
            }

            (label, key, valueStart, at) = (nextLabel, nextKey, nextValue, nextValue);
        }
    }

    private static int NextLabel(string line, int from, out string label, out string key, out int valueStart)
    {
        for (int i = from + 1; i < line.Length; i++)
        {
            if ((char.IsWhiteSpace(line[i - 1]) || line[i - 1] is '；' or ';' or '。') && TryLabel(line, i, out label, out key, out valueStart))
            {
                return i;
            }
        }

        (label, key, valueStart) = ("", "", line.Length);
        return line.Length;
    }

    private static bool TryLabel(string line, int from, out string label, out string key, out int valueStart)
    {
        foreach ((string l, string k) in Labels)
        {
            int end = from + l.Length;
            if (string.CompareOrdinal(line, from, l, 0, l.Length) == 0 && end < line.Length)
            {
                while (end < line.Length && char.IsWhiteSpace(line[end]))
                {
                    end++;
                }

                if (end < line.Length && line[end] is '：' or ':')
                {
                    (label, key, valueStart) = (l, k, end + 1);
                    return true;
                }
            }
        }

        (label, key, valueStart) = ("", "", 0);
        return false;
    }

    private string Value(string key) => _fields.GetValueOrDefault(key) ?? _other.GetValueOrDefault(key) ?? "";

    private void Append(string key, string value)
    {
        _lastKey = key;
        if (Array.Exists(Labels, l => l.Key == key) && key != "other")
        {
            _fields[key] = _fields.TryGetValue(key, out string? before) && before.Length > 0 ? before + value : value;
        }
        else
        {
            _other[key] = _other.TryGetValue(key, out string? before) ? before + value : value;
        }
    }

    private void Flush()
    {
        if (_fields.TryGetValue("name", out string? name) && name.Length > 0)
        {
            _projects.Add(Make(_projects.Count + 1, name, _fields, _other, _page, ProjectAmount.First(_fields.GetValueOrDefault("amount"))));
        }

        _fields.Clear();
        _other.Clear();
        _lastKey = null;
        _section = null;
    }

    /// <summary>
    /// Projects told in sections of their own (上海: 项目经费情况说明 with 一、项目概述, 二、立项依据, 六、年度预算安排): sections whose
    /// titles are at least three of the known labels.
    /// </summary>
    public static IEnumerable<Project> FromSections(IReadOnlyList<Section> sections, int firstNumber)
    {
        foreach (Section section in sections)
        {
            Dictionary<string, string> fields = new(StringComparer.Ordinal);
            SortedDictionary<string, string> other = new(StringComparer.Ordinal);
            int known = 0;
            foreach (Section part in section.Sections)
            {
                (string Label, string Key) label = Array.Find(Labels, l => l.Label == part.Title.Trim().TrimEnd('：', ':'));
                if (label.Key is null or "name")
                {
                    continue;
                }

                known++;
                string text = string.Concat(part.Paragraphs.Select(p => p.Text));
                if (label.Key == "other")
                {
                    other[label.Label] = text;
                }
                else
                {
                    fields[label.Key] = text;
                }
            }

            if (known >= 3)
            {
                yield return Make(firstNumber++, NameOf(section.Title), fields, other, section.Page, ProjectAmount.Only(fields.GetValueOrDefault("amount")));
            }

            foreach (Project project in FromSections(section.Sections, firstNumber))
            {
                firstNumber++;
                yield return project;
            }
        }
    }

    private static string NameOf(string title)
    {
        foreach (string tail in (string[])["项目经费情况说明", "经费情况说明", "情况说明"])
        {
            if (title.Length > tail.Length + 2 && title.EndsWith(tail, StringComparison.Ordinal))
            {
                return title[..^tail.Length] + (tail.StartsWith("项目", StringComparison.Ordinal) ? "项目" : "");
            }
        }

        return title;
    }

    private static Project Make(int number, string name, Dictionary<string, string> fields, SortedDictionary<string, string> other, int page, decimal? amount) => new()
    {
        Id = "p" + number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Name = name,
        PolicyBasis = fields.GetValueOrDefault("basis"),
        Amount = amount,
        AmountRaw = fields.GetValueOrDefault("amount"),
        Undertaker = fields.GetValueOrDefault("undertaker"),
        Allocation = fields.GetValueOrDefault("allocation"),
        Period = fields.GetValueOrDefault("period"),
        Other = new SortedDictionary<string, string>(other, StringComparer.Ordinal),
        Page = page,
    };
}

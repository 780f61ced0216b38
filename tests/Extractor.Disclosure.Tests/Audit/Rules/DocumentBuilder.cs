using System.Globalization;
using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Audit.Rules;

/// <summary>Makes small disclosures of own making for the tests of single rules. Amounts are in 万元.</summary>
internal sealed class DocumentBuilder
{
    private readonly List<DisclosureTable> _tables = [];
    private readonly List<Fact> _facts = [];
    private readonly List<Statement> _statements = [];
    private readonly List<Section> _sections = [];
    private readonly List<PerformanceForm> _forms = [];
    private readonly List<Project> _projects = [];
    private readonly List<ContentsLine> _contents = [];

    public DisclosureKind Kind { get; init; } = DisclosureKind.Budget;

    public int Year { get; init; } = 2024;

    public string Unit { get; init; } = "某某县档案馆";

    /// <summary>A column: header path from the top (levels apart by /), canonical key, role.</summary>
    public static (string Path, string? Key, string Role) Amount(string path, string? key = null) => (path, key, "amount");

    /// <summary>
    /// Adds a table. Cells of amount columns become facts where they print a number; a row's label is code and name with role, and its
    /// own id is <c>tN.rM</c> with M from 1.
    /// </summary>
    public DocumentBuilder Table(string kind, string title, (string Path, string? Key, string Role)[] columns, params (RowLabel Row, string?[] Cells)[] rows)
    {
        string id = "t" + (_tables.Count + 1);
        int page = _tables.Count + 1;
        List<Cell> cells = [];
        for (int c = 0; c < columns.Length; c++)
        {
            string[] path = columns[c].Path.Split('/');
            cells.Add(new Cell(0, c + 1, 1, 1, path[^1], page, new Box(c * 50, 0, (c * 50) + 50, 10)));
        }

        for (int r = 0; r < rows.Length; r++)
        {
            for (int c = 0; c < columns.Length; c++)
            {
                string? text = rows[r].Cells[c];
                var box = new Box(c * 50, (r + 1) * 10, (c * 50) + 50, (r * 10) + 20);
                cells.Add(new Cell(r + 1, c + 1, 1, 1, text ?? "", page, box));
                if (text is not null && columns[c].Role == "amount" && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value))
                {
                    _facts.Add(new Fact
                    {
                        Id = $"{id}.r{r + 1}.c{c + 1}",
                        Table = id,
                        Row = rows[r].Row,
                        Column = columns[c].Path.Split('/'),
                        ColumnKey = columns[c].Key,
                        Value = value * 10_000,
                        Unit = "CNY",
                        Raw = text,
                        Page = page,
                        Box = box,
                    });
                }
            }
        }

        _tables.Add(new DisclosureTable
        {
            Id = id,
            Kind = kind,
            Title = title,
            AmountUnit = "万元",
            Pages = [page],
            Columns = [.. columns.Select((c, i) => new TableColumn(i + 1, c.Path.Split('/'), c.Key, c.Role))],
            Grid = new Table { Index = _tables.Count + 1, Parts = [], RowCount = rows.Length + 1, ColumnCount = columns.Length + 1, HeaderRowCount = 1, Cells = cells },
        });
        return this;
    }

    public static RowLabel Row(string? code, string name, string role = "leaf", string? parent = null, string? group = null) =>
        new() { Code = code, Name = name, Role = role, Parent = parent, Group = group };

    /// <summary>Adds a statement; amounts in 万元 are turned into 元.</summary>
    public DocumentBuilder Say(
        string label, decimal? amount = null, string? sentence = null, string section = "一、情况说明", decimal? quantity = null, string unit = "CNY",
        decimal? change = null, string? direction = null, string? basis = null, string? reason = null, decimal? rate = null, decimal? completion = null, string? completionBase = null)
    {
        string raw = amount is { } a ? a.ToString(CultureInfo.InvariantCulture) + "万元" : quantity?.ToString(CultureInfo.InvariantCulture) ?? "";
        _statements.Add(new Statement
        {
            Id = "s" + (_statements.Count + 1),
            Section = [section],
            Label = label,
            Amount = amount * 10_000,
            Quantity = quantity,
            Raw = raw,
            Unit = unit,
            Change = change * 10_000,
            Direction = direction,
            Base = basis,
            Rate = rate,
            Reason = reason,
            Completion = completion,
            CompletionBase = completionBase,
            Sentence = sentence ?? $"{label}{raw}{(change is { } d ? string.Create(CultureInfo.InvariantCulture, $"，比上年{(direction == "decrease" ? "减少" : "增加")}{d}万元") : "")}",
            Page = 9,
        });
        return this;
    }

    /// <summary>Adds …万元，占p%.</summary>
    public DocumentBuilder Share(string label, decimal amount, decimal share)
    {
        Say(label, amount, string.Create(CultureInfo.InvariantCulture, $"{label}{amount}万元，占{share}%"));
        _statements[^1] = _statements[^1] with { Share = share };
        return this;
    }

    /// <summary>Adds lines of the table of contents.</summary>
    public DocumentBuilder Contents(params string[] lines)
    {
        _contents.AddRange(lines.Select(l => new ContentsLine(l, 2, default)));
        return this;
    }

    public DocumentBuilder Section(string title, params string[] paragraphs)
    {
        _sections.Add(new Section { Level = 1, Title = title, Page = 5, Paragraphs = [.. paragraphs.Select(p => new SectionParagraph(p, 5))] });
        return this;
    }

    /// <summary>A form with its funds (label, 万元) and indicators (weight, score).</summary>
    public DocumentBuilder Form(string kind, string? project, (string Label, string Column, string Raw)[] funds, params (decimal? Weight, decimal? Score)[] indicators) =>
        Form(kind, project, funds, null, indicators);

    public DocumentBuilder Form(
        string kind, string? project, (string Label, string Column, string Raw)[] funds, decimal? total, params (decimal? Weight, decimal? Score)[] indicators)
    {
        string id = "t" + (_tables.Count + 1);
        _tables.Add(new DisclosureTable
        {
            Id = id,
            Kind = "performance." + kind,
            Title = "项目支出绩效表",
            Pages = [20],
            Columns = [],
            Grid = new Table { Index = _tables.Count + 1, Parts = [], RowCount = indicators.Length + 5, ColumnCount = 4, HeaderRowCount = 0, Cells = [] },
        });
        _forms.Add(new PerformanceForm
        {
            Table = id,
            Kind = kind,
            Project = project,
            TotalScore = total,
            Funds = [.. funds.Select(f => new PerformanceFund(
                f.Label, f.Column.Length == 0 ? [] : [f.Column], Value(f.Raw), f.Raw.EndsWith('%') ? "percent" : f.Column is "分值" or "得分" ? "score" : "CNY", f.Raw, 20, default))],
            Indicators = [.. indicators.Select((i, n) => new PerformanceIndicator
            {
                Id = $"{id}.r{n + 5}", Levels = ["产出指标", "数量指标", "指标" + n], Raw = "=1", Weight = i.Weight, Score = i.Score, Page = 20, Box = default,
            })],
        });
        return this;

        decimal? Value(string raw) => raw.EndsWith('%') ? decimal.Parse(raw.TrimEnd('%'), CultureInfo.InvariantCulture)
            : decimal.TryParse(raw, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal v) ? v * 10_000 : null;
    }

    public DocumentBuilder Project(string name, decimal amount)
    {
        _projects.Add(new Project
        {
            Id = "p" + (_projects.Count + 1),
            Name = name,
            Amount = amount * 10_000,
            AmountRaw = amount.ToString(CultureInfo.InvariantCulture) + "万元",
            Page = 12,
        });
        return this;
    }

    public UnitYear Build() => new()
    {
        Unit = new UnitInfo(Unit, [], null),
        Year = Year,
        Disclosures =
        [
            new DisclosureEntry
            {
                Kind = Kind,
                Title = Unit + "公开",
                Source = new SourceInfo { File = $"{Kind}{Year}.pdf", Sha256 = "0", PageCount = 30 },
                Tables = _tables,
                Facts = _facts,
                Statements = _statements,
                Sections = _sections,
                Performance = _forms,
                Projects = _projects,
                Contents = _contents,
            },
        ],
    };

    /// <summary>What one rule makes of the document.</summary>
    public RuleResult Audit(string rule, params UnitYear[] others)
    {
        (UnitYear audited, IReadOnlyList<AuditReport> reports) = Auditor.Audit(Build(), others);
        return new RuleResult(
            reports[0].Rules.Single(r => r.Rule == rule),
            [.. audited.Disclosures[0].Findings.Where(f => f.Rule == rule)],
            audited.Disclosures[0]);
    }
}

/// <param name="Count">Outcomes of the rule.</param>
/// <param name="Findings">What it told.</param>
/// <param name="Entry">The audited disclosure.</param>
internal sealed record RuleResult(RuleCount Count, IReadOnlyList<Finding> Findings, DisclosureEntry Entry)
{
    public IEnumerable<string> Reasons => Count.NotApplicableReasons.Select(r => r.Reason);
}

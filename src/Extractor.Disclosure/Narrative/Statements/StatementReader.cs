using System.Globalization;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Narrative.Prose;
using Extractor.Layout.Text;

namespace Extractor.Disclosure.Narrative.Statements;

/// <summary>Reads the figures of the paragraphs of a document, one after the other.</summary>
internal sealed class StatementReader
{
    private readonly NarrativeContext _context;
    private readonly LabelText _labels;
    private readonly List<(NarrativeParagraph Paragraph, ProseText Prose, StatementDraft Draft)> _read = [];
    private readonly List<Unresolved> _unresolved = [];
    private string _section = "";
    private string _topic = "";
    private StatementDraft? _head;

    public StatementReader(NarrativeContext context)
    {
        _context = context;
        _labels = new LabelText(context);
    }

    /// <summary>All statements read so far; a later paragraph may still add the reason or comparison of an earlier one.</summary>
    public IReadOnlyList<Statement> Statements => [.. _read.Select((r, i) => ToStatement(r.Paragraph, r.Prose, r.Draft, i + 1))];

    public IReadOnlyList<Unresolved> Unresolved => _unresolved;

    public void Read(NarrativeParagraph paragraph)
    {
        if (paragraph.Section != _section)
        {
            _section = paragraph.Section;
            _topic = TopicOfSection(_section);
            _head = null;
        }

        int numbering = Numbering.TryRead(paragraph.Text, out Numbering n) ? n.Length : 0;
        ProseText prose = ProseText.From(paragraph.Text);
        int from = 0;
        while (from < prose.Text.Length && prose.Origin(from) < numbering)
        {
            from++;
        }

        ProseParser parser = new(prose, from, _labels, _context, _topic, _head, numbering > 0);
        List<StatementDraft> drafts = parser.Read();
        if (drafts.Count == 0)
        {
            _topic = parser.Topic.Length > 0 && numbering > 0 ? parser.Topic : _topic;
        }
        else
        {
            _head = parser.Head;
        }

        List<StatementDraft> said = [.. drafts.OrderBy(d => d.Start)];
        foreach (StatementDraft draft in said.Concat(ReadNil(prose, said)).OrderBy(d => d.Start))
        {
            _read.Add((paragraph, prose, draft));
        }
        foreach (ProseToken amount in parser.Uncovered)
        {
            TextSpan? part = paragraph.PartAt(prose.Origin(amount.Start));
            _unresolved.Add(new Unresolved(null, null, null, prose.Raw(amount.Start, amount.End), part?.Page ?? paragraph.Page, part?.Box, "An amount in the prose whose label could not be read."));
        }
    }

    private List<StatementDraft> ReadNil(ProseText prose, List<StatementDraft> said)
    {
        List<StatementDraft> found = [];
        int next = 0;
        foreach ((string label, int start, int end) in NilReader.Read(prose.Text, _labels))
        {
            // Both run from left to right; a clause inside a statement's sentence is part of what that says.
            while (next < said.Count && said[next].End <= start)
            {
                next++;
            }

            if (next == said.Count || said[next].Start >= end)
            {
                found.Add(new StatementDraft { Label = label, IsNil = true, Start = start, End = end });
            }
        }

        return found;
    }

    private static Statement ToStatement(NarrativeParagraph paragraph, ProseText prose, StatementDraft draft, int number)
    {
        int start = prose.Origin(draft.Start);
        while (start < paragraph.Text.Length && char.IsWhiteSpace(paragraph.Text[start]))
        {
            start++;
        }

        int end = Math.Max(start, prose.OriginEnd(draft.End));
        return new Statement
        {
            Id = "s" + number.ToString(CultureInfo.InvariantCulture),
            Section = paragraph.Path,
            Label = draft.Label,
            Whose = draft.Whose,
            Amount = draft.Amount,
            Raw = draft.Raw,
            Quantity = draft.Quantity,
            QuantityChange = draft.QuantityChange,
            Unit = draft.Unit,
            Share = draft.Share,
            Base = draft.Base ?? draft.CompletionBase,
            BaseAmount = draft.BaseAmount,
            Direction = draft.Direction,
            Change = draft.Change,
            Rate = draft.Rate,
            Completion = draft.Completion,
            CompletionBase = draft.CompletionBase,
            Reason = draft.Reason,
            IsNil = draft.IsNil ? true : null,
            Sentence = paragraph.Text[start..end],
            Page = paragraph.PageAt(start),
            Start = start,
            Length = end - start,
        };
    }

    /// <summary>What a label without meaning (预算数为) speaks of, told by its section: （一）机关运行经费支出情况.</summary>
    private string TopicOfSection(string section)
    {
        string topic = section;
        if (Numbering.TryRead(topic, out Numbering numbering))
        {
            topic = topic[numbering.Length..];
        }

        topic = ProseText.From(topic).Text;
        if (topic.StartsWith("关于", StringComparison.Ordinal))
        {
            topic = topic[2..];
        }

        topic = _labels.Clean(topic, out _);
        foreach (string tail in (string[])["的总体说明", "总体说明", "情况说明", "的说明", "说明", "总体情况", "情况"])
        {
            if (topic.EndsWith(tail, StringComparison.Ordinal))
            {
                topic = topic[..^tail.Length];
            }
        }

        return topic.Length <= 60 && !topic.StartsWith("其他", StringComparison.Ordinal) ? topic : "";
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>The figures of a statement with their printed text, found again in its sentence.</summary>
internal static partial class ProseFigures
{
    /// <summary>The statement's amount; null where it has none or counts something else than money.</summary>
    public static Quantity? Amount(Statement statement) => statement.Amount is { } value && statement.Unit == "CNY" && PrintedFigure.IsAuditable(value, "CNY")
        ? PrintedFigure.OfStatement(statement, "amount", value, statement.Raw ?? Printed(statement, value, false) ?? Plain(value), statement.Label)
        : null;

    /// <summary>A count of people, vehicles and the like, which is exact: nobody rounds heads; null where the statement counts nothing of the kind.</summary>
    public static Quantity? Count(Statement statement) => statement is { Quantity: { } value, Unit: not "CNY" and not "squareMetre" } && PrintedFigure.IsAuditable(value, statement.Unit)
        ? new Quantity
        {
            Id = $"{statement.Id}.quantity",
            Value = value,
            Range = Interval.Exact(value),
            Raw = statement.Raw ?? Plain(value),
            Page = statement.Page,
            IsStatement = true,
            Label = statement.Label,
        }
        : null;

    /// <summary>The change in 元; null where none is said.</summary>
    public static Quantity? Change(Statement statement) => statement.Change is { } value && PrintedFigure.IsAuditable(value, "CNY")
        ? PrintedFigure.OfStatement(statement, "change", value, Printed(statement, value, false) ?? Plain(value), $"{statement.Label}增减额")
        : null;

    /// <summary>The rate in percent; null where none is said.</summary>
    public static Quantity? Rate(Statement statement) => Percent(statement, "rate", statement.Rate, "增减幅度");

    /// <summary>The share in percent; null where none is said.</summary>
    public static Quantity? Share(Statement statement) => Percent(statement, "share", statement.Share, "占比");

    /// <summary>完成预算的p%; null where none is said.</summary>
    public static Quantity? Completion(Statement statement) => Percent(statement, "completion", statement.Completion, "完成率");

    private static Quantity? Percent(Statement statement, string field, decimal? value, string name) =>
        value is { } v && PrintedFigure.IsAuditable(v, "percent") && Printed(statement, v, true) is { } raw
            ? PrintedFigure.OfStatement(statement, field, v, raw, statement.Label + name)
            : null;

    /// <summary>The number of the sentence that has this value, with its unit; null where there is none.</summary>
    private static string? Printed(Statement statement, decimal value, bool percent)
    {
        foreach (Match match in Number().Matches(statement.Sentence))
        {
            string unit = match.Groups[2].Value;
            if (percent != (unit is "%" or "％"))
            {
                continue;
            }

            if (decimal.TryParse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
                && PrintedFigure.IsAuditable(number, "CNY") && number * (percent ? 1 : PrintedFigure.UnitScale(unit)) == Math.Abs(value))
            {
                return match.Value;
            }
        }

        return null;
    }

    private static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("([0-9][0-9,，]*(?:\\.[0-9]+)?)\\s*(%|％|亿元|百万元|万元|千元|百元|元|万|亿)?", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}

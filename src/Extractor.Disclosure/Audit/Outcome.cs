namespace Extractor.Disclosure.Audit;

/// <summary>How an application of a rule came out.</summary>
public enum Outcome
{
    /// <summary>The printed figures fit to the last place.</summary>
    Holds,

    /// <summary>They differ, but values that print like this and fit exist: a rounding gap.</summary>
    Rounded,

    /// <summary>No values that print like this can fit.</summary>
    Fails,
}

/// <summary>Why a rule was not applied.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Scope">Table or statement, or the whole document as an empty string.</param>
/// <param name="Reason">Key of the reason.</param>
/// <param name="Count">How many applications it concerns.</param>
public sealed record NotApplicable(string Rule, string Scope, string Reason, int Count);

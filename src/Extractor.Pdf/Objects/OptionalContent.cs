namespace Extractor.Pdf.Objects;

/// <summary>Which optional content is shown in the default configuration, on screen (ISO 32000-1, 8.11).</summary>
internal sealed class OptionalContent
{
    private const int MaxExpressionDepth = 16;
    private const int MaxExpressionTerms = 10_000;

    private readonly IObjectSource _source;
    private readonly Dictionary<int, bool> _states = [];
    private readonly bool _baseState = true;
    private int _terms;

    public OptionalContent(PdfDictionary catalog, IObjectSource source)
    {
        _source = source;
        if (source.GetDictionary(catalog, "OCProperties") is not { } properties || source.GetDictionary(properties, "D") is not { } configuration)
        {
            return;
        }

        _baseState = source.GetName(configuration, "BaseState") != "OFF";
        SetAll(source.GetArray(configuration, "ON"), true);
        SetAll(source.GetArray(configuration, "OFF"), false);
        ApplyUsage(source.GetArray(configuration, "AS"));
    }

    /// <summary>Whether content of a group or membership dictionary is shown; anything else is.</summary>
    public bool IsVisible(PdfObject? membership)
    {
        _terms = 0;
        return IsVisible(membership, 0);
    }

    private bool IsVisible(PdfObject? membership, int depth)
    {
        if (++_terms > MaxExpressionTerms || depth > MaxExpressionDepth || _source.Resolve(membership) is not PdfDictionary dictionary)
        {
            return true;
        }

        if (_source.GetName(dictionary, "Type") != "OCMD")
        {
            return membership is PdfReference group ? GroupState(group.Number, dictionary) : true;
        }

        return _source.GetArray(dictionary, "VE") is { Count: > 0 } expression
            ? Evaluate(expression, depth + 1)
            : ByPolicy(dictionary, depth + 1);
    }

    private bool GroupState(int number, PdfDictionary group)
    {
        // A group that is not meant for viewing hides nothing.
        PdfObject intent = _source.Get(group, "Intent");
        if (intent is PdfName { Value: not ("View" or "All") })
        {
            return true;
        }

        return _states.TryGetValue(number, out bool state) ? state : _baseState;
    }

    private bool ByPolicy(PdfDictionary membership, int depth)
    {
        PdfObject groups = _source.Get(membership, "OCGs");
        if (groups is PdfDictionary)
        {
            groups = new PdfArray([membership.Raw("OCGs")!]);
        }

        if (groups is not PdfArray { Count: > 0 } list)
        {
            return true;
        }

        string policy = _source.GetName(membership, "P") ?? "AnyOn";
        bool wanted = policy is "AnyOn" or "AllOn";
        bool any = policy is "AnyOn" or "AnyOff";
        bool found = false;
        foreach (PdfObject group in list.Items)
        {
            if (_source.Resolve(group) is not PdfDictionary)
            {
                continue;
            }

            found = true;
            if ((IsVisible(group, depth) == wanted) == any)
            {
                return any;
            }
        }

        return !found || !any;
    }

    private bool Evaluate(PdfArray expression, int depth)
    {
        if (++_terms > MaxExpressionTerms || depth > MaxExpressionDepth || _source.Resolve(expression.Items[0]) is not PdfName op)
        {
            return true;
        }

        bool isOr = op.Value == "Or";
        for (int i = 1; i < expression.Count; i++)
        {
            bool term = _source.Resolve(expression.Items[i]) is PdfArray { Count: > 0 } inner ? Evaluate(inner, depth + 1) : IsVisible(expression.Items[i], depth + 1);
            if (op.Value == "Not")
            {
                return !term;
            }

            if (term == isOr)
            {
                return isOr;
            }
        }

        return !isOr;
    }

    private void SetAll(PdfArray? groups, bool state)
    {
        foreach (PdfObject group in groups?.Items ?? [])
        {
            if (group is PdfReference reference)
            {
                _states[reference.Number] = state;
            }
        }
    }

    // Groups that a usage application dictionary switches by their own /Usage for viewing (8.11.4.4).
    private void ApplyUsage(PdfArray? applications)
    {
        foreach (PdfObject item in applications?.Items ?? [])
        {
            if (_source.Resolve(item) is not PdfDictionary application || _source.GetName(application, "Event") != "View"
                || !Names(_source.GetArray(application, "Category"), "View"))
            {
                continue;
            }

            foreach (PdfObject group in _source.GetArray(application, "OCGs")?.Items ?? [])
            {
                if (group is PdfReference reference && _source.Resolve(group) is PdfDictionary dictionary
                    && _source.GetDictionary(dictionary, "Usage") is { } usage && _source.GetDictionary(usage, "View") is { } view
                    && _source.GetName(view, "ViewState") is { } state)
                {
                    _states[reference.Number] = state != "OFF";
                }
            }
        }
    }

    private bool Names(PdfArray? list, string name)
    {
        foreach (PdfObject item in list?.Items ?? [])
        {
            if (_source.Resolve(item) is PdfName n && n.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}

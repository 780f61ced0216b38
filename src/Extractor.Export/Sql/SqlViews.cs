using Extractor.Export.Model;

namespace Extractor.Export.Sql;

/// <summary>A view of the databases.</summary>
/// <param name="Name">Snake case.</param>
/// <param name="Description">English, one sentence; goes into the data dictionary.</param>
/// <param name="Query">What it selects.</param>
internal sealed record SqlView(string Name, string Description, string Query);

/// <summary>How the two databases differ in what the views need.</summary>
/// <param name="Amount">The exact amount column of a fact: whole 分 in SQLite, numeric in PostgreSQL.</param>
/// <param name="ToYuan">What turns such an amount, or a difference of two, into 元.</param>
internal sealed record SqlDialect(string Amount, string ToYuan)
{
    public static readonly SqlDialect Sqlite = new("value_fen", " / 100.0");

    public static readonly SqlDialect Postgres = new("value", "");
}

/// <summary>The views of both databases, from one text.</summary>
internal static class SqlViews
{
    /// <summary>The views in the order in which they can be made.</summary>
    /// <param name="dialect">The database.</param>
    /// <param name="stored">Names under which a column is stored, the first being its own.</param>
    public static IEnumerable<SqlView> All(SqlDialect dialect, Func<ColumnDefinition, IEnumerable<string>> stored)
    {
        foreach (TableDefinition table in ExportTables.All)
        {
            if (table.Columns.Any(c => c.Inherited))
            {
                yield return Full(table, stored);
            }
        }

        yield return new SqlView("spending_by_function", "Spending by functional code (支出功能分类) and year, one row a printed figure: unit, division_code, year, kind, scope (all funds, appropriation 财政拨款, general 一般公共预算), code, level (class 类, section 款, item 项), name, row_group, row_role, amount (元), amount_exact (whole 分 in SQLite), proof_count, source_file, page, document, fact. Filter on scope and on level before adding up.", Spending(dialect));
        yield return new SqlView("budget_vs_final", "Budget against final account by functional code, where a side prints one figure only: unit, year, scope, code, level, name, budget, final, difference (元), percent_of_budget, and document and page of both sides.", BudgetAgainstFinal(dialect));
        yield return new SqlView("three_public", "三公经费 by item over the years, one row a printed figure: unit, division_code, year, kind, measure (budget, final), item (total, abroad 因公出国, vehicles 公务用车, vehiclePurchase 购置, vehicleOperation 运行, reception 公务接待), amount (元), amount_exact, proof_count, source_file, page, document, fact.", ThreePublic(dialect));
    }

    /// <summary>The rows of a table with what document and table say of them.</summary>
    private static SqlView Full(TableDefinition table, Func<ColumnDefinition, IEnumerable<string>> stored)
    {
        IEnumerable<string> columns = table.Columns.SelectMany(c => !c.Inherited ? stored(c).Select(s => "r." + s) : [(c.Name.StartsWith("table_", StringComparison.Ordinal) ? "t." : "d.") + c.Name]);
        string parent = table.Parent is null ? "" : "\n  JOIN tables t ON t.document = r.document AND t.table_id = r.table_id";
        return new SqlView(table.Name + "_full", $"{table.Name} with the columns that repeat what the document and the table say, as the flat formats have them.", $"""
            SELECT {string.Join(", ", columns)}
            FROM {table.Name} r
              JOIN documents d ON d.document = r.document{parent}
            """);
    }

    // The column of the whole amount goes by several names; where a form has one amount column only, it is called 金额.
    private static string Spending(SqlDialect dialect) => $"""
        SELECT d.unit, d.division_code, d.year, d.kind,
          CASE t.table_kind WHEN 'budget.expenditure' THEN 'all' WHEN 'final.expenditure' THEN 'all'
            WHEN 'budget.appropriationExpenditure' THEN 'appropriation' WHEN 'final.appropriationExpenditure' THEN 'appropriation' ELSE 'general' END AS scope,
          f.code, CASE length(f.code) WHEN 3 THEN 'class' WHEN 5 THEN 'section' WHEN 7 THEN 'item' END AS level,
          f.name, f.row_group, f.row_role, f.{dialect.Amount}{dialect.ToYuan} AS amount, f.{dialect.Amount} AS amount_exact,
          f.proof_count, d.source_file, f.page, f.document, f.fact
        FROM facts f
          JOIN tables t ON t.document = f.document AND t.table_id = f.table_id
          JOIN documents d ON d.document = f.document
        WHERE f.functional_code IS NOT NULL AND f.value_unit = 'CNY' AND f.{dialect.Amount} IS NOT NULL
          AND (f.column_key IN ('total', 'amount', 'expenditure', 'expenditure.total', 'expenditureOfYear', 'expenditureOfYear.total')
            OR (d.kind = 'budget' AND f.column_key IN ('budget', 'budget.total')) OR (d.kind = 'finalAccount' AND f.column_key IN ('final', 'final.total')))
          AND f.row_role IN ('leaf', 'rollup')
          AND t.table_kind IN ('budget.expenditure', 'final.expenditure', 'budget.appropriationExpenditure', 'final.appropriationExpenditure',
            'budget.general', 'final.general')
        """;

    // A code that prints two different figures on one side (several units in one document, two documents) is left out: which one is meant cannot be told.
    private static string BudgetAgainstFinal(SqlDialect dialect) => $"""
        WITH one AS (
          SELECT unit, year, kind, scope, code, level, min(name) AS name, min(amount_exact) AS amount, min(page) AS page, min(document) AS document
          FROM spending_by_function WHERE kind IN ('budget', 'finalAccount')
          GROUP BY unit, year, kind, scope, code, level HAVING min(amount_exact) = max(amount_exact)),
        lines AS (SELECT DISTINCT unit, year, scope, code, level FROM one)
        SELECT l.unit, l.year, l.scope, l.code, l.level, coalesce(f.name, b.name) AS name,
          b.amount{dialect.ToYuan} AS budget, f.amount{dialect.ToYuan} AS final, (f.amount - b.amount){dialect.ToYuan} AS difference,
          CASE WHEN b.amount <> 0 THEN round(100.0 * f.amount / b.amount, 2) END AS percent_of_budget,
          b.document AS budget_document, b.page AS budget_page, f.document AS final_document, f.page AS final_page
        FROM lines l
          LEFT JOIN one b ON b.unit = l.unit AND b.year = l.year AND b.scope = l.scope AND b.code = l.code AND b.kind = 'budget'
          LEFT JOIN one f ON f.unit = l.unit AND f.year = l.year AND f.scope = l.scope AND f.code = l.code AND f.kind = 'finalAccount'
        """;

    // Two layouts: items as columns (their keys tell) and items as rows (their names tell). A total that covers 会议费 and 培训费 too is not one of 三公.
    private static string ThreePublic(SqlDialect dialect) => $"""
        WITH figures AS (
          SELECT d.unit, d.division_code, d.year, d.kind, f.document, f.fact, f.table_id, f.name, f.row_role, f.column_label, f.page, f.proof_count, d.source_file,
            f.{dialect.Amount} AS amount, '.' || coalesce(f.column_key, '') || '.' AS k
          FROM facts f
            JOIN tables t ON t.document = f.document AND t.table_id = f.table_id
            JOIN documents d ON d.document = f.document
          WHERE t.table_kind IN ('budget.threePublic', 'final.threePublic') AND f.value_unit = 'CNY'),
        wide AS (
          SELECT DISTINCT document, table_id FROM figures
          WHERE k LIKE '%.threePublic.%' OR k LIKE '%.meeting.%' OR k LIKE '%.training.%' OR name LIKE '%会议费%' OR name LIKE '%培训费%'),
        items AS (
          SELECT g.*,
            CASE WHEN k LIKE '%.abroad.%' OR name LIKE '%因公出国%' THEN 'abroad'
              WHEN k LIKE '%.vehiclePurchase.%' OR name LIKE '%公务用车购置费%' THEN 'vehiclePurchase'
              WHEN k LIKE '%.vehicleOperation.%' OR name LIKE '%公务用车运行%' THEN 'vehicleOperation'
              WHEN k LIKE '%.vehicles.%' OR name LIKE '%公务用车购置及运行%' OR name LIKE '%公务用车购置和运行%' THEN 'vehicles'
              WHEN k LIKE '%.reception.%' OR name LIKE '%公务接待%' THEN 'reception'
              WHEN k LIKE '%.meeting.%' OR k LIKE '%.training.%' OR k LIKE '%.operatingFunds.%' OR name LIKE '%会议费%' OR name LIKE '%培训费%' OR name LIKE '%机关运行%' THEN NULL
              WHEN k LIKE '%.threePublic.%' OR column_label LIKE '%三公%' OR name LIKE '%三公%' THEN 'total'
              WHEN k LIKE '%.total.%' AND w.document IS NULL THEN 'total' END AS item,
            CASE WHEN k LIKE '%.budget.%' THEN 'budget' WHEN k LIKE '%.final.%' THEN 'final'
              WHEN kind = 'finalAccount' THEN 'final' ELSE 'budget' END AS measure
          FROM figures g LEFT JOIN wide w ON w.document = g.document AND w.table_id = g.table_id
          WHERE k NOT LIKE '%lastYear%' AND k NOT LIKE '%.change%' AND k NOT LIKE '%.executionRate.%'
            AND k NOT LIKE '%.generalBudget.%' AND k NOT LIKE '%.governmentFund.%' AND k NOT LIKE '%.stateCapital.%')
        SELECT unit, division_code, year, kind, measure, item, amount{dialect.ToYuan} AS amount, amount AS amount_exact, proof_count, source_file, page, document, fact
        FROM items WHERE item IS NOT NULL AND amount IS NOT NULL
        """;
}

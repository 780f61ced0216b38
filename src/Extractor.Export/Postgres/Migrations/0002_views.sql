CREATE VIEW tables_full AS
SELECT r.document, d.unit, d.division_code, d.year, d.kind, r.table_id, r.table_kind, r.table_number, r.table_title, r.amount_unit, r.pages, d.source_file, d.source_url
FROM tables r
  JOIN documents d ON d.document = r.document;
COMMENT ON VIEW tables_full IS 'tables with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW facts_full AS
SELECT r.document, r.fact, d.unit, d.division_code, d.year, d.kind, r.table_id, t.table_kind, t.table_number, t.table_title, r.row_index, r.column_index, r.code, r.code_path, r.classification, r.functional_code, r.economic_code, r.name, r.official_name, r.code_status, r.code_inferred, r.row_labels, r.row_group, r.row_role, r.row_parent, r.column_path, r.column_label, r.column_key, r.value, r.value_unit, r.raw, r.doubtful, r.page, r.x0, r.y0, r.x1, r.y1, r.proof_count, r.proofs, d.source_file, d.source_url
FROM facts r
  JOIN documents d ON d.document = r.document
  JOIN tables t ON t.document = r.document AND t.table_id = r.table_id;
COMMENT ON VIEW facts_full IS 'facts with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW sections_full AS
SELECT r.document, r.line, d.unit, d.division_code, d.year, d.kind, r.section_path, r.level, r.is_heading, r.text, r.page
FROM sections r
  JOIN documents d ON d.document = r.document;
COMMENT ON VIEW sections_full IS 'sections with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW statements_full AS
SELECT r.document, r.statement, d.unit, d.division_code, d.year, d.kind, r.section_path, r.label, r.whose, r.amount, r.quantity, r.quantity_change, r.value_unit, r.raw, r.is_nil, r.share, r.base, r.base_amount, r.direction, r.change, r.rate, r.completion, r.completion_base, r.reason, r.sentence, r.page, r.proof_count, r.proofs, d.source_file, d.source_url
FROM statements r
  JOIN documents d ON d.document = r.document;
COMMENT ON VIEW statements_full IS 'statements with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW projects_full AS
SELECT r.document, r.project, d.unit, d.division_code, d.year, d.kind, r.name, r.amount, r.amount_raw, r.policy_basis, r.undertaker, r.allocation, r.period, r.other, r.page, d.source_file, d.source_url
FROM projects r
  JOIN documents d ON d.document = r.document;
COMMENT ON VIEW projects_full IS 'projects with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW forms_full AS
SELECT r.document, d.unit, d.division_code, d.year, d.kind, r.table_id, t.table_kind, t.table_number, t.table_title, r.form_kind, r.form_unit, r.project_name, r.objective, r.total_score, r.fields, d.source_file, d.source_url
FROM forms r
  JOIN documents d ON d.document = r.document
  JOIN tables t ON t.document = r.document AND t.table_id = r.table_id;
COMMENT ON VIEW forms_full IS 'forms with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW funds_full AS
SELECT r.document, d.unit, d.division_code, d.year, d.kind, r.table_id, t.table_kind, t.table_number, t.table_title, r.line, r.label, r.column_path, r.value, r.value_unit, r.raw, r.page, r.x0, r.y0, r.x1, r.y1, d.source_file, d.source_url
FROM funds r
  JOIN documents d ON d.document = r.document
  JOIN tables t ON t.document = r.document AND t.table_id = r.table_id;
COMMENT ON VIEW funds_full IS 'funds with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW indicators_full AS
SELECT r.document, r.indicator, d.unit, d.division_code, d.year, d.kind, r.table_id, t.table_kind, t.table_number, t.table_title, r.level1, r.level2, r.level3, r.levels, r.comparator, r.value, r.value_unit, r.raw, r.weight, r.actual, r.actual_value, r.score, r.completion_rate, r.rule, r.evidence, r.basis, r.last_year, r.reason, r.page, r.x0, r.y0, r.x1, r.y1, d.source_file, d.source_url
FROM indicators r
  JOIN documents d ON d.document = r.document
  JOIN tables t ON t.document = r.document AND t.table_id = r.table_id;
COMMENT ON VIEW indicators_full IS 'indicators with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW findings_full AS
SELECT r.document, r.finding, d.unit, d.division_code, d.year, d.kind, r.rule, r.severity, r.origin, r.message, r.expected, r.printed, r.difference, r.culprit_fact, r.culprit_printed, r.culprit_suggested, r.culprit_why, r.missing_after, r.missing_code, r.missing_name, r.page, r.place_count, d.source_file, d.source_url
FROM findings r
  JOIN documents d ON d.document = r.document;
COMMENT ON VIEW findings_full IS 'findings with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW unresolved_full AS
SELECT r.document, r.line, d.unit, d.division_code, d.year, d.kind, r.table_id, r.row_index, r.column_index, r.raw, r.reason, r.page, r.x0, r.y0, r.x1, r.y1
FROM unresolved r
  JOIN documents d ON d.document = r.document;
COMMENT ON VIEW unresolved_full IS 'unresolved with the columns that repeat what the document and the table say, as the flat formats have them.';

CREATE VIEW spending_by_function AS
SELECT d.unit, d.division_code, d.year, d.kind,
  CASE t.table_kind WHEN 'budget.expenditure' THEN 'all' WHEN 'final.expenditure' THEN 'all'
    WHEN 'budget.appropriationExpenditure' THEN 'appropriation' WHEN 'final.appropriationExpenditure' THEN 'appropriation' ELSE 'general' END AS scope,
  f.code, CASE length(f.code) WHEN 3 THEN 'class' WHEN 5 THEN 'section' WHEN 7 THEN 'item' END AS level,
  f.name, f.row_group, f.row_role, f.value AS amount, f.value AS amount_exact,
  f.proof_count, d.source_file, f.page, f.document, f.fact
FROM facts f
  JOIN tables t ON t.document = f.document AND t.table_id = f.table_id
  JOIN documents d ON d.document = f.document
WHERE f.functional_code IS NOT NULL AND f.value_unit = 'CNY' AND f.value IS NOT NULL
  AND (f.column_key IN ('total', 'amount', 'expenditure', 'expenditure.total', 'expenditureOfYear', 'expenditureOfYear.total')
    OR (d.kind = 'budget' AND f.column_key IN ('budget', 'budget.total')) OR (d.kind = 'finalAccount' AND f.column_key IN ('final', 'final.total')))
  AND f.row_role IN ('leaf', 'rollup')
  AND t.table_kind IN ('budget.expenditure', 'final.expenditure', 'budget.appropriationExpenditure', 'final.appropriationExpenditure',
    'budget.general', 'final.general');
COMMENT ON VIEW spending_by_function IS 'Spending by functional code (支出功能分类) and year, one row a printed figure: unit, division_code, year, kind, scope (all funds, appropriation 财政拨款, general 一般公共预算), code, level (class 类, section 款, item 项), name, row_group, row_role, amount (元), amount_exact (whole 分 in SQLite), proof_count, source_file, page, document, fact. Filter on scope and on level before adding up.';

CREATE VIEW budget_vs_final AS
WITH one AS (
  SELECT unit, year, kind, scope, code, level, min(name) AS name, min(amount_exact) AS amount, min(page) AS page, min(document) AS document
  FROM spending_by_function WHERE kind IN ('budget', 'finalAccount')
  GROUP BY unit, year, kind, scope, code, level HAVING min(amount_exact) = max(amount_exact)),
lines AS (SELECT DISTINCT unit, year, scope, code, level FROM one)
SELECT l.unit, l.year, l.scope, l.code, l.level, coalesce(f.name, b.name) AS name,
  b.amount AS budget, f.amount AS final, (f.amount - b.amount) AS difference,
  CASE WHEN b.amount <> 0 THEN round(100.0 * f.amount / b.amount, 2) END AS percent_of_budget,
  b.document AS budget_document, b.page AS budget_page, f.document AS final_document, f.page AS final_page
FROM lines l
  LEFT JOIN one b ON b.unit = l.unit AND b.year = l.year AND b.scope = l.scope AND b.code = l.code AND b.kind = 'budget'
  LEFT JOIN one f ON f.unit = l.unit AND f.year = l.year AND f.scope = l.scope AND f.code = l.code AND f.kind = 'finalAccount';
COMMENT ON VIEW budget_vs_final IS 'Budget against final account by functional code, where a side prints one figure only: unit, year, scope, code, level, name, budget, final, difference (元), percent_of_budget, and document and page of both sides.';

CREATE VIEW three_public AS
WITH figures AS (
  SELECT d.unit, d.division_code, d.year, d.kind, f.document, f.fact, f.table_id, f.name, f.row_role, f.column_label, f.page, f.proof_count, d.source_file,
    f.value AS amount, '.' || coalesce(f.column_key, '') || '.' AS k
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
SELECT unit, division_code, year, kind, measure, item, amount AS amount, amount AS amount_exact, proof_count, source_file, page, document, fact
FROM items WHERE item IS NOT NULL AND amount IS NOT NULL;
COMMENT ON VIEW three_public IS '三公经费 by item over the years, one row a printed figure: unit, division_code, year, kind, measure (budget, final), item (total, abroad 因公出国, vehicles 公务用车, vehiclePurchase 购置, vehicleOperation 运行, reception 公务接待), amount (元), amount_exact, proof_count, source_file, page, document, fact.';


CREATE TABLE documents (
  document text NOT NULL,
  version text NOT NULL,
  unit text NOT NULL,
  unit_aliases jsonb NOT NULL,
  division_code text,
  division_name text,
  year integer NOT NULL,
  kind text NOT NULL,
  title text,
  published date,
  source_file text,
  source_url text,
  fetched_at text,
  withdrawn_at text,
  page_count integer NOT NULL,
  producer text,
  supersedes jsonb NOT NULL,
  PRIMARY KEY (document)
);
CREATE INDEX documents_1 ON documents (unit, year, kind);
CREATE INDEX documents_2 ON documents (division_code, year);
COMMENT ON TABLE documents IS '文件: One published document a row.';
COMMENT ON COLUMN documents.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN documents.version IS '版本: SHA-256 over everything exported of the document; changes where, and only where, something of it changes.';
COMMENT ON COLUMN documents.unit IS '单位: Full official name of the public body.';
COMMENT ON COLUMN documents.unit_aliases IS '单位别称: Other names of the body met in its documents.';
COMMENT ON COLUMN documents.division_code IS '行政区划代码: GB/T 2260 code of the body''s division, six digits; null where it cannot be told.';
COMMENT ON COLUMN documents.division_name IS '行政区划: Name of the division.';
COMMENT ON COLUMN documents.year IS '年度: Fiscal year.';
COMMENT ON COLUMN documents.kind IS '文件种类: budget (预算), finalAccount (决算), performanceTarget (绩效目标) or performanceReview (绩效自评).';
COMMENT ON COLUMN documents.title IS '标题: Title of the document.';
COMMENT ON COLUMN documents.published IS '公开日期: Date of publication; null where unknown.';
COMMENT ON COLUMN documents.source_file IS '来源文件: File name of the document.';
COMMENT ON COLUMN documents.source_url IS '来源网址: Address it was fetched from; null for a local file.';
COMMENT ON COLUMN documents.fetched_at IS '抓取时间: When it was fetched, ISO 8601; null for a local file.';
COMMENT ON COLUMN documents.withdrawn_at IS '撤下时间: When its source was found to hold it no longer, ISO 8601; null where it is still published, or a local file.';
COMMENT ON COLUMN documents.page_count IS '页数: Number of pages.';
COMMENT ON COLUMN documents.producer IS '生成程序: Program that made the PDF, as it says itself.';
COMMENT ON COLUMN documents.supersedes IS '取代: SHA-256 of earlier publications of the same document that this one supersedes.';

CREATE TABLE tables (
  document text NOT NULL,
  table_id text NOT NULL,
  table_kind text NOT NULL,
  table_number text,
  table_title text,
  amount_unit text,
  pages jsonb NOT NULL,
  PRIMARY KEY (document, table_id),
  FOREIGN KEY (document) REFERENCES documents (document) ON DELETE CASCADE
);
CREATE INDEX tables_1 ON tables (table_kind);
COMMENT ON TABLE tables IS '表: One table of a document a row.';
COMMENT ON COLUMN tables.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN tables.table_id IS '表: Table in the document, such as t5.';
COMMENT ON COLUMN tables.table_kind IS '表种类: Kind of the table, such as budget.expenditure; other where it is not recognised.';
COMMENT ON COLUMN tables.table_number IS '表号: Number in the caption, such as 表5 or 公开05表.';
COMMENT ON COLUMN tables.table_title IS '表名: Title in the caption.';
COMMENT ON COLUMN tables.amount_unit IS '金额单位: Unit of amount as printed, such as 万元. Values are in 元 whatever it says.';
COMMENT ON COLUMN tables.pages IS '页: Pages the table stands on.';

CREATE TABLE table_columns (
  document text NOT NULL,
  table_id text NOT NULL,
  column_index integer NOT NULL,
  column_path jsonb NOT NULL,
  column_key text,
  role text NOT NULL,
  number text,
  formula text,
  PRIMARY KEY (document, table_id, column_index),
  FOREIGN KEY (document, table_id) REFERENCES tables (document, table_id) ON DELETE CASCADE
);
COMMENT ON TABLE table_columns IS '表栏: One column of a table a row.';
COMMENT ON COLUMN table_columns.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN table_columns.table_id IS '表: Table in the document.';
COMMENT ON COLUMN table_columns.column_index IS '列: Column of the grid, from 0.';
COMMENT ON COLUMN table_columns.column_path IS '栏目路径: Header texts from top to bottom.';
COMMENT ON COLUMN table_columns.column_key IS '栏目代号: Canonical key such as total or basic; null where it has none.';
COMMENT ON COLUMN table_columns.role IS '栏目用途: code, name, amount, text or number (行次).';
COMMENT ON COLUMN table_columns.number IS '栏次: Printed column number.';
COMMENT ON COLUMN table_columns.formula IS '公式: Printed formula of the column, such as 1+2.';

CREATE TABLE facts (
  document text NOT NULL,
  fact text NOT NULL,
  table_id text NOT NULL,
  row_index integer,
  column_index integer,
  code text,
  code_path jsonb NOT NULL,
  classification text,
  functional_code text,
  economic_code text,
  name text,
  official_name text,
  code_status text,
  code_inferred boolean NOT NULL,
  row_labels jsonb NOT NULL,
  row_group text,
  row_role text,
  row_parent text,
  column_path jsonb NOT NULL,
  column_label text,
  column_key text,
  value numeric,
  value_unit text,
  raw text,
  doubtful boolean NOT NULL,
  page integer NOT NULL,
  x0 double precision,
  y0 double precision,
  x1 double precision,
  y1 double precision,
  proof_count integer NOT NULL,
  proofs jsonb NOT NULL,
  PRIMARY KEY (document, fact),
  FOREIGN KEY (document, table_id) REFERENCES tables (document, table_id) ON DELETE CASCADE
);
CREATE INDEX facts_1 ON facts (code, column_key);
COMMENT ON TABLE facts IS '数据: One published figure a row: every cell of an amount column, blank ones with the value null.';
COMMENT ON COLUMN facts.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN facts.fact IS '数据号: Figure in the document, such as t5.r12.c4: table, row and column of the grid.';
COMMENT ON COLUMN facts.table_id IS '表: Table in the document, such as t5.';
COMMENT ON COLUMN facts.row_index IS '行: Row of the grid, from 0, as the figure''s id says it.';
COMMENT ON COLUMN facts.column_index IS '列: Column of the grid, from 0, as the figure''s id says it.';
COMMENT ON COLUMN facts.code IS '科目编码: Whole classification code, digits only; null where the row has none.';
COMMENT ON COLUMN facts.code_path IS '科目路径: Codes from the class (类) down to this one.';
COMMENT ON COLUMN facts.classification IS '分类: functional (支出功能分类), economicDepartment (部门预算支出经济分类), economicGovernment (政府预算支出经济分类), revenue (收入分类).';
COMMENT ON COLUMN facts.functional_code IS '功能分类编码: The code where it is one of the functional classification; null otherwise.';
COMMENT ON COLUMN facts.economic_code IS '经济分类编码: The code where it is one of an economic classification; null otherwise.';
COMMENT ON COLUMN facts.name IS '名称: Label of the row without the code.';
COMMENT ON COLUMN facts.official_name IS '科目标准名称: Official name of the code in the document''s year, where it differs from the label.';
COMMENT ON COLUMN facts.code_status IS '编码核对: exact, renamed, unknown or mismatch: how code and label fit the official classification.';
COMMENT ON COLUMN facts.code_inferred IS '编码推定: True where the code was filled from the name.';
COMMENT ON COLUMN facts.row_labels IS '行标签: Labels from left to right where several hold for the row.';
COMMENT ON COLUMN facts.row_group IS '分组: What stands above the row (unit, project line).';
COMMENT ON COLUMN facts.row_role IS '行用途: leaf, rollup, ofWhich (其中), total, unit or project. Add up leaves, never leaves and rollups together.';
COMMENT ON COLUMN facts.row_parent IS '上级行: Row that this one adds up to, such as t5.r3.';
COMMENT ON COLUMN facts.column_path IS '栏目路径: Header texts of the column from top to bottom.';
COMMENT ON COLUMN facts.column_label IS '栏目: The same joined with '' / '', for reading.';
COMMENT ON COLUMN facts.column_key IS '栏目代号: Canonical key of the column, such as total, basic or project; null where it has none.';
COMMENT ON COLUMN facts.value IS '数值: The figure in the base unit (元 for money) with exact digits; null for a blank cell, 0 for a printed zero.';
COMMENT ON COLUMN facts.value_unit IS '计量单位: CNY, percent, person …: what the value counts.';
COMMENT ON COLUMN facts.raw IS '原文: The printed text; null for a blank cell.';
COMMENT ON COLUMN facts.doubtful IS '存疑: True where something had to be repaired in reading.';
COMMENT ON COLUMN facts.page IS '页: Page of the document, from 1.';
COMMENT ON COLUMN facts.x0 IS '左: Left edge in points from the left of the page as read.';
COMMENT ON COLUMN facts.y0 IS '上: Top edge in points from the top of the page as read, downwards.';
COMMENT ON COLUMN facts.x1 IS '右: Right edge.';
COMMENT ON COLUMN facts.y1 IS '下: Bottom edge.';
COMMENT ON COLUMN facts.proof_count IS '印证数: Number of identities that confirm the figure.';
COMMENT ON COLUMN facts.proofs IS '印证: The identities, as rule:place.';

CREATE TABLE sections (
  document text NOT NULL,
  line integer NOT NULL,
  section_path jsonb NOT NULL,
  level integer NOT NULL,
  is_heading boolean NOT NULL,
  text text,
  page integer,
  PRIMARY KEY (document, line),
  FOREIGN KEY (document) REFERENCES documents (document) ON DELETE CASCADE
);
COMMENT ON TABLE sections IS '章节: One heading or one paragraph a row, in reading order.';
COMMENT ON COLUMN sections.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN sections.line IS '序号: Place in reading order, from 1.';
COMMENT ON COLUMN sections.section_path IS '章节路径: Headings from the top, numbering included.';
COMMENT ON COLUMN sections.level IS '级: Level of the heading the line belongs to, from 1.';
COMMENT ON COLUMN sections.is_heading IS '标题: True for a heading, false for a paragraph.';
COMMENT ON COLUMN sections.text IS '文字: Text of the heading or the paragraph.';
COMMENT ON COLUMN sections.page IS '页: Page of the document, from 1.';

CREATE TABLE statements (
  document text NOT NULL,
  statement text NOT NULL,
  section_path jsonb NOT NULL,
  label text,
  whose text,
  amount numeric,
  quantity numeric,
  quantity_change numeric,
  value_unit text,
  raw text,
  is_nil boolean NOT NULL,
  share numeric,
  base text,
  base_amount numeric,
  direction text,
  change numeric,
  rate numeric,
  completion numeric,
  completion_base text,
  reason text,
  sentence text,
  page integer NOT NULL,
  proof_count integer NOT NULL,
  proofs jsonb NOT NULL,
  PRIMARY KEY (document, statement),
  FOREIGN KEY (document) REFERENCES documents (document) ON DELETE CASCADE
);
COMMENT ON TABLE statements IS '文字说明数据: One figure said in prose a row.';
COMMENT ON COLUMN statements.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN statements.statement IS '说明号: Statement in the document, such as s41.';
COMMENT ON COLUMN statements.section_path IS '章节路径: Headings from the top, numbering included.';
COMMENT ON COLUMN statements.label IS '事项: What the amount is about, without unit name and year.';
COMMENT ON COLUMN statements.whose IS '主体: Whose amount it is, where the sentence names somebody else than the unit.';
COMMENT ON COLUMN statements.amount IS '金额: In 元; null where only a change is said, or the figure is a count.';
COMMENT ON COLUMN statements.quantity IS '数量: A count or measure in value_unit; null for money.';
COMMENT ON COLUMN statements.quantity_change IS '数量变动: Magnitude by which the quantity changed.';
COMMENT ON COLUMN statements.value_unit IS '计量单位: CNY for money; person, vehicle, squareMetre … for a quantity.';
COMMENT ON COLUMN statements.raw IS '原文: The printed amount with its unit.';
COMMENT ON COLUMN statements.is_nil IS '无此项: True where the prose says that there is none.';
COMMENT ON COLUMN statements.share IS '占比: Percent of the whole.';
COMMENT ON COLUMN statements.base IS '比较对象: What it is compared with: 上年预算, 上年决算, 年初预算, 全年预算.';
COMMENT ON COLUMN statements.base_amount IS '比较金额: Figure of the base where it is printed, in 元.';
COMMENT ON COLUMN statements.direction IS '增减: increase, decrease, none; null where nothing is compared.';
COMMENT ON COLUMN statements.change IS '变动额: Magnitude of the change in 元; direction carries the sign.';
COMMENT ON COLUMN statements.rate IS '变动率: Magnitude of the change in percent; direction carries the sign.';
COMMENT ON COLUMN statements.completion IS '完成率: Percent of completion_base that was carried out.';
COMMENT ON COLUMN statements.completion_base IS '完成率基数: What completion is a percentage of.';
COMMENT ON COLUMN statements.reason IS '原因: Reason given for the change.';
COMMENT ON COLUMN statements.sentence IS '原句: The sentence as printed.';
COMMENT ON COLUMN statements.page IS '页: Page of the document, from 1.';
COMMENT ON COLUMN statements.proof_count IS '印证数: Number of identities that confirm the figure.';
COMMENT ON COLUMN statements.proofs IS '印证: The identities, as rule:place.';

CREATE TABLE projects (
  document text NOT NULL,
  project text NOT NULL,
  name text,
  amount numeric,
  amount_raw text,
  policy_basis text,
  undertaker text,
  allocation text,
  period text,
  other jsonb NOT NULL,
  page integer NOT NULL,
  PRIMARY KEY (document, project),
  FOREIGN KEY (document) REFERENCES documents (document) ON DELETE CASCADE
);
COMMENT ON TABLE projects IS '项目: One project block of the narrative a row.';
COMMENT ON COLUMN projects.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN projects.project IS '项目号: Project in the document, such as p1.';
COMMENT ON COLUMN projects.name IS '项目名称: Name of the project.';
COMMENT ON COLUMN projects.amount IS '预算安排规模: In 元; null where none is printed.';
COMMENT ON COLUMN projects.amount_raw IS '金额原文: The printed amount with its unit.';
COMMENT ON COLUMN projects.policy_basis IS '设立的政策依据: Policy the project rests on.';
COMMENT ON COLUMN projects.undertaker IS '项目承担单位: Who carries it out.';
COMMENT ON COLUMN projects.allocation IS '资金分配情况: How the funds are shared out.';
COMMENT ON COLUMN projects.period IS '资金执行时间: When the funds are spent.';
COMMENT ON COLUMN projects.other IS '其他: Further labelled lines of the block.';
COMMENT ON COLUMN projects.page IS '页: Page of the document, from 1.';

CREATE TABLE glossary (
  document text NOT NULL,
  line integer NOT NULL,
  term text,
  explanation text,
  page integer,
  PRIMARY KEY (document, line),
  FOREIGN KEY (document) REFERENCES documents (document) ON DELETE CASCADE
);
COMMENT ON TABLE glossary IS '名词解释: One explained term a row.';
COMMENT ON COLUMN glossary.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN glossary.line IS '序号: Place in the document, from 1.';
COMMENT ON COLUMN glossary.term IS '名词: The term.';
COMMENT ON COLUMN glossary.explanation IS '解释: Its explanation.';
COMMENT ON COLUMN glossary.page IS '页: Page of the document, from 1.';

CREATE TABLE forms (
  document text NOT NULL,
  table_id text NOT NULL,
  form_kind text NOT NULL,
  form_unit text,
  project_name text,
  objective text,
  total_score numeric,
  fields jsonb NOT NULL,
  PRIMARY KEY (document, table_id),
  FOREIGN KEY (document, table_id) REFERENCES tables (document, table_id) ON DELETE CASCADE
);
COMMENT ON TABLE forms IS '绩效表: One performance form a row.';
COMMENT ON COLUMN forms.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN forms.table_id IS '表: Table in the document, such as t5.';
COMMENT ON COLUMN forms.form_kind IS '绩效表种类: projectTarget, wholeTarget, projectReview or wholeReview.';
COMMENT ON COLUMN forms.form_unit IS '填报单位: Unit that the form names.';
COMMENT ON COLUMN forms.project_name IS '项目名称: Project that the form is about.';
COMMENT ON COLUMN forms.objective IS '年度总体目标: Overall objective.';
COMMENT ON COLUMN forms.total_score IS '总分: Total score of a review.';
COMMENT ON COLUMN forms.fields IS '其他栏目: Other label and value pairs of the form with their page, in printed order.';

CREATE TABLE funds (
  document text NOT NULL,
  table_id text NOT NULL,
  line integer NOT NULL,
  label text,
  column_path jsonb NOT NULL,
  value numeric,
  value_unit text,
  raw text,
  page integer NOT NULL,
  x0 double precision,
  y0 double precision,
  x1 double precision,
  y1 double precision,
  PRIMARY KEY (document, table_id, line),
  FOREIGN KEY (document, table_id) REFERENCES forms (document, table_id) ON DELETE CASCADE
);
COMMENT ON TABLE funds IS '绩效表资金: One amount of a form''s funds block a row.';
COMMENT ON COLUMN funds.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN funds.table_id IS '表: Table in the document, such as t5.';
COMMENT ON COLUMN funds.line IS '序号: Place in the form, from 1.';
COMMENT ON COLUMN funds.label IS '资金: Label of the row, such as 年度资金总额.';
COMMENT ON COLUMN funds.column_path IS '栏目路径: Header texts of the column from top to bottom.';
COMMENT ON COLUMN funds.value IS '数值: In the base unit with exact digits; null for a blank cell.';
COMMENT ON COLUMN funds.value_unit IS '计量单位: What the value counts.';
COMMENT ON COLUMN funds.raw IS '原文: The printed text.';
COMMENT ON COLUMN funds.page IS '页: Page of the document, from 1.';
COMMENT ON COLUMN funds.x0 IS '左: Left edge in points from the left of the page as read.';
COMMENT ON COLUMN funds.y0 IS '上: Top edge in points from the top of the page as read, downwards.';
COMMENT ON COLUMN funds.x1 IS '右: Right edge.';
COMMENT ON COLUMN funds.y1 IS '下: Bottom edge.';

CREATE TABLE indicators (
  document text NOT NULL,
  indicator text NOT NULL,
  table_id text NOT NULL,
  level1 text,
  level2 text,
  level3 text,
  levels jsonb NOT NULL,
  comparator text,
  value numeric,
  value_unit text,
  raw text,
  weight numeric,
  actual text,
  actual_value numeric,
  score numeric,
  completion_rate numeric,
  rule text,
  evidence text,
  basis text,
  last_year text,
  reason text,
  page integer NOT NULL,
  x0 double precision,
  y0 double precision,
  x1 double precision,
  y1 double precision,
  PRIMARY KEY (document, indicator),
  FOREIGN KEY (document, table_id) REFERENCES forms (document, table_id) ON DELETE CASCADE
);
COMMENT ON TABLE indicators IS '绩效指标: One performance indicator a row.';
COMMENT ON COLUMN indicators.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN indicators.indicator IS '指标号: Indicator in the document, such as t1.r10.';
COMMENT ON COLUMN indicators.table_id IS '表: Table in the document, such as t5.';
COMMENT ON COLUMN indicators.level1 IS '一级指标: First level.';
COMMENT ON COLUMN indicators.level2 IS '二级指标: Second level.';
COMMENT ON COLUMN indicators.level3 IS '三级指标: Third level: the indicator itself.';
COMMENT ON COLUMN indicators.levels IS '指标层级: All levels from the top.';
COMMENT ON COLUMN indicators.comparator IS '比较符: = ≥ ≤ > or <; null for a qualitative value.';
COMMENT ON COLUMN indicators.value IS '指标值: Target as a number; null for a qualitative value.';
COMMENT ON COLUMN indicators.value_unit IS '计量单位: What the target counts, as printed.';
COMMENT ON COLUMN indicators.raw IS '指标值原文: Target as printed.';
COMMENT ON COLUMN indicators.weight IS '分值权重: Weight in points.';
COMMENT ON COLUMN indicators.actual IS '实际完成值原文: What was reached, as printed.';
COMMENT ON COLUMN indicators.actual_value IS '实际完成值: What was reached, as a number.';
COMMENT ON COLUMN indicators.score IS '得分: Points reached.';
COMMENT ON COLUMN indicators.completion_rate IS '完成率: In percent.';
COMMENT ON COLUMN indicators.rule IS '赋分规则: How points are given.';
COMMENT ON COLUMN indicators.evidence IS '佐证资料: What proves it.';
COMMENT ON COLUMN indicators.basis IS '指标值设置依据: What the target rests on.';
COMMENT ON COLUMN indicators.last_year IS '上年完成值: Last year''s result, as printed.';
COMMENT ON COLUMN indicators.reason IS '偏差原因: Why it was missed.';
COMMENT ON COLUMN indicators.page IS '页: Page of the document, from 1.';
COMMENT ON COLUMN indicators.x0 IS '左: Left edge in points from the left of the page as read.';
COMMENT ON COLUMN indicators.y0 IS '上: Top edge in points from the top of the page as read, downwards.';
COMMENT ON COLUMN indicators.x1 IS '右: Right edge.';
COMMENT ON COLUMN indicators.y1 IS '下: Bottom edge.';

CREATE TABLE findings (
  document text NOT NULL,
  finding integer NOT NULL,
  rule text NOT NULL,
  severity text NOT NULL,
  origin text NOT NULL,
  message text,
  expected text,
  printed text,
  difference text,
  culprit_fact text,
  culprit_printed text,
  culprit_suggested text,
  culprit_why text,
  missing_after text,
  missing_code text,
  missing_name text,
  page integer,
  place_count integer NOT NULL,
  PRIMARY KEY (document, finding),
  FOREIGN KEY (document) REFERENCES documents (document) ON DELETE CASCADE
);
CREATE INDEX findings_1 ON findings (rule);
COMMENT ON TABLE findings IS '审核发现: One identity that does not hold, or one remark, a row.';
COMMENT ON COLUMN findings.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN findings.finding IS '发现号: Finding of the document, from 1.';
COMMENT ON COLUMN findings.rule IS '规则: Id of the rule, such as rollup.class.';
COMMENT ON COLUMN findings.severity IS '轻重: error, warning or info.';
COMMENT ON COLUMN findings.origin IS '来源: published (the publisher''s), extraction (the reading''s) or undecided.';
COMMENT ON COLUMN findings.message IS '说明: What is wrong, in Chinese.';
COMMENT ON COLUMN findings.expected IS '应为: What the identity asks for, as printed figures are.';
COMMENT ON COLUMN findings.printed IS '印为: What is printed.';
COMMENT ON COLUMN findings.difference IS '差额: Printed less expected.';
COMMENT ON COLUMN findings.culprit_fact IS '疑误数据: Figure that alone would explain it.';
COMMENT ON COLUMN findings.culprit_printed IS '疑误印数: What that figure says.';
COMMENT ON COLUMN findings.culprit_suggested IS '疑为: Value that would make the sums hold; a suggestion, never applied.';
COMMENT ON COLUMN findings.culprit_why IS '理由: Why it is suspected.';
COMMENT ON COLUMN findings.missing_after IS '缺行位置: Row after which a row seems to be lost, such as t5.r12; null where the culprit is a printed figure.';
COMMENT ON COLUMN findings.missing_code IS '缺行编码: Classification code of the lost row, where something tells it.';
COMMENT ON COLUMN findings.missing_name IS '缺行名称: Label of the lost row, where something tells it.';
COMMENT ON COLUMN findings.page IS '页: Page of the first place; null where there is none.';
COMMENT ON COLUMN findings.place_count IS '处数: Number of places (finding_places).';

CREATE TABLE finding_places (
  document text NOT NULL,
  finding integer NOT NULL,
  line integer NOT NULL,
  fact text,
  statement text,
  other_file text,
  raw text,
  page integer,
  x0 double precision,
  y0 double precision,
  x1 double precision,
  y1 double precision,
  PRIMARY KEY (document, finding, line),
  FOREIGN KEY (document, finding) REFERENCES findings (document, finding) ON DELETE CASCADE
);
COMMENT ON TABLE finding_places IS '审核发现处: One figure that takes part in a finding a row.';
COMMENT ON COLUMN finding_places.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN finding_places.finding IS '发现号: Finding of the document.';
COMMENT ON COLUMN finding_places.line IS '序号: Place in the finding, from 1.';
COMMENT ON COLUMN finding_places.fact IS '数据号: Figure; may be one of another document of the unit, or an empty place of the grid.';
COMMENT ON COLUMN finding_places.statement IS '说明号: Statement, where the figure stands in prose.';
COMMENT ON COLUMN finding_places.other_file IS '另一文件: Source file of the unit''s other document where the figure stands; null where it stands in this one.';
COMMENT ON COLUMN finding_places.raw IS '原文: The printed text.';
COMMENT ON COLUMN finding_places.page IS '页: Page of the document, from 1.';
COMMENT ON COLUMN finding_places.x0 IS '左: Left edge in points from the left of the page as read.';
COMMENT ON COLUMN finding_places.y0 IS '上: Top edge in points from the top of the page as read, downwards.';
COMMENT ON COLUMN finding_places.x1 IS '右: Right edge.';
COMMENT ON COLUMN finding_places.y1 IS '下: Bottom edge.';

CREATE TABLE unresolved (
  document text NOT NULL,
  line integer NOT NULL,
  table_id text,
  row_index integer,
  column_index integer,
  raw text,
  reason text,
  page integer,
  x0 double precision,
  y0 double precision,
  x1 double precision,
  y1 double precision,
  PRIMARY KEY (document, line),
  FOREIGN KEY (document) REFERENCES documents (document) ON DELETE CASCADE
);
COMMENT ON TABLE unresolved IS '未识别: One numeric cell or phrase that could not be understood a row.';
COMMENT ON COLUMN unresolved.document IS '文件: SHA-256 of the published document, lower-case hex.';
COMMENT ON COLUMN unresolved.line IS '序号: Place in the document, from 1.';
COMMENT ON COLUMN unresolved.table_id IS '表: Table in the document, such as t5.';
COMMENT ON COLUMN unresolved.row_index IS '行: Row of the grid, from 0.';
COMMENT ON COLUMN unresolved.column_index IS '列: Column of the grid, from 0.';
COMMENT ON COLUMN unresolved.raw IS '原文: The printed text.';
COMMENT ON COLUMN unresolved.reason IS '原因: Why it could not be understood.';
COMMENT ON COLUMN unresolved.page IS '页: Page of the document, from 1.';
COMMENT ON COLUMN unresolved.x0 IS '左: Left edge in points from the left of the page as read.';
COMMENT ON COLUMN unresolved.y0 IS '上: Top edge in points from the top of the page as read, downwards.';
COMMENT ON COLUMN unresolved.x1 IS '右: Right edge.';
COMMENT ON COLUMN unresolved.y1 IS '下: Bottom edge.';


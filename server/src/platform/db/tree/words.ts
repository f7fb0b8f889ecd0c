/** The words that a query may bring as text. Everything else in it is a quoted name or a bound value. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Functions by their exact name. None reads or sets a setting, a file, a lock, another session or the catalogue, and
 * none takes SQL text to run (`query_to_xml`).
 */
export const FUNCTIONS = words(`
  count sum min max avg bool_and bool_or every array_agg string_agg json_agg jsonb_agg json_object_agg jsonb_object_agg
  stddev_pop stddev_samp var_pop var_samp corr covar_pop covar_samp percentile_cont percentile_disc mode
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  coalesce nullif greatest least any all unnest cardinality array_length array_position array_to_string string_to_array
  array_append array_cat array_remove generate_series num_nulls num_nonnulls grouping
  lower upper initcap btrim ltrim rtrim length char_length octet_length substr substring left right lpad rpad replace
  translate concat concat_ws split_part starts_with strpos reverse regexp_replace md5 sha256 encode decode convert_to
  convert_from unaccent similarity word_similarity strict_word_similarity hashtext hashtextextended
  to_tsvector plainto_tsquery websearch_to_tsquery ts_rank
  abs sign round floor ceil trunc mod power sqrt ln log exp width_bucket
  now date_trunc date_part age make_date make_interval to_char to_date
  json_build_object json_build_array jsonb_build_object jsonb_build_array to_json to_jsonb row_to_json jsonb_set
  jsonb_strip_nulls jsonb_typeof jsonb_array_length jsonb_object_keys jsonb_array_elements jsonb_array_elements_text
  jsonb_each jsonb_each_text gen_random_uuid pg_current_xact_id_if_assigned
  platform.actor_id platform.actor_name platform.purpose platform.has_permission platform.is_signed_in
  platform.place_patterns registry.is_purpose_chosen
`);

/**
 * Functions that may stand as a table. Only those of several columns: of one with a single column, `t."name"` would
 * call any function `name` on its value.
 */
export const TABLE_FUNCTIONS = words('jsonb_each jsonb_each_text');

const PHRASED_OPERATORS = [
  'not in',
  'is not',
  'not like',
  'not ilike',
  'is distinct from',
  'is not distinct from',
  'not exists',
  'between symmetric',
];

export const OPERATORS: ReadonlySet<string> = new Set([
  ...words(`
    = <> != < <= > >= in is like ilike between exists not @> <@ && ? ?| ?& ^@ ~ ~* !~ !~* @@
    + - * / % || -> ->> <% %> <-> <<-> <->>
  `),
  ...PHRASED_OPERATORS,
]);

const TYPES: ReadonlySet<string> = new Set([
  ...words(`
    text varchar boolean smallint int2 integer int4 bigint int8 numeric real float4 float8 date time timestamp timestamptz
    uuid json jsonb bytea
  `),
  'double precision',
]);
const SIZED_TYPE = /^(?:numeric\(\d{1,3}, \d{1,3}\)|varchar\(\d{1,5}\))$/;
export const isPlainType = (type: unknown): boolean =>
  typeof type === 'string' && (TYPES.has(type) || SIZED_TYPE.test(type));

/** Types that the query builder has no word for; `columnType` names them. */
export const FURTHER_TYPES = [
  'text[]',
  'uuid[]',
  'boolean[]',
  'integer[]',
  'bigint[]',
  'numeric[]',
  'double precision[]',
  'date[]',
  'timestamptz[]',
  'jsonb[]',
  'interval',
] as const;
export type FurtherType = (typeof FURTHER_TYPES)[number];

export const JOIN_TYPES = words(
  'InnerJoin LeftJoin RightJoin FullJoin CrossJoin LateralInnerJoin LateralLeftJoin LateralCrossJoin',
);
export const SELECT_MODIFIERS = words(
  'ForUpdate ForNoKeyUpdate ForShare ForKeyShare NoWait SkipLocked Distinct',
);
export const SET_OPERATORS = words('union intersect except');
export const NULLS = words('first last');

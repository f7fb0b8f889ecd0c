import { z } from 'zod';
import { ParameterError, parametersFolder, readCsvLines, readYaml } from './parameter-files.ts';
import { listParameterFiles } from './parameter-version.ts';
import { assumptionWord, Confidence, isoDate } from './provenance-schema.ts';
import { Source, sourcesFile } from './sources.ts';

/** Something a parameter lacks: where it stands and what is missing. */
export interface ProvenanceFinding {
  readonly file: string;
  /** A line of a CSV file; for YAML the number of the entry, 0 for the head. */
  readonly at: number;
  readonly problem: string;
}

type Fields = Readonly<Record<string, unknown>>;

const Head = z.looseObject({ entries: z.array(z.looseObject({})).optional() });
const head = ['title', 'from', 'licence'] as const;
/** Words by which a writer admits a guess; whoever uses one must also write `asumsi`. */
const guessWords = /disimpulkan|diperkirakan|dikira|pengetahuan umum|dugaan|diduga/i;

/** Every parameter below a folder that has no known source, licence, confidence or date, or hides an assumption. */
export function checkProvenance(folder: string = parametersFolder): readonly ProvenanceFinding[] {
  const files = listParameterFiles(folder);
  const known = new Set(knownSources(folder));
  return files.flatMap((file) => {
    try {
      if (file === sourcesFile) return checkSources(folder);
      if (file.endsWith('.meta.yaml')) return checkMeta(file, files, folder, known);
      return file.endsWith('.csv') ? checkCsv(file, files, folder, known) : checkYaml(file, folder, known);
    } catch (error) {
      if (error instanceof ParameterError) return [{ file, at: error.line, problem: error.message }];
      throw error;
    }
  });
}

function readSources(folder: string) {
  return readYaml(sourcesFile, z.looseObject({ entries: z.array(Source) }), folder).entries;
}

function knownSources(folder: string): readonly string[] {
  try {
    return readSources(folder).map((source) => source.id);
  } catch (error) {
    // The broken file is reported by checkSources; here every source simply counts as unknown.
    if (error instanceof ParameterError) return [];
    throw error;
  }
}

function checkSources(folder: string): readonly ProvenanceFinding[] {
  const sources = readSources(folder);
  const ids = sources.map((source) => source.id);
  return sources.flatMap(({ id, url, note }, index) => [
    ...(ids.indexOf(id) === index ? [] : [finding(sourcesFile, index + 1, `source ${id} is listed twice`)]),
    ...(url !== null || note
      ? []
      : [finding(sourcesFile, index + 1, `source ${id} has no address and says not why`)]),
  ]);
}

function checkYaml(file: string, folder: string, known: ReadonlySet<string>): readonly ProvenanceFinding[] {
  const { entries = [], ...top } = readYaml(file, Head, folder);
  const missing = entries.length === 0 ? [finding(file, 0, 'no entries')] : [];
  return [
    ...missing,
    ...checkHead(file, top),
    ...entries.flatMap((entry, index) =>
      checkFields({ ...pick(top), ...entry }, known).map((problem) => finding(file, index + 1, problem)),
    ),
  ];
}

function checkMeta(
  file: string,
  files: readonly string[],
  folder: string,
  known: ReadonlySet<string>,
): readonly ProvenanceFinding[] {
  const meta = readYaml(file, Head, folder);
  const table = file.replace(/\.meta\.yaml$/, '.csv');
  const orphan = files.includes(table) ? [] : [finding(file, 0, `describes ${table}, which is not there`)];
  const fields = checkFields(meta, known).map((problem) => finding(file, 0, problem));
  return [...orphan, ...checkHead(file, meta), ...fields];
}

function checkCsv(
  file: string,
  files: readonly string[],
  folder: string,
  known: ReadonlySet<string>,
): readonly ProvenanceFinding[] {
  const metaFile = file.replace(/\.csv$/, '.meta.yaml');
  if (!files.includes(metaFile)) return [finding(file, 1, `has no ${metaFile}`)];
  const meta = readYaml(metaFile, Head.extend({ columns: z.record(z.string(), z.string()) }), folder);
  const lines = readCsvLines(file, folder);
  const columns = Object.keys(lines[0]?.record ?? {}).join(',');
  const described = Object.keys(meta.columns).join(',');
  const unlike =
    columns === described ? [] : [finding(file, 1, `columns ${columns} are described as ${described}`)];
  const rows = lines.flatMap(({ line, record }) =>
    checkFields({ ...pick(meta), ...record }, known).map((problem) => finding(file, line, problem)),
  );
  return lines.length === 0 ? [finding(file, 1, 'no rows')] : [...unlike, ...rows];
}

function checkHead(file: string, top: Fields): readonly ProvenanceFinding[] {
  const absent = head.filter((key) => !isText(top[key])).map((key) => finding(file, 0, `no ${key}`));
  return isoDate.safeParse(top.from).success ? absent : [...absent, finding(file, 0, 'from is not a date')];
}

/** What an entry inherits from the head of its file. */
function pick({ source, licence, confidence }: Fields): Fields {
  return { source, licence, confidence };
}

function checkFields(fields: Fields, known: ReadonlySet<string>): readonly string[] {
  const { source, ...others } = fields;
  const sourceFields = Object.entries(others).filter(
    ([key, value]) => key.endsWith('_source') && isText(value),
  );
  const cited = [source, ...sourceFields.map(([, value]) => value)].flatMap(splitSources);
  const text = JSON.stringify(others).toLowerCase();
  // The licence or the source itself may name the word; only the entry's own words count as saying so.
  const own = JSON.stringify({
    ...others,
    licence: '',
    ...Object.fromEntries(sourceFields.map(([key]) => [key, ''])),
  });
  const says = own.toLowerCase().includes(assumptionWord);
  return [
    ...(isText(source) ? [] : ['no source']),
    ...(isText(fields.licence) ? [] : ['no licence']),
    ...(Confidence.safeParse(fields.confidence).success ? [] : ['no confidence (tinggi, sedang, rendah)']),
    ...cited
      .filter((id) => id !== assumptionWord && !known.has(id))
      .map((id) => `source ${id} is not in ${sourcesFile}`),
    ...(cited.includes(assumptionWord) && !says ? [`an assumption does not say ${assumptionWord}`] : []),
    ...(splitSources(source).includes(assumptionWord) && fields.confidence === 'tinggi'
      ? ['an assumption cannot have confidence tinggi']
      : []),
    ...(guessWords.test(text) && !says ? [`a guess does not say ${assumptionWord}`] : []),
  ];
}

function splitSources(source: unknown): readonly string[] {
  return isText(source) ? source.split(';').map((part) => part.trim()) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function finding(file: string, at: number, problem: string): ProvenanceFinding {
  return { file, at, problem };
}

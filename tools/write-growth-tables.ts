import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * Packs the tables of the WHO Child Growth Standards (`parameters/who`, columns sex L/P, age_days | length_cm | height_cm,
 * l, m, s) for the kernel, which reads no file: `node tools/write-growth-tables.ts`.
 * A test refuses a committed file that differs from a fresh one.
 */
const SOURCE = join(import.meta.dirname, '../parameters/who');
const TARGET = join(import.meta.dirname, '../kernels/growth/src/generated');
const TABLES = {
  lhfa: ['length-for-age', 'length (day 0-730) or height (from day 731), cm, by age in days', 1],
  wfa: ['weight-for-age', 'weight, kg, by age in days', 1],
  bfa: ['bmi-for-age', 'body mass index, kg/m², by age in days', 1],
  hcfa: ['head-for-age', 'head circumference, cm, by age in days', 1],
  acfa: ['arm-for-age', 'mid-upper arm circumference, cm, by age in days', 1],
  tsfa: ['triceps-for-age', 'triceps skinfold, mm, by age in days', 1],
  ssfa: ['subscapular-for-age', 'subscapular skinfold, mm, by age in days', 1],
  wfl: ['weight-for-length', 'weight, kg, by recumbent length in tenths of a cm', 10],
  wfh: ['weight-for-height', 'weight, kg, by standing height in tenths of a cm', 10],
} as const;
/** Published digits: L and M have four decimals, S has five. */
const SCALES = { l: 1e4, m: 1e4, s: 1e5 } as const;
const LINE = 104;

interface Line {
  readonly sex: string;
  readonly place: number;
  readonly cells: Readonly<Record<string, number>>;
}

function readLines(path: string, placeScale: number): Line[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const [, placeName = '', ...names] = header.split(',');
  return lines.map((line) => {
    const [sex = '', place, ...cells] = line.split(',');
    if (!/^(age_days|length_cm|height_cm)$/.test(placeName)) throw new Error(`${path}: column ${placeName}`);
    return {
      sex,
      place: Math.round(Number(place) * placeScale),
      cells: Object.fromEntries(names.map((name, at) => [name, Number(cells[at])])),
    };
  });
}

/** First value, then steps; `3*7` is the step 3 seven times. */
function packed(values: readonly number[]): string {
  const steps = values.map((value, at) => value - (at === 0 ? 0 : (values[at - 1] ?? 0)));
  const words: string[] = [];
  for (let at = 0; at < steps.length; ) {
    let end = at + 1;
    while (end < steps.length && steps[end] === steps[at]) end++;
    words.push(end - at === 1 ? `${steps[at]}` : `${steps[at]}*${end - at}`);
    at = end;
  }
  const lines = [''];
  for (const word of words) {
    const last = lines.length - 1;
    if (`${lines[last]} ${word}`.length > LINE) lines.push(word);
    else lines[last] = `${lines[last]} ${word}`.trim();
  }
  return lines.join('\n');
}

function seriesOf(lines: readonly Line[], sex: string): string {
  const own = lines.filter((line) => line.sex === sex);
  const isWhole = own.every((line, at) => line.place === (own[0]?.place ?? 0) + at);
  if (!isWhole || own.length === 0) throw new Error(`sex ${sex}: a line is missing`);
  const columns = Object.entries(SCALES).map(([name, scale]) => {
    const values = own.map(({ cells }) => Math.round((cells[name] ?? Number.NaN) * scale));
    return `    ${name}: \`${packed(values)}\`,`;
  });
  return columns.join('\n');
}

/** The modules by file name, as they are to stand in the kernel. */
export function growthTableModules(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(TABLES).map(([source, [name, words, placeScale]]) => {
      const lines = readLines(join(SOURCE, `${source}.csv`), placeScale);
      return [join(TARGET, `${name}.ts`), moduleOf(name, words, lines)];
    }),
  );
}

function moduleOf(name: string, words: string, lines: readonly Line[]): string {
  return `// Written by tools/write-growth-tables.ts. WHO Child Growth Standards: ${words}.
// Source of the figures: World Health Organization, www.who.int/tools/child-growth-standards/standards
export const ${name.toUpperCase().replaceAll('-', '_')} = {
  first: ${lines[0]?.place},
  boys: {
${seriesOf(lines, 'L')}
  },
  girls: {
${seriesOf(lines, 'P')}
  },
};
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, text] of growthTableModules()) {
    writeFileSync(path, text);
    process.stdout.write(`${path}\n`);
  }
}

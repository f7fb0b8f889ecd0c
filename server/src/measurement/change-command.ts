import type { ChangeAnswer, Row } from './change-command-answers.ts';
import { changeAnswer, panelPart } from './change-command-answers.ts';
import { type ChangeArguments, comparedSurveys } from './change-command-surveys.ts';
import { invalid, parsedOptions, text } from './command-options.ts';
import { answered, type CommandOutput } from './command-refusal.ts';
import { designJson, sayWarnings, surveyText } from './measure-command.ts';
import { SURVEY_HELP, SURVEY_OPTIONS, surveyArguments } from './measure-command-arguments.ts';
import { type FigureUnit, isStatistic, statisticOf } from './measure-command-statistics.ts';
import { rowNamed } from './measure-command-survey.ts';
import { aligned, amount, decimal, index, percent, titleOf } from './measure-command-text.ts';

const CHANGE_HELP = `npx --no pilar change BERKAS_A BERKAS_B --welfare KOLOM --line GARIS [pilihan]

Membandingkan dua survei: nilai masing-masing, selisih dengan galatnya, penguraian Datt–Ravallion dan Shapley, kurva
pertumbuhan menurut persentil, dan sumbangan tiap kelompok dari --by (Ravallion–Huppi).
  --line2 GARIS         garis survei kedua dalam harganya sendiri; tanpa ini sama dengan --line
  --overlap KOLOM       kolom yang menamai klaster bersama kedua survei; tanpa ini kedua survei dianggap saling bebas
  --panel KOLOM         kolom yang menamai orang atau keluarga yang sama di kedua survei: kemiskinan menahun dan sementara,
                        siapa keluar dan masuk kemiskinan (bobot dan rancangan survei pertama)
${SURVEY_HELP}`;

const OPTIONS = { ...SURVEY_OPTIONS, line2: text, overlap: text, panel: text } as const;

/** `npx pilar change A B …`. @returns the exit code, as `measureCommand`. */
export function changeCommand(argv: readonly string[], io: CommandOutput): Promise<number> {
  return answered(io, async () => {
    const args = changeArguments(argv);
    if (args === undefined) {
      io.stdout.write(CHANGE_HELP);
      return;
    }
    const compared = await comparedSurveys(args);
    const [{ domainName, columns }] = compared.surveys;
    const answer: ChangeAnswer = {
      ...changeAnswer(args, {
        samples: compared.samples,
        domainName,
        sayReason: (message) => rowNamed(message, args, columns),
      }),
      ...panelPart(args, compared),
    };
    for (const survey of compared.surveys) sayWarnings(survey, io);
    if (args.isJson) {
      const design = compared.surveys.map((survey) => designJson(survey, args));
      io.stdout.write(`${JSON.stringify({ design, ...answer })}\n`);
      return;
    }
    for (const { statistic, reason } of answer.notComputed)
      io.stderr.write(`${args.files.join(' → ')}: ${statistic} tidak dihitung: ${reason}\n`);
    const head = compared.surveys.flatMap((survey) => surveyText(survey, args));
    io.stdout.write(`${head.join('\n')}\n\n${changeText(answer)}\n`);
  });
}

function changeArguments(argv: readonly string[]): ChangeArguments | undefined {
  const { values, positionals } = parsedOptions(argv, OPTIONS);
  if (values.help) return undefined;
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0)
    throw invalid('dua BERKAS diperlukan', 'two FILES are needed');
  return {
    files: [before, after],
    line2: values.line2,
    overlap: values.overlap,
    panel: values.panel,
    ...surveyArguments(values),
  };
}

const DIRECTIONS: ReadonlyMap<unknown, string> = new Map([
  ['rising', 'naik'],
  ['falling', 'turun'],
  ['no-clear-change', 'tidak jelas'],
]);

function changeText(answer: ChangeAnswer): string {
  const blocks = [
    block(
      'Selisih',
      ['Ukuran', 'Sebelum', 'Sesudah', 'Selisih', 'Galat baku', 'Selang 95 %', 'Arah'],
      differences(answer),
    ),
    block('Penguraian', ['Ukuran', 'Cara', 'Nilai', 'Selang 95 %', 'Bagian'], components(answer)),
    block('Pertumbuhan menurut persentil', ['Persentil', 'Pertumbuhan', 'Selang 95 %', ''], growth(answer)),
    block(
      'Kelompok (Ravallion–Huppi)',
      ['Kolom', 'Ukuran', 'Nilai', 'Selang 95 %', 'Bagian'],
      sectors(answer),
    ),
    block(panelTitle(answer), ['Bagian', 'Ukuran', 'Nilai', 'Selang 95 %'], panel(answer)),
  ];
  return blocks.filter((text) => text !== '').join('\n\n');
}

function block(title: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `${title}\n${aligned([header, ...rows])}`;
}

const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const WRITTEN: Readonly<Record<FigureUnit, (value: number) => string>> = { share: percent, amount, index };

function limits(row: Row, written: (value: number) => string): string {
  return `${written(number(row.ciLow))} – ${written(number(row.ciHigh))}`;
}

function nameOf({ statistic, params }: Row): string {
  if (typeof statistic !== 'string' || !isStatistic(statistic)) return String(statistic);
  const given = typeof params === 'object' && params !== null ? params : {};
  return titleOf({ statistic, params: { ...given } });
}

function differences({ levels, difference }: ChangeAnswer): string[][] {
  return difference.map((row, place) => {
    const unit = typeof row.statistic === 'string' && isStatistic(row.statistic) ? row.statistic : 'mean';
    const written = WRITTEN[statisticOf(unit).unit];
    const [before, after] = [levels[2 * place], levels[2 * place + 1]];
    return [
      nameOf(row),
      written(number(before?.value)),
      written(number(after?.value)),
      written(number(row.value)),
      written(number(row.se)),
      limits(row, written),
      DIRECTIONS.get(row.direction) ?? '',
    ];
  });
}

const PARTS: ReadonlyMap<unknown, string> = new Map([
  ['growth', 'pertumbuhan'],
  ['redistribution', 'pembagian'],
  ['residual', 'sisa'],
  ['line', 'garis'],
  ['change', 'perubahan'],
  ['intra', 'di dalam kelompok'],
  ['shift', 'perpindahan'],
  ['interaction', 'keduanya'],
]);

function components({ dattRavallion, shapley, withLine }: ChangeAnswer): string[][] {
  const line = (row: Row, way: string): string[] => [
    nameOf(row),
    way,
    percent(number(row.value)),
    limits(row, percent),
    PARTS.get(row.component) ?? String(row.component),
  ];
  return [
    ...shapley.map((row) => line(row, 'Shapley')),
    ...withLine.map((row) => line(row, 'Shapley bertiga')),
    ...dattRavallion.map((row) => line(row, row.base === 'first' ? 'dari awal' : 'dari akhir')),
  ];
}

/** Every tenth percentile; `--json` has all 99. */
function growth({ growthIncidence }: ChangeAnswer): string[][] {
  return growthIncidence
    .filter(({ p }) => Math.round(number(p) * 100) % 10 === 0)
    .map((row) => [
      decimal(number(row.p) * 100, 0, 0),
      percent(number(row.growth)),
      limits(row, percent),
      '',
    ]);
}

function sectors(answer: ChangeAnswer): string[][] {
  return answer.sectors
    .filter(
      ({ params }) =>
        typeof params === 'object' && params !== null && 'alpha' in params && params.alpha === 0,
    )
    .map((row) => [
      String(row.column),
      nameOf(row),
      percent(number(row.value)),
      limits(row, percent),
      row.component === 'intra-sector' ? String(row.sector) : (PARTS.get(row.component) ?? ''),
    ]);
}

const PANEL_PARTS: ReadonlyMap<unknown, string> = new Map([
  ['total', 'rata-rata kedua survei'],
  ['chronic', 'menahun'],
  ['transient', 'sementara'],
  ['transient-share', 'porsi sementara'],
  ['always-poor', 'miskin di kedua survei'],
  ['sometimes-poor', 'miskin di salah satu'],
  ['never-poor', 'tidak pernah miskin'],
]);
const STATES: ReadonlyMap<unknown, string> = new Map([
  ['poor', 'miskin'],
  ['not-poor', 'tidak miskin'],
]);

function panelTitle({ panel: found }: ChangeAnswer): string {
  if (found === undefined) return '';
  const [same, lost, joined] = [found.matched, found.lost, found.joined].map((own) => decimal(own, 0, 0));
  return `Panel: ${same} terdapat di kedua survei, ${lost} hanya di yang pertama, ${joined} hanya di yang kedua`;
}

function panel({ panel: found }: ChangeAnswer): string[][] {
  return (found?.figures ?? []).map((row) => {
    const given: Readonly<Record<string, unknown>> =
      typeof row.params === 'object' && row.params !== null ? { ...row.params } : {};
    const move = `${STATES.get(given.from) ?? ''} → ${STATES.get(given.to) ?? ''}`;
    return [
      row.component === 'transition' ? move : (PANEL_PARTS.get(row.component) ?? ''),
      given.alpha === undefined ? '' : `P${given.alpha}`,
      percent(number(row.value)),
      limits(row, percent),
    ];
  });
}

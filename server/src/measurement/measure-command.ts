import { answered, type CommandOutput } from './command-refusal.ts';
import { MEASURE_HELP, type MeasureArguments, measureArguments } from './measure-command-arguments.ts';
import { type Answer, estimateJson, namedEstimates } from './measure-command-estimates.ts';
import { type MeasuredSurvey, measuredSurvey } from './measure-command-survey.ts';
import { estimatesText, titleOf } from './measure-command-text.ts';

/** `npx pilar measure FILE …`. @returns the exit code: 0, or 2 after one sentence about what could not be used. */
export function measureCommand(argv: readonly string[], io: CommandOutput): Promise<number> {
  return answered(io, async () => {
    const args = measureArguments(argv);
    if (args === undefined) io.stdout.write(MEASURE_HELP);
    else await measure(args, io);
  });
}

async function measure(args: MeasureArguments, io: CommandOutput): Promise<void> {
  const survey = await measuredSurvey(args.file, args);
  const answer = namedEstimates(survey, args);
  sayWarnings(survey, io);
  for (const { domain, reason, ...one } of args.isJson ? [] : answer.notComputed)
    io.stderr.write(`${args.file}: ${titleOf(one)} (${domain}) tidak dihitung: ${reason}\n`);
  io.stdout.write(args.isJson ? json(args, survey, answer) : text(args, survey, answer));
}

export function sayWarnings({ file, table, rowsLeftOut }: MeasuredSurvey, io: CommandOutput): void {
  for (const warning of table.warnings) io.stderr.write(`${file}: ${warning.text.id}\n`);
  if (rowsLeftOut > 0)
    io.stderr.write(`${file}: ${rowsLeftOut} baris tidak dihitung karena kosong atau bukan data.\n`);
}

/** What the survey was taken to be, for `--json`. */
export function designJson(
  survey: MeasuredSurvey,
  args: Omit<MeasureArguments, 'file'>,
): Record<string, unknown> {
  const { design, table, file, rowsLeftOut } = survey;
  const { replicates } = args;
  return {
    file,
    rows: table.rowNumbers.length,
    rowsUsed: design.rows,
    rowsLeftOut,
    welfare: args.welfare,
    weight: args.weight ?? null,
    size: args.size ?? null,
    strata: args.strata === undefined ? null : { column: args.strata, count: design.strataLabels.length },
    psu: { column: args.psu[0] ?? null, count: design.psuCount },
    stages: args.psu,
    fpc: args.fpc,
    nest: args.isNested,
    lonelyPsu: args.lonelyPsu,
    replicates:
      replicates === undefined
        ? null
        : { file: replicates.file, type: replicates.type, count: design.replicates?.factors.length },
    sumOfWeights: design.weights.reduce((sum, weight) => sum + weight, 0),
    line: args.line ?? null,
    boundary: args.boundary,
    convention: args.convention,
  };
}

function json(args: MeasureArguments, survey: MeasuredSurvey, { estimates, notComputed }: Answer): string {
  const answer = { design: designJson(survey, args), estimates: estimates.map(estimateJson) };
  return `${JSON.stringify(notComputed.length === 0 ? answer : { ...answer, notComputed })}\n`;
}

function text(args: MeasureArguments, survey: MeasuredSurvey, { estimates }: Answer): string {
  return `${surveyText(survey, args).join('\n')}\n\n${estimatesText(estimates)}\n`;
}

/** Two lines about the survey, over its table. */
export function surveyText(survey: MeasuredSurvey, args: Omit<MeasureArguments, 'file'>): string[] {
  const { design, file, line: given } = survey;
  const count = (value: number) => value.toLocaleString('id-ID');
  const line =
    given === undefined
      ? 'tanpa garis'
      : `${given.kind === 'amount' ? count(given.value) : given.kind === 'column' ? `kolom ${given.name}` : given.name}; miskin = ${
          args.boundary === 'below' ? 'di bawah garis' : 'di bawah atau tepat pada garis'
        }`;
  const weight =
    args.weight === undefined
      ? 'tanpa penimbang'
      : `penimbang ${args.weight}${args.size === undefined ? '' : ` × ${args.size}`}`;
  const drawn =
    design.replicates === undefined
      ? `${count(design.strataLabels.length)} strata, ${count(design.psuCount)} klaster`
      : `${count(design.replicates.factors.length)} replika`;
  const error = design.replicates === undefined ? 'linearisasi Taylor' : 'bobot replikasi';
  return [
    `${file}: ${count(design.rows)} baris, ${drawn}; ${weight}`,
    `Kesejahteraan: ${args.welfare}. Garis: ${line}. Definisi: ${args.convention}. Galat baku: ${error}.`,
  ];
}

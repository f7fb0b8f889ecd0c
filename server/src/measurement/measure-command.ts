import { readNamedFile } from '../platform/read-named-file.ts';
import { type RawTable, readTable } from '../platform/tabular/index.ts';
import { MEASURE_HELP, type MeasureArguments, measureArguments } from './measure-command-arguments.ts';
import { estimateJson, type NamedEstimate, namedEstimates } from './measure-command-estimates.ts';
import { type MeasuredSurvey, measuredSurvey, refusalSentence } from './measure-command-survey.ts';
import { estimatesText } from './measure-command-text.ts';

export interface CommandOutput {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** `npx pilar measure FILE …`. @returns the exit code: 0, or 2 after one sentence about what could not be used. */
export async function measureCommand(argv: readonly string[], io: CommandOutput): Promise<number> {
  try {
    const args = measureArguments(argv);
    if (args === undefined) {
      io.stdout.write(MEASURE_HELP);
      return 0;
    }
    await measure(args, io);
    return 0;
  } catch (error) {
    const sentence = refusalSentence(error);
    if (sentence === undefined) throw error;
    io.stderr.write(`${sentence}\n`);
    return 2;
  }
}

async function measure(args: MeasureArguments, io: CommandOutput): Promise<void> {
  const table = await readTable(
    await readNamedFile(args.file),
    args.file,
    args.sheet === undefined ? {} : { sheet: args.sheet },
  );
  const survey = measuredSurvey(table, args);
  const estimates = namedEstimates(survey, args);
  for (const warning of table.warnings) io.stderr.write(`${args.file}: ${warning.text.id}\n`);
  if (survey.rowsLeftOut > 0)
    io.stderr.write(
      `${args.file}: ${survey.rowsLeftOut} baris tidak dihitung karena kosong atau bukan data.\n`,
    );
  io.stdout.write(args.isJson ? json(args, table, survey, estimates) : text(args, survey, estimates));
}

function json(
  args: MeasureArguments,
  table: RawTable,
  survey: MeasuredSurvey,
  estimates: readonly NamedEstimate[],
): string {
  const { design } = survey;
  const description = {
    file: args.file,
    rows: table.rowNumbers.length,
    rowsUsed: design.rows,
    rowsLeftOut: survey.rowsLeftOut,
    welfare: args.welfare,
    weight: args.weight ?? null,
    size: args.size ?? null,
    strata: args.strata === undefined ? null : { column: args.strata, count: design.strataLabels.length },
    psu: { column: args.psu ?? null, count: design.psuCount },
    fpc: args.fpc ?? null,
    nest: args.isNested,
    lonelyPsu: args.lonelyPsu,
    sumOfWeights: design.weights.reduce((sum, weight) => sum + weight, 0),
    boundary: args.boundary,
    convention: args.convention,
  };
  return `${JSON.stringify({ design: description, estimates: estimates.map(estimateJson) })}\n`;
}

function text(args: MeasureArguments, survey: MeasuredSurvey, estimates: readonly NamedEstimate[]): string {
  const { design } = survey;
  const count = (value: number) => value.toLocaleString('id-ID');
  const line = typeof survey.line === 'number' ? count(survey.line) : `kolom ${args.line}`;
  const weight =
    args.weight === undefined
      ? 'tanpa penimbang'
      : `penimbang ${args.weight}${args.size === undefined ? '' : ` × ${args.size}`}`;
  const rule = args.boundary === 'below' ? 'di bawah garis' : 'di bawah atau tepat pada garis';
  const head = [
    `${args.file}: ${count(design.rows)} baris, ${count(design.strataLabels.length)} strata, ${count(design.psuCount)} klaster; ${weight}`,
    `Kesejahteraan: ${args.welfare}. Garis: ${line}; miskin = ${rule}. Definisi: ${args.convention}. Galat baku: linearisasi Taylor.`,
  ];
  return `${head.join('\n')}\n\n${estimatesText(estimates)}\n`;
}

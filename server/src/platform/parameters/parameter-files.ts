import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

/** The folder of dated, sourced parameter files at the root of the repository. */
export const parametersFolder = resolve(fileURLToPath(new URL('../../../../parameters/', import.meta.url)));

/** A parameter file that cannot be read as its kind demands; the message names file and line. */
export class ParameterError extends Error {
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, message: string) {
    super(`parameters/${file}:${line}: ${message}`);
    this.name = 'ParameterError';
    this.file = file;
    this.line = line;
  }
}

export interface CsvLine {
  readonly line: number;
  readonly record: Readonly<Record<string, string>>;
}

const csvLines = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
);

export function readParameterText(file: string, folder: string = parametersFolder): string {
  return readFileSync(resolve(folder, file), 'utf8');
}

/** Rows of a CSV file with the line each ends on (a quoted cell may span lines). */
export function readCsvLines(file: string, folder: string = parametersFolder): readonly CsvLine[] {
  const text = readParameterText(file, folder);
  try {
    const parsed: unknown = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true });
    return csvLines.parse(parsed).map(({ record, info }) => ({ line: info.lines, record }));
  } catch (error) {
    throw new ParameterError(
      file,
      lineOfCsvError(error),
      error instanceof Error ? error.message : String(error),
    );
  }
}

function lineOfCsvError(error: unknown): number {
  const shape = z.object({ lines: z.number() }).safeParse(error);
  return shape.success ? shape.data.lines : 1;
}

/** Rows of a CSV file checked against a schema. */
export function readCsvRows<Row>(file: string, schema: z.ZodType<Row>, folder?: string): readonly Row[] {
  return readCsvLines(file, folder).map(({ line, record }) => {
    const row = schema.safeParse(record);
    if (row.success) return row.data;
    throw new ParameterError(file, line, describe(row.error));
  });
}

/** A YAML file checked against a schema; a refusal points at the line of the wrong value. */
export function readYaml<Value>(file: string, schema: z.ZodType<Value>, folder?: string): Value {
  const lineCounter = new LineCounter();
  const document = parseDocument(readParameterText(file, folder), { lineCounter });
  const broken = document.errors[0];
  if (broken) throw new ParameterError(file, lineCounter.linePos(broken.pos[0]).line, broken.message);
  const value = schema.safeParse(document.toJS());
  if (value.success) return value.data;
  const path = value.error.issues[0]?.path ?? [];
  throw new ParameterError(file, lineOfPath(document, path, lineCounter), describe(value.error));
}

interface NodeSource {
  getIn(path: Iterable<unknown>, keepScalar: boolean): unknown;
}

/** A missing key has no node, so the line is that of the nearest thing around it. */
function lineOfPath(document: NodeSource, path: readonly PropertyKey[], counter: LineCounter): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`).join('; ');
}

/** Reads at first use and keeps the answer: parameter files do not change while the process runs. */
export function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}

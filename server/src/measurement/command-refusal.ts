import { type Bilingual, problemSentence } from '@pilar/contracts';
import { Problem } from '../platform/problem.ts';
import { type RejectedCell, rejectionReason } from '../platform/tabular/index.ts';

export interface CommandOutput {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** A refusal that names file, row and column in one sentence, for a cell that cannot be used. */
export class CellRefused extends Error {
  readonly sentence: Bilingual;

  constructor(file: string, cell: RejectedCell) {
    const { id, en } = rejectionReason(cell);
    super(`${file}: ${id}`);
    this.name = 'CellRefused';
    this.sentence = { id: `${file}: ${id}`, en: `${file}: ${en}` };
  }
}

/** Runs a command: exit code 0, or 2 after one sentence about what could not be used. */
export async function answered(io: CommandOutput, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    const sentence = refusalSentence(error);
    if (sentence === undefined) throw error;
    io.stderr.write(`${sentence}\n`);
    return 2;
  }
}

/** What the terminal says: the sentence in Indonesian, and in English under it. */
function refusalSentence(error: unknown): string | undefined {
  if (error instanceof CellRefused) return inBoth(error.sentence);
  if (!(error instanceof Problem)) return undefined;
  const hint = error.code === 'number-style-ambiguous' ? ' (--number-style indonesian | english).' : null;
  const say = (language: 'id' | 'en') => {
    const sentence = problemSentence(error.code, error.facts, language);
    return hint === null ? sentence : `${sentence.replace(/\.$/, '')}${hint}`;
  };
  return inBoth({ id: say('id'), en: say('en') });
}

const inBoth = ({ id, en }: Bilingual): string => `pilar: ${id}\n       ${en}`;

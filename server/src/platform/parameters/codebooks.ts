import { z } from 'zod';
import { once, readCsvRows } from './parameter-files.ts';
import { Confidence, sourceIds } from './provenance-schema.ts';

export interface Code {
  readonly code: string;
  readonly label: string;
}

export interface CodeList {
  readonly list: string;
  /** Question numbers of the form that use this list. */
  readonly questions: readonly string[];
  /** `bit-sum` answers are sums of powers of two, not single codes. */
  readonly kind: 'single' | 'bit-sum';
  readonly codes: readonly Code[];
}

export interface Codebook {
  readonly id: string;
  readonly lists: ReadonlyMap<string, CodeList>;
}

export const codebookIds = ['regsosek2022k', 'code-lists'] as const;
export type CodebookId = (typeof codebookIds)[number];

const QuestionRow = z.object({
  question: z.string().min(1),
  list: z.string().min(1),
  code: z.string().min(1),
  label: z.string().min(1),
  kind: z.enum(['single', 'bit-sum']),
});

const ListRow = z.object({
  list: z.string().min(1),
  code: z.string().min(1),
  label: z.string().min(1),
  source: sourceIds,
  confidence: Confidence,
  note: z.string(),
});

interface PlainRow extends Code {
  readonly list: string;
  readonly kind: CodeList['kind'];
  readonly question?: string;
}

function gather(id: CodebookId, rows: readonly PlainRow[]): Codebook {
  const lists = new Map<string, CodeList>();
  for (const { list, kind, question, code, label } of rows) {
    const known = lists.get(list) ?? { list, questions: [], kind, codes: [] };
    const questions = question && !known.questions.includes(question) ? [question] : [];
    lists.set(list, {
      ...known,
      questions: [...known.questions, ...questions],
      codes: [...known.codes, { code, label }],
    });
  }
  return { id, lists };
}

const books: Record<CodebookId, () => Codebook> = {
  regsosek2022k: once(() => gather('regsosek2022k', readCsvRows('codebooks/regsosek2022k.csv', QuestionRow))),
  'code-lists': once(() => {
    const rows = readCsvRows('codebooks/code-lists.csv', ListRow);
    return gather(
      'code-lists',
      rows.map((row) => ({ ...row, kind: 'single' as const })),
    );
  }),
};

export function loadCodebook(id: CodebookId): Codebook {
  return books[id]();
}

import type { ProblemCode, ProblemFacts } from '@pilar/contracts';
import type { Stage, SurveyFile } from './survey-read.ts';

/** What the thread that reads large files may be asked. One thread does one task, then ends. */
export type ReadTask =
  | Readonly<{ kind: 'look'; bytes: Uint8Array<ArrayBuffer>; fileName: string; sheet: string | undefined }>
  | Readonly<{ kind: 'read'; file: SurveyFile }>;

/** Error objects lose their class between threads, so a refusal crosses as its code and facts. */
export type ReadAnswer =
  | Readonly<{ kind: 'stage'; stage: Stage }>
  | Readonly<{ kind: 'done'; value: unknown }>
  | Readonly<{ kind: 'refused'; code: ProblemCode; facts: ProblemFacts }>
  | Readonly<{ kind: 'failed'; message: string; stack: string | undefined }>;

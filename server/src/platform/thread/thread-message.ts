import type { ProblemCode, ProblemFacts } from '@pilar/contracts';

/** What a thread says. Error objects lose their class between threads, so a refusal crosses as its code and facts. */
export type ThreadMessage =
  | Readonly<{ kind: 'stage'; stage: unknown }>
  | Readonly<{ kind: 'done'; value: unknown }>
  | Readonly<{ kind: 'refused'; code: ProblemCode; facts: ProblemFacts }>
  | Readonly<{ kind: 'failed'; message: string; stack: string | undefined }>;

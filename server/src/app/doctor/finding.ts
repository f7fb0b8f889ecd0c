import type { Bilingual } from '@pilar/contracts';
import { type ProblemFacts, problemSentence } from '@pilar/contracts';
import { Problem } from '../../platform/problem.ts';

export const LEVELS = ['good', 'warning', 'wrong'] as const;
export type Level = (typeof LEVELS)[number];

/** One thing that was looked at: how it is, and what to do where it is not well. */
export type Finding = Readonly<{
  check: string;
  level: Level;
  said: Bilingual;
  todo: Bilingual | null;
}>;

export const words = (id: string, en: string): Bilingual => ({ id, en });
export const good = (check: string, said: Bilingual): Finding => ({ check, level: 'good', said, todo: null });
export const warning = (check: string, said: Bilingual, todo: Bilingual): Finding => ({
  ...{ check, level: 'warning', said, todo },
});
export const wrong = (check: string, said: Bilingual, todo: Bilingual): Finding => ({
  ...{ check, level: 'wrong', said, todo },
});

/** A refusal that a start would give says what to do in its own sentence. */
export function refused(check: string, error: unknown, level: Level = 'wrong'): Finding {
  if (!(error instanceof Problem)) throw error;
  const facts: ProblemFacts = error.facts;
  const said = words(problemSentence(error.code, facts, 'id'), problemSentence(error.code, facts, 'en'));
  return { check, level, said, todo: words(`Lihat /masalah/${error.code}.`, `See /masalah/${error.code}.`) };
}

/** Looks, and turns a refusal into a finding. */
export async function look(
  check: string,
  work: () => Promise<Finding | readonly Finding[]> | Finding | readonly Finding[],
): Promise<readonly Finding[]> {
  try {
    const found = await work();
    return 'check' in found ? [found] : found;
  } catch (error) {
    if (error instanceof Problem) return [refused(check, error)];
    const reason = error instanceof Error ? error.message : String(error);
    return [
      wrong(
        check,
        words(`Tidak dapat diperiksa: ${reason}.`, `Could not be looked at: ${reason}.`),
        words('Jalankan sebagai pengguna yang menjalankan Pilar.', 'Run it as the user who runs Pilar.'),
      ),
    ];
  }
}

export const worstOf = (findings: readonly Finding[]): Level =>
  LEVELS.toReversed().find((level) => findings.some((finding) => finding.level === level)) ?? 'good';

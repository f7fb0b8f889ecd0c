import type { Survey } from '@pilar/contracts';

export const STEPS = ['kolom', 'pemeriksaan', 'hitung'] as const;
export type Step = (typeof STEPS)[number];

/** Where the page opens when the address names no step: at what is next to do. */
export function nextStep(survey: Pick<Survey, 'state'>): Step {
  switch (survey.state) {
    case 'received':
      return 'kolom';
    case 'ready':
      return 'hitung';
    case 'importing':
    case 'failed':
    case 'undone':
      return 'pemeriksaan';
  }
}

export function stepOf(asked: string, survey: Pick<Survey, 'state'>): Step {
  return STEPS.find((step) => step === asked) ?? nextStep(survey);
}

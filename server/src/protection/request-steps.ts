import type { RequestState } from '@pilar/contracts';
import { Problem } from '../platform/problem.ts';

/** What may follow what. Nobody's data leave before the identity has been checked; what is closed stays closed. */
const NEXT: Readonly<Record<RequestState, readonly RequestState[]>> = {
  received: ['identified', 'refused'],
  identified: ['in-work', 'answered', 'refused'],
  'in-work': ['answered', 'refused'],
  answered: [],
  refused: [],
};

/** @throws Problem request-step-refused naming why. */
export function refuseStep(from: RequestState, to: RequestState): void {
  if (NEXT[from].includes(to)) return;
  if (NEXT[from].length === 0) {
    throw new Problem('request-step-refused', {
      reason: 'permintaan ini sudah ditutup',
      reasonEn: 'this request is closed',
    });
  }
  throw new Problem('request-step-refused', {
    reason: 'identitas pemohon diperiksa lebih dahulu, dan langkah tidak mundur',
    reasonEn: 'the identity of who asks is checked first, and steps do not go back',
  });
}

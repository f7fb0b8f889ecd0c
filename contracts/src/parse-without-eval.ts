import { z } from 'zod';

/** Contracts are checked without compiled functions: the policy of the pages refuses `eval`, also as a mere try. */
export function parseWithoutEval(): void {
  z.config({ jitless: true });
}

import { z } from 'zod';

export const Health = z.object({
  status: z.enum(['ok', 'starting', 'failing']),
  version: z.string(),
  database: z.object({ kind: z.enum(['embedded', 'postgres']), version: z.string() }),
  dataVersion: z.string().describe('newest migration and parameter version'),
});
export type Health = z.infer<typeof Health>;

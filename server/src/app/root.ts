import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Folder of the project. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

const Package = z.object({ version: z.string() });

/** Version of this program, from its package.json. */
export const VERSION = Package.parse(
  JSON.parse(readFileSync(join(ROOT, 'server', 'package.json'), 'utf8')),
).version;

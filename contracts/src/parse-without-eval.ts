import { z } from 'zod';

/*
 * In a page, contracts are checked without compiled functions: its policy refuses `eval`, also as a mere try, and the
 * library tries when a schema is made. So this stands before all schemas.
 */
if ('document' in globalThis) z.config({ jitless: true });

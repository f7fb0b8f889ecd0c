// One run of `pilar link` in a process of its own: prints milliseconds and the most memory it held.
import { linkCommand } from '../server/src/platform/linkage/index.ts';

const started = performance.now();
await linkCommand(process.argv.slice(2), { stdout: { write: () => true }, stderr: process.stderr });
const ms = performance.now() - started;
process.stdout.write(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1024 }));

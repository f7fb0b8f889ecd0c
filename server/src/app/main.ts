// `npm start`: opens the city and serves it until told to stop.
import { Problem } from '../platform/problem.ts';
import { readConfig } from './config.ts';
import { ROOT } from './root.ts';
import { startPilar } from './start.ts';

try {
  const running = await startPilar(readConfig(process.env, process.argv.slice(2), ROOT), process.stdout);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // A second signal ends the program at once: nothing acknowledged is lost, the database is durable.
      process.once(signal, () => process.exit(1));
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stderr.write(`pilar: ${error.message.replace(' / ', '\n       ')}\n`);
  process.exitCode = 1;
}

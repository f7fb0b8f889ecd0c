import { finishRestore } from '../platform/backup/index.ts';
import { type Database, openDatabase } from '../platform/db/index.ts';
import { askHidden } from './ask-hidden.ts';
import { type Config, databaseOf, readConfig } from './config.ts';
import { prepareDataFolder } from './data-folder.ts';
import { refuseCutOffDemo } from './demo-marker.ts';
import { ROOT } from './root.ts';

/** What a command works with: a terminal and a database it opens, or those of the process that serves the city. */
export type CommandSeat = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  /** gives the exit code of a command that has only this to say */
  print: (text: string) => 0;
  /** absent where nobody sits at a terminal */
  ask: ((question: string) => Promise<string>) | undefined;
  withDatabase: (work: (db: Database, config: Config) => Promise<void>) => Promise<void>;
  /** nobody else waits for the embedded database meanwhile */
  isAlone: boolean;
}>;

/** The seat of `npx pilar …`: a process of its own. */
export const terminalSeat: CommandSeat = {
  env: process.env,
  print: (text) => {
    process.stdout.write(text);
    return 0;
  },
  ask: process.stdin.isTTY ? askHidden : undefined,
  withDatabase,
  isAlone: true,
};

/** The database of the city, as `npm start` would open it. A running embedded one is refused by its lock. */
async function withDatabase(work: (db: Database, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig(process.env, [], ROOT);
  prepareDataFolder(config);
  finishRestore(config.dataDir);
  refuseCutOffDemo(config);
  const db = await openDatabase(databaseOf(config));
  try {
    await work(db, config);
  } finally {
    await db.close();
  }
}

/** The seat of a command that came through the door of the process that holds the database. */
export function servingSeat(
  db: Database,
  config: Config,
  env: CommandSeat['env'],
  print: CommandSeat['print'],
): CommandSeat {
  return {
    env: { ...process.env, ...env },
    print,
    ask: undefined,
    withDatabase: (work) => work(db, config),
    isAlone: false,
  };
}

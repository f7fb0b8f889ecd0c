import { AuditSealer, readAuditKey } from '../platform/audit/index.ts';
import { type BackupHome, startSchedule } from '../platform/backup/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/index.ts';
import { startClosing } from '../platform/identity/index.ts';
import { type Log, openLog } from '../platform/log/log.ts';
import { openSecrets } from '../platform/secrets/index.ts';
import { cityState } from '../platform/setup/index.ts';
import { serverCertificate } from '../platform/tls/index.ts';
import { sealPlainNumbers } from '../registry/index.ts';
import { refreshSeries } from './city-start.ts';
import { type CommandDoor, openCommandDoor } from './command-door.ts';
import { servingSeat } from './command-seat.ts';
import { compose } from './compose.ts';
import type { Config } from './config.ts';
import { fillDemo } from './demo-fill.ts';
import { endDemoFill } from './demo-marker.ts';
import { listen } from './listen.ts';
import { progressLine } from './progress-line.ts';
import { startRetention } from './retention-targets.ts';
import { VERSION } from './root.ts';
import { startMessage } from './start-message.ts';
import { serveWeb } from './web-files.ts';

export type Running = Readonly<{ port: number; stop: () => Promise<void> }>;
export type Output = Parameters<typeof progressLine>[0];

type Parts = Readonly<{
  config: Config;
  backups: BackupHome;
  db: Database;
  clock: Clock;
  output: Output;
  webFolder: string;
  isDemoDue: boolean;
}>;

/** Serves an open database; on first use fills the demo city before. */
export async function serve({
  config,
  backups,
  db,
  clock,
  output,
  webFolder,
  isDemoDue,
}: Parts): Promise<Running> {
  const progress = progressLine(output);
  const log = openLog({
    isTerminal: output.isTTY === true,
    ...(config.logLevel === null ? {} : { level: config.logLevel }),
  });
  const secrets = await openSecrets({ db, clock, keyFile: config.keyFile });
  await sealPlainNumbers(db, secrets, (done) => progress.show('Menyandikan NIK dan nomor KK', done, null));
  const onProgress = output.isTTY ? progress.show : undefined;
  const pilar = await compose({ config, backups, db, clock, log, secrets, onProgress });
  await pilar.jobs.start();
  if (isDemoDue) {
    await fillDemo({ db, secrets, identity: pilar.identity, jobs: pilar.jobs, clock, progress });
    endDemoFill(config);
  }
  const { dataDir } = config;
  const sealer = new AuditSealer({ db, clock, key: readAuditKey(dataDir), dataDir }, log);
  sealer.start();
  serveWeb(pilar.app, webFolder);
  const certificate = await certificateOf(config, clock);
  const listening = await listen(pilar.app, config, certificate);
  const { city, isDemo } = await cityState(db);
  const { setupCode } = pilar;
  const { port } = listening;
  output.write(startMessage({ config, port, isDemo, cityName: city?.name ?? null, setupCode, certificate }));
  const stopClosing = startClosing({ db, clock, sources: pilar.openWork }, log);
  const stopRetention = startRetention(db, clock, log);
  const refreshed = isDemoDue ? Promise.resolve() : refresh(db, clock, log);
  const schedule = startSchedule({ db, home: backups, clock, log, pilarVersion: VERSION });
  const door = await doorOf(db, config, log);
  const stop = async (): Promise<void> => {
    await door?.close();
    await listening.close();
    await schedule.stop();
    await refreshed;
    await stopRetention();
    await stopClosing();
    await pilar.jobs.stop();
    await sealer.stop();
    await db.close();
  };
  return { port, stop };
}

/** A PostgreSQL server lets commands in beside this process; the embedded database belongs to it alone. */
async function doorOf(db: Database, config: Config, log: Log): Promise<CommandDoor | null> {
  if (config.databaseUrl !== null) return null;
  return openCommandDoor(
    config.dataDir,
    async ({ name, argv, env }, print) => {
      const { COMMANDS } = await import('./commands.ts');
      return COMMANDS[name](argv, servingSeat(db, config, env, print));
    },
    (error) => log.error({ err: error }, 'command from this machine failed'),
  );
}

/**
 * Only a new release brings figures, so nobody has to wait for the comparison; what fails is repeated by the next
 * start, and until then the figures of before stand.
 */
async function refresh(db: Database, clock: Clock, log: Log): Promise<void> {
  try {
    await refreshSeries(db, clock);
  } catch (error) {
    log.error({ err: error }, 'official series not refreshed');
  }
}

async function certificateOf(config: Config, clock: Clock) {
  if (!config.isHttps) return null;
  return serverCertificate({ dataDir: config.dataDir, hosts: [config.host], tls: config.tls, clock });
}

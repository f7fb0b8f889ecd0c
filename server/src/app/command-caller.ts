import { readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Problem } from '../platform/problem.ts';
import {
  DOOR_COMMANDS,
  DOOR_SETTINGS,
  DoorFile,
  DoorLine,
  type DoorRequest,
  doorFile,
} from './command-door.ts';

type Door = ReturnType<typeof DoorFile.parse>;
type Caller = Readonly<{
  dataDir: string;
  name: string;
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  print: (text: string) => void;
}>;

function readDoor(dataDir: string): Door | null {
  try {
    return DoorFile.parse(JSON.parse(readFileSync(doorFile(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

/** Paths of the caller mean the caller's folder, not that of the process that serves. */
function settingsOf(env: Caller['env']): DoorRequest['env'] {
  const given = DOOR_SETTINGS.flatMap((name) => {
    const value = env[name];
    if (value === undefined || value === '') return [];
    return [[name, name === 'PILAR_BACKUP_DIR' ? resolve(value) : value]];
  });
  return Object.fromEntries(given);
}

const isNobody = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET');

/**
 * Has a command done by the process that serves this data folder.
 * @returns its exit code; null when nobody there does it for others
 * @throws Problem running-city-gone when that process ends in between
 */
export async function askRunningCity({ dataDir, name, argv, env, print }: Caller): Promise<number | null> {
  const door = readDoor(dataDir);
  const known = DOOR_COMMANDS.find((command) => command === name);
  if (door === null || known === undefined) return null;
  const body: DoorRequest = { name: known, argv: [...argv], env: settingsOf(env) };
  const response = await send(door, JSON.stringify(body));
  if (response === null) return null;
  try {
    // Made where it is read: lines that come before somebody listens would be lost.
    for await (const text of createInterface({ input: response })) {
      const line = DoorLine.parse(JSON.parse(text));
      if ('out' in line) print(line.out);
      else if ('code' in line) return line.code;
      else return refuse(line.refused);
    }
  } catch (error) {
    if (!isNobody(error)) throw error;
  }
  throw new Problem('running-city-gone');
}

function refuse(sentence: string): number {
  process.stderr.write(`pilar: ${sentence.replace(' / ', '\n       ')}\n`);
  return 2;
}

/** No time limit: a backup of a large city says nothing for minutes. */
function send({ port, token }: Door, body: string): Promise<IncomingMessage | null> {
  return new Promise((settle, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port, method: 'POST', path: '/' },
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      },
      (response) => settle(response.statusCode === 200 ? response : null),
    );
    asked.on('error', (error) => (isNobody(error) ? settle(null) : reject(error)));
    asked.end(body);
  });
}

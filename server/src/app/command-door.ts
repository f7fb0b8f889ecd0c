import { randomBytes, timingSafeEqual } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../platform/problem.ts';
import { replaceSecretFile } from '../platform/secret-file/index.ts';

/** Where a command of this machine finds the process that serves the city. Only the owner of the folder reads it. */
export const doorFile = (dataDir: string): string => join(dataDir, 'command-door.json');

export const DoorFile = z.object({ port: z.int().min(1).max(65_535), token: z.string().min(32) });

/** Commands that the embedded database's own process does for others: they need it, and change nothing it has in hand. */
export const DOOR_COMMANDS = ['backup', 'audit', 'keys'] as const;
/** What of the caller's environment goes along. */
export const DOOR_SETTINGS = ['PILAR_BACKUP_DIR', 'PILAR_BACKUP_PASSPHRASE', 'PILAR_BACKUP_KEEP'] as const;

export const DoorRequest = z.object({
  name: z.enum(DOOR_COMMANDS),
  argv: z.array(z.string().max(4_096)).max(32),
  env: z.partialRecord(z.enum(DOOR_SETTINGS), z.string().max(4_096)),
});
export type DoorRequest = z.infer<typeof DoorRequest>;

/** One line of the answer, as JSON: text to print, and last the exit code or the refusal. */
export const DoorLine = z.union([
  z.object({ out: z.string() }),
  z.object({ code: z.int() }),
  z.object({ refused: z.string() }),
]);
export type DoorLine = z.infer<typeof DoorLine>;

const LONGEST_REQUEST = 256 * 1024;

type Run = (request: DoorRequest, print: (text: string) => 0) => Promise<number>;
export type CommandDoor = Readonly<{ close: () => Promise<void> }>;

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > LONGEST_REQUEST) throw new RangeError('readBody: too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** A page of a browser on this machine knows no token, and cannot send this header without being asked first. */
function mayEnter({ headers, method }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return method === 'POST' && given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function answer(request: IncomingMessage, response: ServerResponse, run: Run): Promise<void> {
  const asked = DoorRequest.parse(JSON.parse(await readBody(request)));
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  const say = (line: DoorLine): void => void response.write(`${JSON.stringify(line)}\n`);
  try {
    say({
      code: await run(asked, (out) => {
        say({ out });
        return 0;
      }),
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say({ refused: error.message });
  }
  response.end();
}

/**
 * Lets commands of the same user on this machine run inside the process that holds the embedded database, so that a
 * backup needs no stop. Listens on the loopback alone, with a token of this run in a file of the data folder.
 */
export async function openCommandDoor(
  dataDir: string,
  run: Run,
  onFailure: (error: unknown) => void,
): Promise<CommandDoor> {
  const token = randomBytes(32).toString('base64url');
  const server = createServer((request, response) => {
    if (!mayEnter(request, token)) {
      response.writeHead(404).end();
      return;
    }
    answer(request, response, run).catch((error: unknown) => {
      onFailure(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  // Node's listen on a port always answers with an AddressInfo.
  const { port } = server.address() as AddressInfo;
  replaceSecretFile(doorFile(dataDir), JSON.stringify({ port, token }));
  return {
    close: () => {
      rmSync(doorFile(dataDir), { force: true });
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSealed } from 'node:https';
import { assertPortFree } from '../listen.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { type Finding, good, refused, words } from './finding.ts';

const PATIENCE_MILLISECONDS = 2_000;

/** Whether Pilar could open its port, or is already there. */
export async function checkPort(parts: DoctorParts): Promise<Finding> {
  const { port, host } = parts.config;
  if (port === 0) return good('port', words('Porta dipilih sistem.', 'The system chooses the port.'));
  const taken = await assertPortFree({ port, host }).then(
    () => null,
    (error: unknown) => error,
  );
  if (taken === null) return good('port', words(`Porta ${port} bebas.`, `Port ${port} is free.`));
  const version = await askHealth(parts);
  if (version === null) return refused('port', taken);
  return good(
    'port',
    words(`Pilar ${version} menjawab di porta ${port}.`, `Pilar ${version} answers on port ${port}.`),
  );
}

/** The release that answers there; null when nobody does, or somebody else. */
export async function askHealth({ config: { port, host, isHttps } }: DoctorParts): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const at = { host: name, port, path: '/api/health', timeout: PATIENCE_MILLISECONDS };
  const take = (answer: IncomingMessage): void => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('end', () => resolve(versionIn(Buffer.concat(parts).toString('utf8'))));
  };
  // Only this machine is asked for its own version; the certificate is looked at by another check.
  const asked = isHttps ? getSealed({ ...at, rejectUnauthorized: false }, take) : getPlain(at, take);
  asked.on('error', () => resolve(null));
  asked.on('timeout', () => asked.destroy());
  asked.on('close', () => resolve(null));
  return promise;
}

function versionIn(body: string): string | null {
  try {
    const found: unknown = JSON.parse(body);
    return typeof found === 'object' && found !== null && 'dataVersion' in found && 'version' in found
      ? String(found.version)
      : null;
  } catch {
    return null;
  }
}

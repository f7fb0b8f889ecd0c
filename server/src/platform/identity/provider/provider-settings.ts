import { existsSync } from 'node:fs';
import { Problem } from '../../problem.ts';

/** An identity provider (OpenID Connect) whose accounts may open accounts of Pilar. */
export type ProviderSettings = Readonly<{
  issuer: string;
  clientId: string;
  /** read with each sign-in, so that a new secret needs no new start */
  secretFile: string;
  /** what people call it, on the button */
  name: string;
  /** where the provider sends the browser back: told to it beforehand, and never taken from a request */
  returnAddress: string;
}>;

/** The page that receives the browser from the provider. */
export const RETURN_PATH = '/masuk/kembali';

const NAMES = [
  'PILAR_OIDC_ISSUER',
  'PILAR_OIDC_CLIENT_ID',
  'PILAR_OIDC_CLIENT_SECRET_FILE',
  'PILAR_ADDRESS',
] as const;
type Name = (typeof NAMES)[number];

/** Null where none is set up; half a setting is refused. @throws Problem config-invalid */
export function readProviderSettings(
  env: Readonly<Record<string, string | undefined>>,
): ProviderSettings | null {
  const given = (name: string): string => env[name]?.trim() ?? '';
  if (given('PILAR_OIDC_ISSUER') === '') return null;
  const missing = NAMES.find((name) => given(name) === '');
  if (missing !== undefined)
    throw refused(missing, '', 'harus diisi bila PILAR_OIDC_ISSUER diisi', 'goes with PILAR_OIDC_ISSUER');
  const secretFile = given('PILAR_OIDC_CLIENT_SECRET_FILE');
  if (!existsSync(secretFile))
    throw refused('PILAR_OIDC_CLIENT_SECRET_FILE', secretFile, 'berkas tidak ada', 'there is no such file');
  const issuer = readAddress('PILAR_OIDC_ISSUER', given('PILAR_OIDC_ISSUER'));
  const home = readAddress('PILAR_ADDRESS', given('PILAR_ADDRESS'));
  return {
    issuer: given('PILAR_OIDC_ISSUER'),
    clientId: given('PILAR_OIDC_CLIENT_ID'),
    secretFile,
    name: readName(given('PILAR_OIDC_NAME'), issuer),
    returnAddress: new URL(RETURN_PATH, home.origin).href,
  };
}

function readName(name: string, issuer: URL): string {
  if (name.length <= 60) return name === '' ? issuer.hostname : name;
  throw refused('PILAR_OIDC_NAME', name, 'paling panjang 60 huruf', 'at most 60 characters');
}

/** The names by which a machine calls itself. Anything sent there stays on it. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
export const isLoopbackAddress = ({ hostname }: URL): boolean => LOOPBACK.has(hostname);

function readAddress(name: Name, text: string): URL {
  const address = URL.parse(text);
  const isPlain = address !== null && address.search === '' && address.hash === '' && address.username === '';
  if (address?.protocol === 'https:' && isPlain) return address;
  if (address?.protocol === 'http:' && isPlain && isLoopbackAddress(address)) return address;
  throw refused(
    name,
    text,
    'harus diawali https:// (http:// hanya untuk komputer ini sendiri), tanpa ? atau #',
    'must begin with https:// (http:// only for this very machine), without ? or #',
  );
}

function refused(name: Name | 'PILAR_OIDC_NAME', value: string, reason: string, reasonEn: string): Problem {
  return new Problem('config-invalid', { name, value, reason, reasonEn });
}

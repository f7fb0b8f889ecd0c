import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'pilar', secret: randomBytes(24).toString('hex') } as const;
export const RETURN_ADDRESS = 'http://localhost:8720/masuk/kembali';

export function makeSigningKey(kid = 'kunci-1') {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, privateKey };
}
export type SigningKey = ReturnType<typeof makeSigningKey>;

/** A certified implementation of OpenID Connect on this machine, whose people sign in by their mere name. */
export async function startProvider() {
  const key = makeSigningKey();
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [RETURN_ADDRESS],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...key.privateKey.export({ format: 'jwk' }), kid: key.kid, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    pkce: { required: () => true },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/orang/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    // Whoever runs this provider trusts Pilar: nobody is asked whether it may know them.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  let person = '';
  const serve = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith('/orang/')) return void serve(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: person } });
  };
  return {
    issuer,
    key,
    /** Goes where Pilar sent the browser, signs in there, and gives what stands behind the `?` on the way back. */
    visit: async (address: string, who: string): Promise<string> => {
      person = who;
      return follow(address);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A browser that keeps cookies and stops before it would ask Pilar itself. */
async function follow(first: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = first;
  for (let step = 0; step < 8; step += 1) {
    if (address.startsWith(RETURN_ADDRESS)) return new URL(address).search.slice(1);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value.join('='));
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`${response.status} ${await response.text()}`);
    address = new URL(next, address).href;
  }
  throw new Error('the provider sends the browser in a circle');
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The same token with other claims, signed with a key of the caller's choice. */
export function forgeToken(
  token: string,
  key: Readonly<{ kid: string; privateKey: KeyObject }>,
  claims: object,
): string {
  const body = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
  const text = `${part({ alg: 'RS256', kid: key.kid })}.${part({ ...body, ...claims })}`;
  return `${text}.${sign('sha256', Buffer.from(text), key.privateKey).toString('base64url')}`;
}

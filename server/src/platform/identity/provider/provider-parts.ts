import type { SessionUser } from '@pilar/contracts';
import type { Actor } from '../../db/index.ts';
import type { LinkParts } from '../link.service.ts';
import type { Person } from '../user.store.ts';
import type { ProviderClientParts } from './provider-client.ts';

/** Who sends the request, and from where. */
export type Sender = Readonly<{
  address: string | null;
  isLoopback: boolean;
  userAgent: string | null;
  /** the cookie of the attempt */
  attempt: string | null;
  actor: Actor;
}>;
export type Opened = Readonly<{ user: SessionUser | null; cookies: readonly string[] }>;

export type ProviderParts = ProviderClientParts &
  LinkParts &
  Readonly<{
    /** of the session cookies; the attempts are sealed with a key made of it */
    secret: string;
    isHttps: boolean;
    /** @throws Problem sign-in-failed, sign-in-too-often */
    provePassword(asker: Pick<Sender, 'actor' | 'address'>, password: string): Promise<void>;
    /** Undefined for somebody switched off. @throws Problem demo-sign-in-remote */
    openFor(person: Person, sender: Sender): Promise<Opened | undefined>;
    /** Writes down that somebody was not let in. */
    refuse(who: Readonly<{ name: string; userId: string | null }>): Promise<void>;
  }>;

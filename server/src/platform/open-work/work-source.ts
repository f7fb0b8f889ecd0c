import type { Bilingual } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Actor, Tx } from '../db/index.ts';

export type OpenWorkItem = Readonly<{ id: string; title: string; link: string | null; since: Date }>;
export type Taker = Readonly<{ id: string; name: string }>;

/** From whom work goes, and to whom; `to` is null where nobody takes it yet. */
export type Giving = Readonly<{ tx: Tx; actor: Actor; clock: Clock; from: Taker; to: Taker | null }>;

/**
 * What a domain keeps in the hands of one person. `app/compose.ts` hands the sources of all domains in; a later domain
 * joins there and changes nothing else. Each runs in a transaction that holds the permission `work.hand-over`, which no
 * role holds: its tables open to that.
 */
export type OpenWorkSource = Readonly<{
  kind: string;
  name: Bilingual;
  /** what a successor gets */
  handedOver: Bilingual;
  /** what becomes of it without a successor */
  unclaimed: Bilingual;
  list: (tx: Tx, userId: string) => Promise<readonly OpenWorkItem[]>;
  /** Puts it all into the hands of `to`, or does what `unclaimed` says; writes its audit rows. */
  give: (giving: Giving) => Promise<void>;
  /** Done when the account closes, before it is given: for what may not outlive the account. */
  close?: (giving: Giving) => Promise<void>;
}>;

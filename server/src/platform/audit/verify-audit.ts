import type { AuditFinding, AuditFindingKind, AuditVerification } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../db/index.ts';
import { hex } from './audit-digest.ts';
import type { AuditHead } from './audit-head.ts';
import type { PublicKey } from './audit-key.ts';
import { checkEntry, isErasureProved } from './check-entry.ts';
import { checkLink, comparePlaces, type Placed } from './check-link.ts';
import { readLeaves } from './merkle.ts';
import {
  type ErasureRow,
  type LinkRow,
  listErasures,
  listLinks,
  listNamedLinks,
  listSealedEntries,
} from './verify.store.ts';

const LINKS_AT_ONCE = 50;
const ENTRIES_AT_ONCE = 2_000;
const MOST_FINDINGS = 1_000;
/** No transaction lives longer: an entry older than a link closed this long after it belongs into that link. */
const LONGEST_TRANSACTION_MS = 60 * 60_000;

export type VerifyParts = Readonly<{
  /** one short transaction that may read the trail, so that writers go on meanwhile */
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  clock: Clock;
  /** keys from outside the database */
  keys: readonly PublicKey[];
  /** ends of the chain that were kept outside the database */
  heads: readonly AuditHead[];
  /** recompute the content of the newest links only, up to this many entries; absent: of all */
  newestEntries?: number;
}>;

type LinkHead = Omit<LinkRow, 'leaves'>;
type Closed = Readonly<{ sealedAt: Date; lastPosition: number }>;

/** Recomputes the audit trail, from the values of an entry to the signature of the last link. */
export async function verifyAudit(parts: VerifyParts): Promise<AuditVerification> {
  return new Verification(parts).run();
}

class Verification {
  readonly #parts: VerifyParts;
  readonly #findings: AuditFinding[] = [];
  readonly #closed: Closed[] = [];
  #findingCount = 0;
  #entries = 0;
  #erased = 0;
  #proved: ReadonlySet<string> = new Set();

  constructor(parts: VerifyParts) {
    this.#parts = parts;
  }

  async run(): Promise<AuditVerification> {
    const { read, clock, keys } = this.#parts;
    this.#checkErasures(await read((tx) => listErasures(tx)));
    const links = await this.#checkChain();
    this.#checkHeads(links);
    await this.#checkNamed(links);
    for (const link of this.#chosen(links)) await this.#checkEntries(link);
    const unsealed = await this.#checkUnsealed(links.at(-1)?.number ?? 0);
    const last = links.at(-1);
    return {
      checkedAt: clock.now().toISOString(),
      isWhole: this.#findingCount === 0,
      links: links.length,
      entries: this.#entries,
      entriesInLinks: links.reduce((sum, { entry_count }) => sum + entry_count, 0),
      unsealed,
      erased: this.#erased,
      head: last
        ? { number: last.number, hash: hex(last.hash), sealedAt: last.sealed_at.toISOString() }
        : null,
      keyIds: keys.map(({ id }) => id),
      findingCount: this.#findingCount,
      findings: this.#findings,
    };
  }

  #add(kind: AuditFindingKind, link: number | null, position: number | null = null): void {
    this.#findingCount += 1;
    if (this.#findings.length < MOST_FINDINGS) this.#findings.push({ kind, link, position });
  }

  /** An erasure proves itself by the digest over what it took away, which stands in its own entry. */
  #checkErasures(erasures: readonly ErasureRow[]): void {
    const proved = new Set<string>();
    for (const erasure of erasures) {
      if (isErasureProved(erasure)) proved.add(erasure.erasureId);
      else this.#add('erasure-unproved', null, erasure.position);
    }
    this.#proved = proved;
  }

  /** Each link, without holding the leaves of all of them at once. */
  async #checkChain(): Promise<LinkHead[]> {
    const keys = new Map(this.#parts.keys.map((key) => [key.id, key]));
    const links: LinkHead[] = [];
    let previous: LinkRow | undefined;
    for (;;) {
      const rows = await this.#parts.read((tx) => listLinks(tx, previous?.number ?? 0, LINKS_AT_ONCE));
      for (const link of rows) {
        for (let gap = (previous?.number ?? 0) + 1; gap < link.number; gap++) this.#add('link-missing', gap);
        const isAfterGap = link.number !== (previous?.number ?? 0) + 1;
        for (const kind of checkLink(link, previous, keys))
          if (!(isAfterGap && kind === 'link-unjoined')) this.#add(kind, link.number);
        previous = link;
        const { leaves: _, ...rest } = link;
        links.push(rest);
      }
      if (rows.length < LINKS_AT_ONCE) return links;
    }
  }

  #checkHeads(links: readonly LinkHead[]): void {
    for (const head of this.#parts.heads) {
      const link = links.find(({ number }) => number === head.number);
      if (link === undefined) this.#add('end-cut', head.number);
      else if (hex(link.hash) !== head.hash) this.#add('end-different', head.number);
    }
  }

  /** Links that entries still name, past the end of the chain. */
  async #checkNamed(links: readonly LinkHead[]): Promise<void> {
    const last = links.at(-1)?.number ?? 0;
    const named = await this.#parts.read(listNamedLinks);
    const newest = (await this.#parts.read((tx) => listLinks(tx, last, 1))).at(-1)?.number;
    for (const number of named) {
      const isSealedMeanwhile = newest !== undefined && number >= newest;
      if (number > last && !isSealedMeanwhile) this.#add('link-missing', number);
    }
  }

  #chosen(links: readonly LinkHead[]): readonly LinkHead[] {
    const { newestEntries } = this.#parts;
    let count = 0;
    const first = links.findLastIndex((link) => {
      count += link.entry_count;
      return newestEntries !== undefined && count > newestEntries;
    });
    for (const link of links.slice(0, first + 1)) this.#close(link);
    return links.slice(first + 1);
  }

  async #checkEntries(own: LinkHead): Promise<void> {
    const { number, sealed_at: sealedAt } = own;
    const [link] = await this.#parts.read((tx) => listLinks(tx, number - 1, 1));
    if (link === undefined || link.number !== number) return;
    const late = this.#lateFor(sealedAt);
    const placed = await this.#eachEntry(number, late);
    for (const { kind, position } of comparePlaces(readLeaves(link.leaves), placed))
      this.#add(kind, number, position);
    this.#close(own);
  }

  #close({ sealed_at: sealedAt, last_position: last }: LinkHead): void {
    this.#closed.push({ sealedAt, lastPosition: Math.max(last, this.#closed.at(-1)?.lastPosition ?? 0) });
  }

  /** What an entry closed at this moment may no longer claim to be older than. */
  #lateFor(sealedAt: Date): Closed | undefined {
    const bound = sealedAt.getTime() - LONGEST_TRANSACTION_MS;
    return this.#closed.findLast((closed) => closed.sealedAt.getTime() < bound);
  }

  async #eachEntry(link: number | null, late: Closed | undefined): Promise<Placed[]> {
    const placed: Placed[] = [];
    let after = -1;
    for (;;) {
      const { entries, subjects } = await this.#parts.read((tx) =>
        listSealedEntries(tx, link, after, ENTRIES_AT_ONCE),
      );
      for (const entry of entries) {
        const { position } = entry;
        const { digest, isErased, kinds } = checkEntry(entry, subjects.get(entry.id) ?? [], this.#proved);
        for (const kind of kinds) this.#add(kind, link, position);
        if (isErased) this.#erased += 1;
        if (late && isLate(entry, late)) this.#add('entry-late', link, position);
        placed.push({ position, digest, isChanged: kinds.includes('entry-changed') });
        after = position;
      }
      if (link !== null) this.#entries += entries.length;
      if (entries.length < ENTRIES_AT_ONCE) return placed;
    }
  }

  async #checkUnsealed(last: number): Promise<number> {
    const late = last === 0 ? undefined : this.#lateFor(this.#parts.clock.now());
    return (await this.#eachEntry(null, late)).length;
  }
}

function isLate(
  { at, position }: { at: Date; position: number },
  { sealedAt, lastPosition }: Closed,
): boolean {
  return position < lastPosition || at.getTime() + LONGEST_TRANSACTION_MS < sealedAt.getTime();
}

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { hex } from './audit-digest.ts';

/** The last link of the chain, to be kept where the database cannot reach it: it shows when the end was cut off. */
export const AuditHead = z.object({
  number: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  sealedAt: z.string(),
  keyId: z.string(),
});
export type AuditHead = z.infer<typeof AuditHead>;

type Link = Readonly<{ number: number; hash: Uint8Array; root: Uint8Array; sealed_at: Date; key_id: string }>;

export const headOf = (link: Link): AuditHead => ({
  number: link.number,
  hash: hex(link.hash),
  root: hex(link.root),
  sealedAt: link.sealed_at.toISOString(),
  keyId: link.key_id,
});

const fileOf = (dataDir: string): string => join(dataDir, 'audit-head.json');

/** Kept beside the key after each link; whole or not at all. */
export function keepHead(dataDir: string, head: AuditHead): void {
  const path = fileOf(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(head)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function findKeptHead(dataDir: string): AuditHead | null {
  const path = fileOf(dataDir);
  return existsSync(path) ? parseHead(readFileSync(path, 'utf8')) : null;
}

/** @throws Problem command-invalid for a text that is no head */
export function parseHead(text: string): AuditHead {
  try {
    return AuditHead.parse(JSON.parse(text));
  } catch {
    throw new Problem('command-invalid', {
      reason: 'berkas ujung rantai tidak dapat dibaca; buat dengan "pilar audit head"',
      reasonEn: 'the file of the end of the chain cannot be read; make it with "pilar audit head"',
    });
  }
}

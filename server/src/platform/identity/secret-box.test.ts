import { expect, it } from 'vitest';
import { openSecretBox } from './secret-box.ts';

const box = openSecretBox('ab'.repeat(32));
const plain = Buffer.from('rahasia');

it('gives back what it keeps, and never the same text twice', () => {
  const sealed = box.seal(plain, 'ani');
  expect(Buffer.from(box.open(sealed, 'ani') ?? []).toString()).toBe('rahasia');
  expect(box.seal(plain, 'ani')).not.toBe(sealed);
  expect(sealed).not.toContain(plain.toString('base64'));
});

it('opens nothing for another owner, under another key, or after a change of any byte', () => {
  const sealed = box.seal(plain, 'ani');
  expect(box.open(sealed, 'budi')).toBeUndefined();
  expect(openSecretBox('cd'.repeat(32)).open(sealed, 'ani')).toBeUndefined();
  const bytes = Buffer.from(sealed, 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect([at, box.open(changed.toString('base64'), 'ani')]).toEqual([at, undefined]);
  }
  for (const odd of ['', 'AAAA', '?']) expect(box.open(odd, 'ani')).toBeUndefined();
});

it('recognises a text by a hash that another installation does not share', () => {
  expect(box.digest('kode')).toBe(box.digest('kode'));
  expect(box.digest('kode')).not.toBe(openSecretBox('cd'.repeat(32)).digest('kode'));
});

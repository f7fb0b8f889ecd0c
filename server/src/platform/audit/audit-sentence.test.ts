import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_ACTIONS, auditActionName, auditSentence, auditWords, RequestState } from '@pilar/contracts';
import { describe, expect, it } from 'vitest';

const entry = {
  actorName: 'Siti Rahmawati',
  action: 'family.list',
  entity: 'registry.family',
  entityId: null,
  purpose: 'verification',
  subjectCount: 50,
};

describe('the sentence of an audit entry', () => {
  it('says who did what to whom and what for', () => {
    expect(auditSentence(entry, 'id')).toBe(
      'Siti Rahmawati melihat daftar 50 keluarga untuk verifikasi dan pemutakhiran data',
    );
    expect(auditSentence(entry, 'en')).toBe(
      'Siti Rahmawati looked at a list of 50 families for verifying and updating data',
    );
  });

  it('names the one family that was opened', () => {
    const opened = {
      ...entry,
      action: 'family.open',
      entityId: '0f7c2d10-0000',
      subjectCount: 1,
      purpose: 'complaint',
    };
    expect(auditSentence(opened, 'id')).toBe(
      'Siti Rahmawati membuka keluarga 0f7c2d10 untuk menangani pengaduan atau sanggahan',
    );
    expect(auditSentence(opened, 'en')).toBe(
      'Siti Rahmawati opened family 0f7c2d10 for handling a complaint or objection',
    );
  });

  it('does not say twice that a step of a request was for a request', () => {
    const step = { ...entry, subjectCount: 0, purpose: 'subject-request' };
    expect(auditSentence({ ...step, action: 'subject-request.answered' }, 'id')).toBe(
      'Siti Rahmawati menjawab permintaan warga',
    );
    expect(auditSentence({ ...step, action: 'person.find-none' }, 'id')).toBe(
      'Siti Rahmawati mencari menurut nama dan tidak menemukan siapa pun untuk permintaan warga atas datanya',
    );
  });

  it('says what was noted of somebody, where the reason says it, and nothing in its place once that has left', () => {
    const left = {
      ...{ actorName: 'Pengelola', action: 'user.leave', entity: 'identity.user', entityId: '7' },
      ...{
        purpose: null,
        subjectCount: 0,
        reason: 'Ani keluar: Pensiun. Hari terakhir 24 November 2026; $& tetap.',
      },
    };
    expect(auditSentence(left, 'id')).toBe(`Pengelola mencatat: ${left.reason}`);
    expect(auditSentence({ ...left, action: 'user.close', reason: null }, 'id')).toBe(
      'Pengelola menutup akun',
    );
    expect(auditSentence({ ...left, action: 'token.end', reason: 'bocor' }, 'en')).toBe(
      'Pengelola ended a service token: bocor',
    );
  });

  it('says an action it does not know under its own name, and a missing actor as the system', () => {
    const odd = {
      ...entry,
      actorName: null,
      action: 'toString',
      entity: 'x.y',
      entityId: '7',
      purpose: null,
    };
    expect(auditSentence(odd, 'id')).toBe('Sistem melakukan “toString” pada x.y 7');
  });

  it('leaves no gap in any sentence', () => {
    for (const action of Object.keys(AUDIT_ACTIONS))
      for (const language of ['id', 'en'] as const)
        expect(auditSentence({ ...entry, action }, language)).not.toMatch(/[{}]/);
  });

  it('knows every action that the program writes', () => {
    const root = join(import.meta.dirname, '../..');
    const sources = globSync('**/*.{ts,sql}', { cwd: root }).filter((path) => !/test(ing)?[.-]/.test(path));
    const written = sources.flatMap((path) =>
      [
        ...readFileSync(join(root, path), 'utf8').matchAll(
          /(?:\baction: |write_audit\()'([a-z]+(?:[.-][a-z-]+)+)'/g,
        ),
      ].map(([, action]) => action ?? ''),
    );
    expect(written.length).toBeGreaterThan(40);
    expect([...new Set(written)].filter((action) => !Object.hasOwn(AUDIT_ACTIONS, action))).toEqual([]);
    const states = RequestState.options.filter((state) => state !== 'received');
    for (const state of states) expect(AUDIT_ACTIONS).toHaveProperty([`subject-request.${state}`]);
  });

  it('is a choice too: without an object it names the kind', () => {
    expect(auditActionName('family.unmask', 'id')).toBe('Membuka NIK dan KK keluarga');
    expect(auditActionName('person.list', 'en')).toBe('Looked at a list of persons');
    expect(auditActionName('x.y', 'id')).toBe('x.y');
  });

  it('is searched by its own words, without those that only join', () => {
    expect(auditWords('Siti menerbitkan untuk verifikasi')).toEqual([
      { word: 'siti', actions: [], purposes: [] },
      { word: 'menerbitkan', actions: ['estimate.publish'], purposes: [] },
      { word: 'verifikasi', actions: [], purposes: ['verification'] },
    ]);
  });
});

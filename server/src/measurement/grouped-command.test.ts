import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groupedCommand } from './grouped-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilar-grouped-'));

function file(name: string, rows: readonly (readonly (string | number)[])[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => row.join(',')).join('\n'));
  return path;
}

async function run(...argv: string[]) {
  const said = { stdout: '', stderr: '' };
  const to = (name: 'stdout' | 'stderr') => ({ write: (words: string) => (said[name] += words) });
  const code = await groupedCommand(argv, { stdout: to('stdout'), stderr: to('stderr') });
  return { code, ...said };
}

/* On the beta form θ = 0.6, γ = 1, δ = 0.5; L(p) = p − 0.6 p √(1 − p). */
const ranks = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const shares = ranks.map((p) => [p, p - 0.6 * p * Math.sqrt(1 - p)]);
const table = file('porsi.csv', [['penduduk', 'porsi'], ...shares]);
const columns = ['--population', 'penduduk', '--share', 'porsi'];

describe('pilar grouped', () => {
  it('says poverty, Gini and the chosen curve as JSON', async () => {
    const { code, stdout } = await run(table, ...columns, '--mean', '1000', '--line', '700', '--json');
    const answer = JSON.parse(stdout);
    expect([code, answer.chosen]).toEqual([0, 'beta']);
    const beta = answer.fits.find((fit: { form: string }) => fit.form === 'beta');
    // Gini = 2θ B(2, 1.5) = 1.2 × 4/15 = 0.32.
    expect(beta.gini).toBeCloseTo(0.32, 9);
    expect(beta.method).toBe('grouped/beta@1');
    expect(beta.p0).toBeGreaterThan(beta.p1);
  });

  it('adds groups of people up, in any order, and prints a table', async () => {
    const groups = shares.map(([p = 0, share = 0], at) => {
      const [before = 0, shareBefore = 0] = shares[at - 1] ?? [0, 0];
      return [100 * (p - before), (1000 * (share - shareBefore)) / (p - before)] as const;
    });
    const path = file('kelompok.csv', [['jiwa', 'rata'], ...groups.toReversed()]);
    const { code, stdout } = await run(path, '--people', 'jiwa', '--per-head', 'rata', '--line', '700');
    expect(code).toBe(0);
    expect(stdout).toMatch(/beta \*.* 0,3200 /);
  });

  it('refuses what is no table of shares, with a sentence in both languages', async () => {
    const falling = file('turun.csv', [['penduduk', 'porsi'], ...shares.slice(0, 9), [1, 0.4]]);
    const bad = await run(falling, ...columns, '--mean', '1000', '--line', '700');
    expect([bad.code, bad.stderr.split('\n').length]).toEqual([2, 3]);
    const unknown = await run(
      table,
      '--population',
      'penduduk',
      '--share',
      'x',
      '--mean',
      '1',
      '--line',
      '1',
    );
    expect([unknown.code, unknown.stderr.includes('x')]).toEqual([2, true]);
    expect((await run(table, ...columns, '--line', '700')).stderr).toContain('--mean diperlukan');
  });
});

import { describe, expect, it } from 'vitest';
import { progressLine } from './progress-line.ts';

function terminal(isTTY: boolean) {
  let text = '';
  let at = 0;
  const output = {
    isTTY,
    write: (piece: string | Uint8Array) => {
      text += String(piece);
      return true;
    },
  };
  const line = progressLine(output as Parameters<typeof progressLine>[0], () => at);
  return { line, written: () => text, pass: (ms: number) => (at += ms) };
}

describe('progress in the terminal', () => {
  it('tells percentage, rows in Indonesian and time left, on one line', () => {
    const { line, written, pass } = terminal(true);
    line.show('Registrasi keluarga', 0, 250_000);
    pass(10_000);
    line.show('Registrasi keluarga', 100_000, 250_000);
    line.end('Selesai.');
    expect(written()).toContain('40 % (100.000 dari 250.000), sisa sekitar 15 detik');
    expect(written().split('\n')).toHaveLength(2);
  });

  it('in a log writes whole lines, and not one for each row', () => {
    const { line, written, pass } = terminal(false);
    for (let row = 0; row <= 1000; row += 1) {
      line.show('Impor', row, 1000);
      pass(5);
    }
    expect(written().trim().split('\n').length).toBeLessThan(5);
    expect(written()).not.toContain('\r');
  });

  it('says only what is done where the end is not known', () => {
    const { line, written } = terminal(false);
    line.show('Membuat kota demo', 0, null);
    expect(written()).toBe('  Membuat kota demo …\n');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { growthTableModules } from './write-growth-tables.ts';

describe('the growth tables of the kernel', () => {
  const modules = growthTableModules();

  it('are nine', () => expect(modules.size).toBe(9));

  it.each([...modules.keys()])('%s is what the parameters of WHO give', (path) => {
    expect(readFileSync(path, 'utf8') === modules.get(path), 'run node tools/write-growth-tables.ts').toBe(
      true,
    );
  });
});

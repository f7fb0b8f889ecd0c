import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateTables, renderTables } from './generate-tables.ts';

describe('Table types', () => {
  it('say what the migrations made (else run: node tools/write-db-types.ts)', async () => {
    const committed = readFileSync(join(import.meta.dirname, 'generated/tables.ts'), 'utf8');
    expect(committed).toBe(await generateTables());
  });

  it('mark what may be missing and what the database fills in', () => {
    const column = { table: 'a.b', nullable: false, hasDefault: false, alwaysGenerated: false };
    const text = renderTables([
      { ...column, column: 'id', type: 'uuid', hasDefault: true },
      { ...column, column: 'position', type: 'bigint', alwaysGenerated: true },
      { ...column, column: 'note', type: 'text', nullable: true },
      { ...column, column: 'value', type: 'jsonb' },
    ]);
    expect(text).toContain(
      "  'a.b': {\n    id: Generated<string>;\n    position: GeneratedAlways<number>;\n    note: string | null;\n    value: Json;\n  };",
    );
  });

  it('refuse a column type nobody has decided how to read', () => {
    const column = { table: 'a.b', column: 'c', nullable: false, hasDefault: false, alwaysGenerated: false };
    expect(() => renderTables([{ ...column, type: 'money' }])).toThrow('no type for a.b.c (money)');
  });
});

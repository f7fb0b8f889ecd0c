import { describe, expect, it } from 'vitest';
import { beginStatement, permissionText, placeText, type Scope } from './scope.ts';

const scope: Scope = {
  door: 'app',
  actorId: "o'brien",
  actorName: 'Ani',
  permissions: ['area.read', 'area.write'],
  places: ['18.72.01', '18.72.02.1001.003.007'],
  purpose: '',
  timeoutMs: 5000,
};

describe('The scope of a transaction', () => {
  it('is set for the transaction alone, the role last', () => {
    expect(beginStatement(scope, 'pilar_app')).toBe(
      "begin; select set_config('app.actor', 'o''brien', true), set_config('app.actor_name', 'Ani', true), " +
        "set_config('app.permissions', 'area.read area.write', true), " +
        "set_config('app.places', '18.72.01 18.72.02.1001.003.007', true), set_config('app.purpose', '', true), " +
        "set_config('app.request', '', true), set_config('app.address', '', true), " +
        "set_config('statement_timeout', '5000', true), set_config('role', 'pilar_app', true)",
    );
  });

  it('looks for the identity library into its own schema', () => {
    expect(beginStatement(scope, 'pilar_identity')).toMatch(
      /set_config\('search_path', 'identity', true\), set_config\('role', 'pilar_identity', true\)$/,
    );
  });

  it('begins at the isolation it asks for, and at no other text', () => {
    const isolated = beginStatement({ ...scope, isolation: 'serializable' }, 'pilar_app');
    expect(isolated).toMatch(/^begin isolation level serializable; select /);
    const more = { ...scope, isolation: 'serializable; reset role' as never };
    expect(() => beginStatement(more, 'pilar_app')).toThrow(RangeError);
  });

  it('refuses a NUL, which would end the statement before the role is set', () => {
    expect(() => beginStatement({ ...scope, actorName: 'Ani\u0000' }, 'pilar_app')).toThrow(RangeError);
  });

  it('refuses a permission that could be read as two', () => {
    expect(() => permissionText(['area.read audit.read'])).toThrow(RangeError);
    expect(() => permissionText([''])).toThrow(RangeError);
  });

  it.each(['', '18.72 19', '18.7', '%', '18.72.%', '18.72.01.1001.3'])(
    'refuses a place that is none: %j',
    (place) => {
      expect(() => placeText([place])).toThrow(RangeError);
    },
  );

  it('takes everywhere for background work', () => {
    expect(placeText(['*'])).toBe('*');
  });
});

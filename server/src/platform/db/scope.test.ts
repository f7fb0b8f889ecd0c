import { describe, expect, it } from 'vitest';
import { beginStatement, permissionText, placeText, type Scope } from './scope.ts';

const scope: Scope = {
  role: 'pilar_app',
  actorId: "o'brien",
  actorName: 'Ani',
  permissions: ['area.read', 'area.write'],
  places: ['18.72.01', '18.72.02.1001.003.007'],
  purpose: '',
  timeoutMs: 5000,
};

describe('The scope of a transaction', () => {
  it('is set for the transaction alone, the role last', () => {
    expect(beginStatement(scope)).toBe(
      "begin; select set_config('app.actor', 'o''brien', true), set_config('app.actor_name', 'Ani', true), " +
        "set_config('app.permissions', 'area.read area.write', true), " +
        "set_config('app.places', '18.72.01 18.72.02.1001.003.007', true), set_config('app.purpose', '', true), " +
        "set_config('app.request', '', true), set_config('app.address', '', true), " +
        "set_config('statement_timeout', '5000', true), set_config('role', 'pilar_app', true)",
    );
  });

  it('leaves the role of the migrating user as it is', () => {
    expect(beginStatement({ ...scope, role: 'migrator' })).not.toContain("'role'");
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

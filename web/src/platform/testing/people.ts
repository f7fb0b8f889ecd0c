import { permissionsOf, purposesOf, type Role, type Session } from '@pilar/contracts';

/** A session of the demo city, signed in with the given role; null is a visitor. */
export function sessionAs(role: Role | null, changes: Partial<Session> = {}): Session {
  const user =
    role === null
      ? null
      : {
          id: `orang-${role}`,
          userName: role,
          name: 'Siti Rahmawati',
          email: null,
          roles: [role],
          permissions: permissionsOf([role]),
          places: ['18.72'],
          purposes: purposesOf([role]),
          purpose: null,
          hasSecondFactor: false,
          needsSecondFactor: false,
        };
  return {
    user,
    city: { code: '18.72', name: 'Kota Metro', provinceCode: '18', provinceName: 'Lampung' },
    isDemo: false,
    version: '0.1.0',
    ...changes,
  };
}

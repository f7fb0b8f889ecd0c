import { AddUser, ChangeUser, User, UserList } from '@pilar/contracts';
import { type Route, route } from '../http/route.ts';
import type { PasswordHasher } from './password-hash.ts';
import { addUser, changeUser, endSecondFactor, listUsers } from './user.service.ts';

const tag = 'platform';

export function userRoutes(passwords: PasswordHasher): readonly Route[] {
  return [
    route(
      {
        method: 'GET',
        path: '/users',
        permission: 'user.read',
        summary: 'Daftar pengguna',
        tag,
        answer: UserList,
      },
      ({ transaction }) => listUsers(transaction),
    ),
    route(
      {
        method: 'POST',
        path: '/users',
        permission: 'user.write',
        summary: 'Tambah pengguna',
        tag,
        body: AddUser,
        answer: User,
      },
      ({ transaction, clock, body }) => addUser({ transaction, clock, passwords }, body),
    ),
    route(
      {
        method: 'PATCH',
        path: '/users/:id',
        permission: 'user.write',
        summary: 'Ubah pengguna: nama, hak, aktif, kata sandi',
        tag,
        body: ChangeUser,
        answer: User,
      },
      ({ transaction, clock, params, body }) =>
        changeUser({ transaction, clock, passwords }, params.id ?? '', body),
    ),
    route(
      {
        method: 'DELETE',
        path: '/users/:id/second-factor',
        permission: 'user.write',
        summary: 'Matikan langkah kedua orang yang kehilangan telepon dan kode pemulihan; sesinya berakhir',
        tag,
        answer: User,
      },
      ({ transaction, params }) => endSecondFactor(transaction, params.id ?? ''),
    ),
  ];
}

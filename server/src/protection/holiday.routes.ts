import { HolidayList, SetHoliday } from '@pilar/contracts';
import { z } from 'zod';
import { check, type Route, route } from '../platform/http/index.ts';
import { endHoliday, getHolidays, setHoliday } from './holiday.service.ts';

const tag = 'protection';
const Day = z.object({ date: z.iso.date() });
const path = '/protection/holidays';

export const holidayRoutes: readonly Route[] = [
  route(
    {
      ...({ method: 'GET', path, permission: 'protection.read', tag } as const),
      summary: 'Hari libur nasional dan cuti bersama yang tidak dihitung sebagai hari kerja',
      answer: HolidayList,
    },
    ({ transaction, clock }) => transaction((tx) => getHolidays(tx, clock)),
  ),
  route(
    {
      ...({ method: 'PUT', path: `${path}/:date`, permission: 'protection.write', tag } as const),
      summary: 'Catat satu hari libur dengan sumbernya',
      body: SetHoliday,
      answer: HolidayList,
    },
    ({ transaction, actor, clock, params, body }) => {
      const { date } = check(Day, params, 'query-invalid');
      return transaction((tx) => setHoliday(tx, actor, clock, { ...body, date }));
    },
  ),
  route(
    {
      ...({ method: 'DELETE', path: `${path}/:date`, permission: 'protection.write', tag } as const),
      summary: 'Hari ini bukan hari libur; tenggat yang sudah dihitung tidak berubah',
      answer: HolidayList,
    },
    ({ transaction, actor, clock, params }) => {
      const { date } = check(Day, params, 'query-invalid');
      return transaction((tx) => endHoliday(tx, actor, clock, date));
    },
  ),
];

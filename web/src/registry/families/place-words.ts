/** `18.72.01.1001.003.007` -> `003`, `007`; empty parts where the place is no RT. */
export function rwRtOf(place: string): Readonly<{ rw: string; rt: string }> {
  const [, , , , rw = '', rt = ''] = place.split('.');
  return { rw, rt };
}

/** The kelurahan a place lies in. */
export const villageOf = (place: string): string => place.split('.').slice(0, 4).join('.');

import type { Area } from '@pilar/contracts';

/** Areas of one level as a map needs them, with the name of the area above. */
export function mapAreas(areas: readonly Area[], level: string) {
  const names = new Map(areas.map((area) => [area.code, area.name]));
  return areas
    .filter((area) => area.level === level)
    .map((area) => ({
      code: area.code,
      name: area.name,
      parentCode: area.parentCode,
      parentName: names.get(area.parentCode ?? '') ?? null,
      ...centreOf(area, areas),
    }));
}

/** A kecamatan without a centre of its own stands at the mean of its kelurahan. */
function centreOf(area: Area, areas: readonly Area[]) {
  if (area.latitude !== null && area.longitude !== null) {
    return { latitude: area.latitude, longitude: area.longitude };
  }
  const inside = areas.filter((one) => one.parentCode === area.code && one.latitude !== null);
  const mean = (read: (one: Area) => number | null) =>
    inside.length === 0 ? null : inside.reduce((sum, one) => sum + (read(one) ?? 0), 0) / inside.length;
  return { latitude: mean((one) => one.latitude), longitude: mean((one) => one.longitude) };
}

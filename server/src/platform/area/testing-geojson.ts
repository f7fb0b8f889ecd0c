import type { AreaList } from '@pilar/contracts';

type Position = [number, number];
export type TestFeature = {
  type: 'Feature';
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: unknown } | null;
};

/** A square around a centre, about 220 m wide, wound counterclockwise. */
export function square([lng, lat]: Position, half = 0.001): Position[] {
  return [
    [lng - half, lat - half],
    [lng + half, lat - half],
    [lng + half, lat + half],
    [lng - half, lat + half],
    [lng - half, lat - half],
  ];
}

export function polygon(...rings: Position[][]) {
  return { type: 'Polygon', coordinates: rings };
}

/** One invented square for each area of a level, where the area lies. */
export function testFeatures(
  areas: AreaList['areas'],
  level: string,
  properties: (area: AreaList['areas'][number]) => Record<string, unknown> = ({ code, name }) => ({
    kode: code,
    nama: name,
  }),
): TestFeature[] {
  return areas
    .filter((area) => area.level === level)
    .map((area) => ({
      type: 'Feature',
      properties: properties(area),
      geometry: polygon(square([area.longitude ?? 105.3, area.latitude ?? -5.12])),
    }));
}

export const geojson = (features: unknown[], more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });

export function fileForm(text: string | Uint8Array, name: string): FormData {
  const form = new FormData();
  form.set('file', new Blob([typeof text === 'string' ? text : Uint8Array.from(text)]), name);
  return form;
}

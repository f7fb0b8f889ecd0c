import type { Boundaries } from '@pilar/contracts';
import { type GeoIdentityTransform, geoIdentity, geoPath } from 'd3-geo';
import { labelPlace } from './label-place.ts';
import type { MapView } from './map-view.ts';
import type { MapArea } from './tile-layout.ts';

const TALLEST = 640;
const MARGIN = 4;

/**
 * Official boundaries as polygons. The plane projection takes degrees as they are: Indonesia lies within 11 degrees of the
 * equator, where a degree of longitude is at most 2 % shorter than one of latitude, and rings of either winding are drawn.
 */
export function polygonShapes(areas: readonly MapArea[], boundaries: Boundaries, width: number): MapView {
  const names = new Map(areas.map((area) => [area.code, area.name]));
  const shown = boundaries.features.filter((feature) => names.has(feature.properties.code));
  const collection = { type: 'FeatureCollection', features: shown } as const;
  const flat = geoIdentity().reflectY(true);
  const [[west, south], [east, north]] = geoPath(geoIdentity()).bounds(asGeo(collection));
  const ratio = east > west ? (north - south) / (east - west) : 1;
  const height = Math.round(Math.min(TALLEST, Math.max(240, width * ratio)));
  flat.fitExtent(
    [
      [MARGIN, MARGIN],
      [width - MARGIN, height - MARGIN],
    ],
    asGeo(collection),
  );
  const path = geoPath(flat);
  return {
    width,
    height,
    backdrop: null,
    shapes: shown.map((feature) => {
      const [x, y] = labelPlace(ringsOf(feature.geometry, flat)) ?? path.centroid(asGeo(feature));
      const name = names.get(feature.properties.code) ?? feature.properties.name;
      return {
        code: feature.properties.code,
        name,
        centre: [x, y] as const,
        outline: <path d={path(asGeo(feature)) ?? ''} />,
        letters: (
          <text className="map-name map-name-over" x={x} y={y + 4} textAnchor="middle">
            {name}
          </text>
        ),
      };
    }),
  };
}

type Position = readonly [number, number];

/** The rings of an area as they are drawn. */
function ringsOf(
  geometry: Boundaries['features'][number]['geometry'],
  flat: GeoIdentityTransform,
): Position[][] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return rings.map((ring) => ring.flatMap(([x, y]) => placed(flat([x, y]))));
}

const placed = (point: [number, number] | null): Position[] => (point === null ? [] : [point]);

type GeoInput = Parameters<ReturnType<typeof geoPath>>[0];

/** The edge: our contract's positions are pairs, GeoJSON's types ask for open arrays. */
function asGeo(value: object): GeoInput {
  return value as GeoInput;
}

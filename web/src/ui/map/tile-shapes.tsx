import type { MapView } from './map-view.ts';
import { layoutTiles, type MapArea } from './tile-layout.ts';

const LETTER = 6.4;
const PADDING = 7;

/** Breaks a name into two lines at most, at spaces; what does not fit ends with an ellipsis. */
export function nameLines(name: string, width: number): string[] {
  const most = Math.max(4, Math.floor((width - 2 * PADDING) / LETTER));
  const cut = (text: string) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  if (name.length <= most) return [name];
  const words = name.split(' ');
  let first = words[0] ?? '';
  let at = 1;
  while (at < words.length && `${first} ${words[at]}`.length <= most) first += ` ${words[at++]}`;
  const rest = words.slice(at).join(' ');
  return rest === '' ? [cut(first)] : [cut(first), cut(rest)];
}

/** A tile for each area with its name and value, blocks of kecamatan with theirs. */
export function tileShapes(
  areas: readonly MapArea[],
  width: number,
  sayValue: (code: string) => string,
): MapView {
  const layout = layoutTiles(areas, width);
  const names = new Map(areas.map((area) => [area.code, area.name]));
  const { tileWidth, tileHeight } = layout;
  return {
    width: layout.width,
    height: layout.height,
    backdrop: layout.groups.map((group) => (
      <text key={group.code} className="map-group" x={group.x} y={group.y + 14}>
        {group.name}
      </text>
    )),
    shapes: layout.tiles.map((tile) => {
      const name = names.get(tile.code) ?? tile.code;
      return {
        code: tile.code,
        name,
        centre: [tile.x + tileWidth / 2, tile.y + tileHeight / 2],
        outline: <rect x={tile.x} y={tile.y} width={tileWidth} height={tileHeight} rx={3} />,
        letters: (
          <>
            {nameLines(name, tileWidth).map((line, index) => (
              <text key={line} className="map-name" x={tile.x + PADDING} y={tile.y + 17 + index * 14}>
                {`${line} `}
              </text>
            ))}
            <text className="map-value" x={tile.x + PADDING} y={tile.y + tileHeight - 8}>
              {sayValue(tile.code)}
            </text>
          </>
        ),
      };
    }),
  };
}

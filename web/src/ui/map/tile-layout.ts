export type MapArea = Readonly<{
  code: string;
  name: string;
  parentCode: string | null;
  parentName: string | null;
  latitude: number | null;
  longitude: number | null;
}>;

export type Tile = Readonly<{ code: string; x: number; y: number }>;
export type TileGroup = Readonly<{
  code: string;
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}>;
export type TileLayout = Readonly<{
  tiles: readonly Tile[];
  groups: readonly TileGroup[];
  tileWidth: number;
  tileHeight: number;
  width: number;
  height: number;
}>;

type Point = Readonly<{ key: string; east: number; north: number }>;
type Cell = Readonly<{ column: number; row: number }>;

const GAP = 4;
const BETWEEN = 16;
const HEAD = 22;
const TILE_HEIGHT = 58;
const LEAST_TILE = 78;
const MOST_TILE = 116;

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Each point takes the free cell nearest to its place; near pairs first. Points without a place fill what is left. */
export function placeOnGrid(points: readonly Point[], columns: number, rows: number): Map<string, Cell> {
  const norths = points.map((point) => point.north);
  const easts = points.map((point) => point.east);
  const [south, north] = [Math.min(...norths), Math.max(...norths)];
  const [west, east] = [Math.min(...easts), Math.max(...easts)];
  const pairs = points.flatMap((point) => {
    const x = east === west ? 0 : ((point.east - west) / (east - west)) * (columns - 1);
    const y = north === south ? 0 : ((north - point.north) / (north - south)) * (rows - 1);
    return Array.from({ length: columns * rows }, (_, index) => {
      const cell = { column: index % columns, row: Math.floor(index / columns) };
      return { key: point.key, index, cell, distance: (cell.column - x) ** 2 + (cell.row - y) ** 2 };
    });
  });
  pairs.sort((a, b) => a.distance - b.distance || a.index - b.index || a.key.localeCompare(b.key));
  const placed = new Map<string, Cell>();
  const taken = new Set<number>();
  for (const pair of pairs) {
    if (placed.has(pair.key) || taken.has(pair.index)) continue;
    placed.set(pair.key, pair.cell);
    taken.add(pair.index);
  }
  return placed;
}

type Group = Readonly<{ code: string; name: string; members: readonly MapArea[]; point: Point }>;

function grouped(areas: readonly MapArea[]): Group[] {
  const byParent = Map.groupBy(areas, (area) => area.parentCode ?? '');
  return [...byParent].map(([code, members]) => ({
    code,
    name: members[0]?.parentName ?? '',
    members,
    point: {
      key: code,
      east: mean(members.flatMap((area) => area.longitude ?? [])),
      north: mean(members.flatMap((area) => area.latitude ?? [])),
    },
  }));
}

/** Groups in a square grid by their mean centre; rows and columns that stay empty are closed up. */
function groupCells(groups: readonly Group[]): Map<string, Cell> {
  const side = Math.ceil(Math.sqrt(groups.length)) + (groups.length === 2 ? -1 : 0);
  const points = groups.map((group) => group.point);
  const placed = placeOnGrid(points, groups.length === 2 ? 2 : side, side);
  const columns = [...new Set([...placed.values()].map((cell) => cell.column))].sort((a, b) => a - b);
  const rows = [...new Set([...placed.values()].map((cell) => cell.row))].sort((a, b) => a - b);
  const closed = new Map<string, Cell>();
  for (const [key, cell] of placed) {
    closed.set(key, { column: columns.indexOf(cell.column), row: rows.indexOf(cell.row) });
  }
  return closed;
}

function memberCells(group: Group, columns: number): Map<string, Cell> {
  const points = group.members.map((area) => ({
    key: area.code,
    east: area.longitude ?? group.point.east,
    north: area.latitude ?? group.point.north,
  }));
  return placeOnGrid(points, columns, Math.ceil(group.members.length / columns));
}

type Frame = Readonly<{ width: number; columns: number; tileWidth: number }>;

/** Each group is a block of tiles with its name above; blocks stand where their kecamatan lie. */
function spread(groups: readonly Group[], cells: ReadonlyMap<string, Cell>, frame: Frame): TileLayout {
  const rowsIn = (group: Group) => Math.ceil(group.members.length / frame.columns);
  const blockWidth = frame.columns * frame.tileWidth + (frame.columns - 1) * GAP;
  const heights: number[] = [];
  for (const group of groups) {
    const row = cells.get(group.code)?.row ?? 0;
    heights[row] = Math.max(heights[row] ?? 0, HEAD + rowsIn(group) * (TILE_HEIGHT + GAP) - GAP);
  }
  const topOf = (row: number) => heights.slice(0, row).reduce((sum, height) => sum + height + BETWEEN, 0);
  const boxes = groups.map((group) => {
    const cell = cells.get(group.code) ?? { column: 0, row: 0 };
    const height = HEAD + rowsIn(group) * (TILE_HEIGHT + GAP) - GAP;
    const x = cell.column * (blockWidth + BETWEEN);
    return { code: group.code, name: group.name, x, y: topOf(cell.row), width: blockWidth, height };
  });
  const tiles = groups.flatMap((group, index) => {
    const box = boxes[index];
    return [...memberCells(group, frame.columns)].map(([code, cell]) => ({
      code,
      x: (box?.x ?? 0) + cell.column * (frame.tileWidth + GAP),
      y: (box?.y ?? 0) + HEAD + cell.row * (TILE_HEIGHT + GAP),
    }));
  });
  const columns = Math.max(...[...cells.values()].map((cell) => cell.column)) + 1;
  return {
    tiles,
    groups: boxes,
    tileWidth: frame.tileWidth,
    tileHeight: TILE_HEIGHT,
    width: Math.min(frame.width, columns * (blockWidth + BETWEEN) - BETWEEN),
    height: topOf(heights.length) - BETWEEN,
  };
}

/** A tile diagram of the areas: by place where the width allows, else one kecamatan under another, north first. */
export function layoutTiles(areas: readonly MapArea[], width: number): TileLayout {
  const groups = grouped(areas);
  const largest = Math.max(1, ...groups.map((group) => group.members.length));
  const cells = groupCells(groups);
  const across = Math.max(0, ...[...cells.values()].map((cell) => cell.column)) + 1;
  const columns = largest <= 6 ? Math.min(2, largest) : Math.ceil(Math.sqrt(largest));
  const room = (width - (across - 1) * BETWEEN) / across;
  const tileWidth = Math.floor((room - (columns - 1) * GAP) / columns);
  if (tileWidth >= LEAST_TILE) {
    return spread(groups, cells, { width, columns, tileWidth: Math.min(MOST_TILE, tileWidth) });
  }
  const inRow = Math.max(1, Math.min(largest, Math.floor((width + GAP) / (LEAST_TILE + GAP))));
  const narrow = Math.min(MOST_TILE, Math.floor((width + GAP) / inRow - GAP));
  const order = [...groups].sort((a, b) => b.point.north - a.point.north);
  const stacked = new Map(order.map((group, row) => [group.code, { column: 0, row }]));
  return spread(order, stacked, { width, columns: inRow, tileWidth: narrow });
}

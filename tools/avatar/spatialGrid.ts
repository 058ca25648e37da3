type Point = readonly [number, number, number];

/** Finds what lies near a place without looking at everything. */
export interface SpatialGrid {
  /** Files an item under every cell that its box touches. */
  insert(item: number, low: Point, high: Point): void;
  /** Items that may lie within `radius` of the point, each once. */
  near(point: Point, radius: number): Set<number>;
}

/** A grid of cubes; `cell` is their side in metres and should be about the radius asked for. */
export function createSpatialGrid(cell: number): SpatialGrid {
  const cells = new Map<string, number[]>();
  function* keys(low: Point, high: Point): Generator<string> {
    const index = (value: number) => Math.floor(value / cell);
    for (let x = index(low[0]); x <= index(high[0]); x++) {
      for (let y = index(low[1]); y <= index(high[1]); y++) {
        for (let z = index(low[2]); z <= index(high[2]); z++) yield `${x},${y},${z}`;
      }
    }
  }
  return {
    insert(item, low, high) {
      for (const key of keys(low, high)) {
        const items = cells.get(key);
        if (items) items.push(item);
        else cells.set(key, [item]);
      }
    },
    near([x, y, z], radius) {
      const found = new Set<number>();
      const low: Point = [x - radius, y - radius, z - radius];
      const high: Point = [x + radius, y + radius, z + radius];
      for (const key of keys(low, high)) {
        for (const item of cells.get(key) ?? []) found.add(item);
      }
      return found;
    },
  };
}

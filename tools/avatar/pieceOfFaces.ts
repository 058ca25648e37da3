import { at, type PolyMesh } from './polyMesh';

/** Cloth that reaches lower than this belongs to the trousers, as a share of the highest point. */
const KNEE = 0.4;

/** For each face of a suit, whether it belongs to the trousers: suits are several loose pieces. */
export function pieceOfFaces(mesh: PolyMesh): boolean[] {
  const owner = Array.from({ length: mesh.positions.length / 3 }, (_, i) => i);
  const find = (vertex: number): number => {
    let root = vertex;
    while (at(owner, root) !== root) root = at(owner, root);
    owner[vertex] = root;
    return root;
  };
  for (const [first, ...others] of mesh.faces) {
    if (!first) continue;
    for (const other of others) owner[find(other.vertex)] = find(first.vertex);
  }
  const lowest = new Map<number, number>();
  let highest = 0;
  owner.forEach((_, vertex) => {
    const y = at(mesh.positions, 3 * vertex + 1);
    const root = find(vertex);
    lowest.set(root, Math.min(y, lowest.get(root) ?? y));
    highest = Math.max(highest, y);
  });
  return mesh.faces.map(([first]) => (lowest.get(find(first?.vertex ?? 0)) ?? 0) < KNEE * highest);
}

import { Mesh, MeshLambertMaterial, MeshStandardMaterial, type Object3D } from 'three';

/**
 * Gives a figure matt materials with the same colours and pictures: a third of the work where there is no
 * graphics card. For good; the finer materials are freed. Others than glTF's standard ones stay.
 */
export function simplifyMaterials(figure: Object3D): void {
  const plain = new Map<MeshStandardMaterial, MeshLambertMaterial>();
  const simple = <Kind>(material: Kind): Kind | MeshLambertMaterial => {
    if (!(material instanceof MeshStandardMaterial)) return material;
    const known = plain.get(material) ?? matt(material);
    plain.set(material, known);
    return known;
  };
  figure.traverse((child) => {
    if (!(child instanceof Mesh)) return;
    child.material = Array.isArray(child.material)
      ? child.material.map(simple)
      : simple(child.material);
  });
  for (const material of plain.keys()) {
    material.normalMap?.dispose();
    material.dispose();
  }
}

function matt(material: MeshStandardMaterial): MeshLambertMaterial {
  return new MeshLambertMaterial({
    name: material.name,
    color: material.color,
    map: material.map,
    alphaMap: material.alphaMap,
    alphaTest: material.alphaTest,
    alphaToCoverage: material.alphaToCoverage,
    transparent: material.transparent,
    opacity: material.opacity,
    side: material.side,
    depthWrite: material.depthWrite,
    vertexColors: material.vertexColors,
    emissive: material.emissive,
    emissiveMap: material.emissiveMap,
  });
}

import {
  type BufferGeometry,
  CatmullRomCurve3,
  LatheGeometry,
  Matrix4,
  Quaternion,
  SphereGeometry,
  Vector2,
  Vector3,
} from 'three';
import { type Body, boneLength } from '../core/body/body';
import { BONE, type Bone, type Side } from '../core/body/skeleton';

/** A piece of the mannequin, in the frame of the bone that turns it (metres, T-pose). */
export interface MannequinPart {
  /** The bone that carries it. */
  readonly bone: Bone;
  /** The bone whose certainty it shows. */
  readonly shows: Bone;
  readonly geometry: BufferGeometry;
}

const UP = new Vector3(0, 1, 0);
const AROUND = 16;
const ALONG = 8;
const CAP = 4;

/** Radii at equal steps along a limb, as shares of body height. */
const LIMBS = {
  UpperArm: { to: 'LowerArm', radii: [0.031, 0.03, 0.027, 0.023] },
  LowerArm: { to: 'Hand', radii: [0.0225, 0.025, 0.021, 0.0155] },
  UpperLeg: { to: 'LowerLeg', radii: [0.051, 0.052, 0.043, 0.034] },
  LowerLeg: { to: 'Foot', radii: [0.033, 0.036, 0.028, 0.021] },
} as const;

/**
 * The parts of a plain clay figure with the segment lengths of `body`: limbs swell and taper a little,
 * so that they read as arms and legs; there is no face.
 */
export function mannequinParts(body: Body): MannequinPart[] {
  const height: number = body.height;
  const at = (bone: Bone): Vector3 => new Vector3().fromArray(body.offsets, BONE[bone] * 3);
  const parts: MannequinPart[] = [];
  const add = (bone: Bone, geometry: BufferGeometry, shows: Bone = bone) =>
    parts.push({ bone, shows, geometry });

  const hipWidth = Math.abs(at('leftUpperLeg').x) + 0.045 * height;
  add('hips', ellipsoid([0, 0.022 * height, 0], [hipWidth, 0.062 * height, 0.062 * height]));
  const waist = at('chest').y;
  // How a trunk divides is always guessed, but what is drawn here, its line, is as sure as the thorax.
  add(
    'spine',
    ellipsoid([0, waist * 0.5, 0.004], [0.078 * height, waist * 1.15, 0.056 * height]),
    'upperChest',
  );
  const ribs = at('upperChest').y + at('neck').y;
  const shoulders = Math.abs(at('leftShoulder').x + at('leftUpperArm').x);
  add(
    'chest',
    ellipsoid([0, ribs * 0.42, 0.004], [shoulders * 0.88, ribs * 0.62, 0.064 * height]),
    'upperChest',
  );
  add(
    'upperChest',
    limb(
      new Vector3(-shoulders * 0.8, at('neck').y * 0.72, 0),
      new Vector3(shoulders * 0.8, at('neck').y * 0.72, 0),
      [0.03, 0.042, 0.046, 0.042, 0.03].map((r) => r * height),
    ),
  );
  add(
    'neck',
    limb(new Vector3(0, -0.02 * height, 0), at('head'), [0.034 * height, 0.029 * height]),
    'head',
  );
  const crown: number = body.headHeight;
  add(
    'head',
    ellipsoid([0, crown * 0.48, 0.012 * height], [crown * 0.42, crown * 0.56, crown * 0.5]),
  );
  // A hint of a nose says which way the figure looks.
  add(
    'head',
    ellipsoid(
      [0, crown * 0.36, 0.062 * height],
      [0.008, 0.014, 0.012].map((r) => r * height),
    ),
  );

  for (const side of ['left', 'right'] as const) {
    for (const [name, { to, radii }] of Object.entries(LIMBS)) {
      const bone = `${side}${name}` as Bone;
      const end = at(`${side}${to}`);
      add(
        bone,
        limb(
          new Vector3(),
          end,
          radii.map((radius) => radius * height),
        ),
      );
    }
    add(`${side}Hand`, handShape(side, body.handLength), `${side}LowerArm`);
    add(`${side}Hand`, thumbShape(side, body.handLength), `${side}LowerArm`);
    add(`${side}Foot`, footShape(body, side));
  }
  return parts;
}

function ellipsoid(centre: readonly number[], radii: readonly number[]): BufferGeometry {
  const [x, y, z] = radii as [number, number, number];
  return new SphereGeometry(1, 22, 14).scale(x, y, z).translate(centre[0]!, centre[1]!, centre[2]!);
}

/** A body of revolution from one joint to another with rounded ends that reach round the joints. */
function limb(from: Vector3, to: Vector3, radii: readonly number[]): BufferGeometry {
  const length = from.distanceTo(to);
  const first = radii[0]!;
  const last = radii.at(-1)!;
  const shape = new CatmullRomCurve3(
    radii.map((radius, i) => new Vector3(radius, (length * i) / (radii.length - 1), 0)),
  );
  const outline: Vector2[] = [];
  for (let i = 0; i <= CAP; i++) {
    const turn = (Math.PI / 2) * (i / CAP);
    outline.push(new Vector2(first * Math.sin(turn), -first * Math.cos(turn)));
  }
  for (let i = 1; i < ALONG; i++) {
    const { x, y } = shape.getPoint(i / ALONG);
    outline.push(new Vector2(x, y));
  }
  for (let i = 0; i <= CAP; i++) {
    const turn = (Math.PI / 2) * (i / CAP);
    outline.push(new Vector2(last * Math.cos(turn), length + last * Math.sin(turn)));
  }
  const direction = to.clone().sub(from).normalize();
  return new LatheGeometry(outline, AROUND)
    .applyQuaternion(new Quaternion().setFromUnitVectors(UP, direction))
    .translate(from.x, from.y, from.z);
}

/** A mitten: the palm looks down in the T-pose. */
function handShape(side: Side, length: number): BufferGeometry {
  const outwards = side === 'left' ? 1 : -1;
  return ellipsoid(
    [outwards * length * 0.47, -0.004, 0],
    [length * 0.53, length * 0.12, length * 0.23],
  );
}

function thumbShape(side: Side, length: number): BufferGeometry {
  const outwards = side === 'left' ? 1 : -1;
  return limb(
    new Vector3(outwards * length * 0.2, -0.006, length * 0.12),
    new Vector3(outwards * length * 0.48, -0.012, length * 0.34),
    [length * 0.075, length * 0.06],
  );
}

/** A soft shoe with a flat sole on the floor. */
function footShape(body: Body, side: Side): BufferGeometry {
  const ankle: number = body.ankleHeight;
  const toes = boneLength(body, `${side}Toes`);
  const heel = -0.045 * body.height;
  const tip = toes + 0.04 * body.height;
  const half = (tip - heel) / 2;
  const shoe = new SphereGeometry(1, 18, 12).applyMatrix4(
    new Matrix4().makeScale(0.031 * body.height, ankle * 0.98, half),
  );
  const place = shoe.getAttribute('position');
  for (let i = 0; i < place.count; i++) {
    // Higher at the instep than at the tip, and cut off by the floor.
    const along = place.getZ(i) / half;
    const y = place.getY(i) * (1 - 0.38 * Math.max(0, along));
    place.setY(i, Math.max(y, 0));
    place.setX(i, place.getX(i) * (1 + 0.16 * along));
  }
  shoe.computeVertexNormals();
  return shoe.translate(0, -ankle, heel + half);
}

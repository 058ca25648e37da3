import {
  AmbientLight,
  BoxGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  DirectionalLight,
  Group,
  Mesh,
  MeshLambertMaterial,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  WebGLRenderer,
} from 'three';
import { loadAvatar } from '../../src/avatar/loadAvatar';
import { createAvatarPoser } from '../../src/avatar/poseAvatar';
import type { Body } from '../../src/core/body/body';
import type { Pose } from '../../src/core/body/pose';
import type { Pattern } from '../../src/core/movement/pattern';
import { CHAIR, seatFor } from '../../src/scenes/seat';

export interface RenderedCameraOptions {
  /** Pixels. @default 480 */
  readonly width?: number;
  /** Pixels. @default 360 */
  readonly height?: number;
  /** @default '/models/figure-low.vrm' */
  readonly avatarUrl?: string;
  /** How far the person is turned to their left, degrees: 0 faces the camera, 90 shows the right side. @default 0 */
  readonly yawDegrees?: number;
  /** From the camera to the person, metres. @default 3 */
  readonly distance?: number;
  /** Of the camera over the floor, metres; it looks straight ahead. @default 1.05 */
  readonly cameraHeight?: number;
  /** Puts a chair under those who start sitting. */
  readonly pattern?: Pattern;
}

const DEFAULTS = {
  width: 480,
  height: 360,
  avatarUrl: '/models/figure-low.vrm',
  yawDegrees: 0,
  distance: 3,
  cameraHeight: 1.05,
};

/** Focal length of the camera, as a share of the picture's width: a usual webcam's. */
const FOCAL_SHARE = 0.6;

export interface RenderedCamera {
  /** The person who is seen: give poses of this body. */
  readonly body: Body;
  readonly canvas: HTMLCanvasElement;
  /** Where a point of the person's own room (metres) is in the picture, pixels from the upper left. */
  project(x: number, y: number, z: number): { x: number; y: number };
  /** A picture of a pose. Knows no clock: the same pose gives the same picture. To be closed by its taker. */
  renderPose(pose: Pose): Promise<ImageBitmap>;
  /** The room without the person. */
  renderEmpty(): Promise<ImageBitmap>;
  dispose(): void;
}

/**
 * A camera in front of a rendered person: poses that are known exactly become pictures for the pose model.
 */
export async function createRenderedCamera(
  options: RenderedCameraOptions = {},
): Promise<RenderedCamera> {
  const { width, height, avatarUrl, yawDegrees, distance, cameraHeight } = {
    ...DEFAULTS,
    ...options,
  };
  const avatar = await loadAvatar(avatarUrl);
  // Every joint is to be where the pose says, and not where it looks best.
  const poser = createAvatarPoser(avatar, { scapularShare: 0 });
  const canvas = document.createElement('canvas');
  const renderer = new WebGLRenderer({ canvas, antialias: true, preserveDrawingBuffer: true });
  renderer.setPixelRatio(1);
  renderer.setSize(width, height, false);

  const verticalAngle = (2 * Math.atan(height / 2 / (FOCAL_SHARE * width)) * 180) / Math.PI;
  const camera = new PerspectiveCamera(verticalAngle, width / height, 0.1, 30);
  camera.position.set(0, cameraHeight, distance);
  camera.updateMatrixWorld();

  const scene = new Scene();
  const room = furnishRoom();
  scene.add(room);
  const turntable = new Group();
  turntable.rotation.y = (yawDegrees * Math.PI) / 180;
  turntable.add(avatar.object);
  const seat = options.pattern ? seatFor(options.pattern, avatar.body) : null;
  if (seat) turntable.add(plainChair(seat.height, seat.z));
  scene.add(turntable);
  turntable.updateMatrixWorld();

  const picture = () => {
    renderer.render(scene, camera);
    return createImageBitmap(canvas);
  };
  return {
    body: avatar.body,
    canvas,
    project(x, y, z) {
      const point = turntable.localToWorld(camera.position.clone().set(x, y, z)).project(camera);
      return { x: ((point.x + 1) / 2) * width, y: ((1 - point.y) / 2) * height };
    },
    renderPose(pose) {
      poser.apply(pose);
      avatar.vrm.update(0);
      return picture();
    },
    async renderEmpty() {
      avatar.object.visible = false;
      const empty = await picture();
      avatar.object.visible = true;
      return empty;
    },
    dispose() {
      avatar.dispose();
      scene.traverse((child) => {
        if (!(child instanceof Mesh)) return;
        child.geometry.dispose();
        for (const material of [child.material].flat()) material.dispose();
      });
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

const block = (
  size: readonly [number, number, number],
  at: readonly [number, number, number],
  colour: string,
): Mesh => {
  const mesh = new Mesh(new BoxGeometry(...size), new MeshLambertMaterial({ color: colour }));
  mesh.position.set(...at);
  return mesh;
};

/** A living room: plain walls, a window, a shelf with books, a picture, a plant, a lamp. */
function furnishRoom(): Group {
  const room = new Group();
  room.add(new AmbientLight('#ffffff', 1.5));
  const sun = new DirectionalLight('#fff4e0', 2);
  sun.position.set(2.5, 4, 3);
  room.add(sun);
  const floor = new Mesh(
    new PlaneGeometry(12, 12).rotateX(-Math.PI / 2),
    new MeshLambertMaterial({ color: '#a98c6c' }),
  );
  room.add(floor, block([12, 6, 0.1], [0, 3, -2.2], '#cfd3d2'));
  room.add(block([12, 0.12, 0.14], [0, 0.06, -2.15], '#f2f0ea'));
  room.add(block([1.3, 1.2, 0.06], [-2.1, 1.7, -2.12], '#f4f4f2'));
  room.add(block([1.15, 1.05, 0.08], [-2.1, 1.7, -2.11], '#a9c6dd'));
  room.add(block([0.7, 0.5, 0.04], [1.25, 1.95, -2.13], '#5a4636'));
  room.add(block([0.6, 0.4, 0.05], [1.25, 1.95, -2.12], '#b99c5f'));
  room.add(block([1, 0.9, 0.35], [2.3, 0.45, -1.95], '#7d5b3f'));
  const BOOKS = ['#8a3b32', '#33566e', '#c2a24a', '#4f6b48', '#6c4c70'];
  BOOKS.forEach((colour, i) => {
    const tall = 0.2 + 0.03 * ((i * 3) % 4);
    room.add(block([0.07, tall, 0.18], [1.95 + i * 0.09, 0.9 + tall / 2, -1.95], colour));
  });
  const pot = new Mesh(
    new CylinderGeometry(0.16, 0.12, 0.3, 16),
    new MeshLambertMaterial({ color: '#a65f3f' }),
  );
  pot.position.set(-1.35, 0.15, -1.8);
  const leaves = new Mesh(
    new ConeGeometry(0.3, 0.8, 9),
    new MeshLambertMaterial({ color: new Color('#4d7a4a') }),
  );
  leaves.position.set(-1.35, 0.7, -1.8);
  room.add(pot, leaves);
  return room;
}

function plainChair(seatHeight: number, z: number): Group {
  const chair = new Group();
  const middle = z - CHAIR.hipsToBack + CHAIR.depth / 2;
  const colour = '#8b6b4a';
  chair.add(block([CHAIR.width, 0.05, CHAIR.depth], [0, seatHeight - 0.025, middle], colour));
  for (const x of [-1, 1]) {
    for (const end of [-1, 1]) {
      const foot = [(x * CHAIR.width) / 2.3, seatHeight / 2, middle + (end * CHAIR.depth) / 2.3];
      chair.add(block([0.04, seatHeight, 0.04], foot as [number, number, number], colour));
    }
  }
  const back = seatHeight + CHAIR.back / 2;
  chair.add(block([CHAIR.width, CHAIR.back, 0.03], [0, back, z - CHAIR.hipsToBack], colour));
  return chair;
}

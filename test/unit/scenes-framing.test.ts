import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { populationBody } from '../../src/core/body/body';
import { createJointPlacement, placeJoints } from '../../src/core/body/kinematics';
import { createPose } from '../../src/core/body/pose';
import { PATTERN_LIBRARY } from '../../src/core/movement/library/library';
import { createSynthesis } from '../../src/core/movement/synthesis';
import { extentOf, frameFigures } from '../../src/scenes/framing';
import { movementCloud } from '../../src/scenes/movementCloud';
import { yawOf } from '../../src/scenes/yawOf';

const FIELD_OF_VIEW = 24;
const PITCH = 0.12;
const body = populationBody();

/** three's camera where the framing puts it: the oracle of what is inside the picture. */
function cameraFor(distance: number, height: number, aspect: number): PerspectiveCamera {
  const camera = new PerspectiveCamera(FIELD_OF_VIEW, aspect, 0.1, 100);
  camera.position.set(
    0,
    height * Math.cos(PITCH) + distance * Math.sin(PITCH),
    distance * Math.cos(PITCH) - height * Math.sin(PITCH),
  );
  camera.rotation.set(-PITCH, 0, 0);
  camera.updateMatrixWorld();
  return camera;
}

describe('framing', () => {
  for (const view of ['front', 'side', 'oblique'] as const) {
    it.each([0.5, 4 / 3, 2.2])(
      `shows the whole of every movement, ${view}, twice, at aspect %f`,
      (aspect) => {
        for (const pattern of PATTERN_LIBRARY) {
          const yaw = yawOf(view, 'left');
          const extent = extentOf(movementCloud(pattern, body, 'left'), yaw, PITCH);
          const { distance, height, places } = frameFigures(
            [extent, extent],
            aspect,
            (FIELD_OF_VIEW * Math.PI) / 180,
          );
          const camera = cameraFor(distance, height, aspect);
          const synthesis = createSynthesis(pattern, body, { side: 'left' });
          const pose = createPose();
          const placement = createJointPlacement();
          let widest = 0;
          for (let phase = 0; phase <= 1; phase += 0.013) {
            const { positions } = placeJoints(body, synthesis.fillPose(phase, pose), placement);
            for (const place of places) {
              for (let i = 0; i < positions.length; i += 3) {
                const point = new Vector3().fromArray(positions, i);
                point.applyAxisAngle(new Vector3(0, 1, 0), yaw);
                point.x += place;
                point.project(camera);
                widest = Math.max(widest, Math.abs(point.x), Math.abs(point.y));
              }
            }
          }
          expect(widest, pattern.id).toBeLessThan(1);
          // … and no smaller than need be.
          expect(widest, pattern.id).toBeGreaterThan(0.6);
        }
      },
    );
  }

  it('keeps two figures apart in every movement', () => {
    for (const pattern of PATTERN_LIBRARY) {
      const extent = extentOf(movementCloud(pattern, body, 'right'), 0);
      const { places } = frameFigures([extent, extent], 1.5, 0.4);
      expect(places[1]! + extent.left).toBeGreaterThan(places[0]! + extent.right);
    }
  });

  it('turns the moving side towards the viewer', () => {
    const towards = new Vector3();
    for (const [side, x] of [
      ['left', 1],
      ['right', -1],
    ] as const) {
      towards.set(x, 0, 0).applyAxisAngle(new Vector3(0, 1, 0), yawOf('side', side));
      expect(towards.z).toBeCloseTo(1, 6);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJointPlacement, placeJoints } from '../../src/core/body/kinematics';
import { createPose } from '../../src/core/body/pose';
import { BONE, type Bone } from '../../src/core/body/skeleton';
import { findPattern } from '../../src/core/movement/library/library';
import { createSynthesis } from '../../src/core/movement/synthesis';
import { createRenderedCamera, type RenderedCamera } from '../../tools/film/renderedCamera';

function pixels(picture: ImageBitmap): ImageData {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  picture.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

const difference = (a: ImageData, b: ImageData, x: number, y: number): number => {
  const at = (Math.round(y) * a.width + Math.round(x)) * 4;
  return [0, 1, 2].reduce((sum, i) => sum + Math.abs(a.data[at + i]! - b.data[at + i]!), 0);
};

describe.each([
  ['from the front', 0],
  ['turned', 35],
])('the rendered camera, %s', (_, yawDegrees) => {
  let camera: RenderedCamera;
  beforeAll(async () => {
    camera = await createRenderedCamera({ yawDegrees });
  });
  afterAll(() => camera.dispose());

  it('shows limbs where kinematics puts them, and the room where no limb is', async () => {
    const pattern = findPattern('shoulder-abduction')!;
    const synthesis = createSynthesis(pattern, camera.body, { side: 'right' });
    const empty = pixels(await camera.renderEmpty());
    for (const phase of [0, 0.25, 0.5]) {
      const pose = synthesis.fillPose(phase, createPose());
      const seen = pixels(await camera.renderPose(pose));
      const { positions } = placeJoints(camera.body, pose, createJointPlacement());
      const at = (bone: Bone) => {
        const i = BONE[bone] * 3;
        return camera.project(positions[i]!, positions[i + 1]!, positions[i + 2]!);
      };
      for (const bone of ['rightHand', 'rightLowerArm', 'leftLowerLeg', 'chest', 'head'] as const) {
        const { x, y } = at(bone);
        expect(difference(seen, empty, x, y), `${bone} at ${phase}`).toBeGreaterThan(30);
      }
      const hand = at('rightHand');
      // Away from the body on the arm's own side there is nothing but the room.
      expect(difference(seen, empty, hand.x - 60, hand.y)).toBeLessThan(6);
    }
  });

  it('gives the same picture for the same pose', async () => {
    const pose = createSynthesis(findPattern('mini-squat')!, camera.body).fillPose(
      0.4,
      createPose(),
    );
    const first = pixels(await camera.renderPose(pose));
    await camera.renderPose(createPose()).then((picture) => picture.close());
    const second = pixels(await camera.renderPose(pose));
    expect(second.data).toEqual(first.data);
  });
});

it('shows the person’s own right on the left of the picture, as a camera does', async () => {
  const camera = await createRenderedCamera();
  const { leftHand, rightHand } = BONE;
  const { positions } = placeJoints(camera.body, createPose(), createJointPlacement());
  expect(camera.project(positions[rightHand * 3]!, 1, 0).x).toBeLessThan(240);
  expect(camera.project(positions[leftHand * 3]!, 1, 0).x).toBeGreaterThan(240);
  camera.dispose();
});

import type { Object3D } from 'three';
import type { Body } from '../core/body/body';
import type { Pose } from '../core/body/pose';
import type { Avatar } from './loadAvatar';
import { type AvatarPoserOptions, createAvatarPoser } from './poseAvatar';

/** What is alive about a figure besides its pose. */
export interface Life {
  /** Seconds since the figure was shown last. */
  elapsed: number;
  /** How full the lungs are, 0–1. */
  breath: number;
  /** How far the eyes are closed, 0–1. */
  eyesClosed: number;
}

/** Anything that can take on a pose: an avatar or a mannequin. */
export interface Figure {
  /** To be put into a scene: it faces +Z and stands on the floor of its parent. */
  readonly object: Object3D;
  readonly body: Body;
  /** The ankles, left and right. */
  readonly feet: readonly [Object3D, Object3D];
  show(pose: Pose, life: Life): void;
}

/** Springs of hair and clothes go astray in longer steps, seconds. */
const LONGEST_STEP = 0.1;

/** An avatar as a figure; with a patient's body as `poseBody`, and grounded, it can show the patient too. */
export function avatarFigure(avatar: Avatar, options: AvatarPoserOptions = {}): Figure {
  const { vrm, object, body } = avatar;
  const poser = createAvatarPoser(avatar, options);
  const foot = (side: 'leftFoot' | 'rightFoot') => vrm.humanoid.getRawBoneNode(side) ?? object;
  return {
    object,
    body,
    feet: [foot('leftFoot'), foot('rightFoot')],
    show(pose, { elapsed, breath, eyesClosed }) {
      poser.apply(pose, breath);
      vrm.expressionManager?.setValue('blink', eyesClosed);
      vrm.update(Math.min(elapsed, LONGEST_STEP));
    },
  };
}

import { useFrame } from '@react-three/fiber';
import { useMemo, useRef } from 'react';
import type { Group } from 'three';
import type { Frame } from '../core/body/frame';
import { createJointPlacement, type JointPlacement, placeJoints } from '../core/body/kinematics';
import { copyPose, createPose, type Pose } from '../core/body/pose';
import { BONE } from '../core/body/skeleton';
import type { Pattern } from '../core/movement/pattern';
import { createSynthesis } from '../core/movement/synthesis';
import type { Figure, Life } from './figure';
import { mirrorPose } from './mirrorPose';

export interface PatientFigureProps {
  /** The latest that is known about the patient, or null while nothing is. Called each frame. */
  readonly frameSource: () => Frame | null;
  /** A figure of the patient's body, such as a mannequin, which alone shows what was guessed. */
  readonly figure: Figure;
  /** Drawn as in a mirror. @default true */
  readonly mirrored?: boolean;
  /** What they do: it says whether the feet or the pelvis stay where the model's are. */
  readonly pattern: Pattern;
}

/**
 * The patient as a figure that faces forward on its own spot, however they stand before the camera: the
 * view is turned with the demonstration's. A mannequin hatches the limbs that were guessed; when nobody is
 * seen all of it is pale and hatched thinly, in the last pose known.
 */
export function PatientFigure({
  frameSource,
  figure,
  mirrored = true,
  pattern,
}: PatientFigureProps) {
  const group = useRef<Group>(null);
  const { body } = figure;
  const life = useMemo<Life>(() => ({ elapsed: 0, breath: 0, eyesClosed: 0 }), []);
  const pose = useMemo(createPose, []);
  const placement = useMemo(createJointPlacement, []);
  const spot = useMemo(() => {
    const start = createSynthesis(pattern, body).fillPose(0, createPose());
    return betweenFeet(placeJoints(body, start, createJointPlacement()));
  }, [pattern, body]);

  useFrame((_, elapsed) => {
    const frame = frameSource();
    if (!group.current) return;
    group.current.visible = frame !== null;
    if (frame === null) return;
    const sign = mirrored ? -1 : 1;
    if (mirrored) mirrorPose(frame.pose, pose);
    else copyPose(frame.pose, pose);
    faceForward(pose, sign * frame.evidence.heading);
    placeJoints(body, pose, placement);
    const feet = betweenFeet(placement);
    const seated = pattern.anchor === 'pelvis';
    pose.root[0] = seated ? 0 : pose.root[0]! + spot.x - feet.x;
    pose.root[2] = seated ? 0 : pose.root[2]! + spot.z - feet.z;
    life.elapsed = elapsed;
    figure.show(pose, life);
  });
  return (
    <group ref={group}>
      <primitive object={figure.object} dispose={null} />
    </group>
  );
}

function betweenFeet({ positions }: JointPlacement): { x: number; z: number } {
  const left = BONE.leftFoot * 3;
  const right = BONE.rightFoot * 3;
  return {
    x: (positions[left]! + positions[right]!) / 2,
    z: (positions[left + 2]! + positions[right + 2]!) / 2,
  };
}

/** Takes a heading (radians about +Y) out of a pose, so that it faces +Z. */
function faceForward(pose: Pose, heading: number): void {
  const y = Math.sin(-heading / 2);
  const w = Math.cos(-heading / 2);
  const { rotations, root } = pose;
  const at = BONE.hips * 4;
  const x0 = rotations[at]!;
  const y0 = rotations[at + 1]!;
  const z0 = rotations[at + 2]!;
  const w0 = rotations[at + 3]!;
  rotations[at] = w * x0 + y * z0;
  rotations[at + 1] = w * y0 + y * w0;
  rotations[at + 2] = w * z0 - y * x0;
  rotations[at + 3] = w * w0 - y * y0;
  const sine = Math.sin(-heading);
  const cosine = Math.cos(-heading);
  const x = root[0]!;
  const z = root[2]!;
  root[0] = x * cosine + z * sine;
  root[2] = z * cosine - x * sine;
}

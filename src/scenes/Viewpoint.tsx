import { useFrame, useThree } from '@react-three/fiber';
import { type ReactNode, useMemo, useRef } from 'react';
import { type Group, PerspectiveCamera } from 'three';
import { type Cloud, extentOf, frameFigures } from './framing';

export interface ShownFigure {
  readonly key: string;
  /** Everything that the picture must show of it. */
  readonly cloud: Cloud;
  readonly content: ReactNode;
}

export interface ViewpointProps {
  /** From left to right. */
  readonly figures: readonly ShownFigure[];
  /** How far each figure is turned on its own spot, radians about +Y. */
  readonly yaw: number;
  /** No gliding from one view to the next. */
  readonly instant: boolean;
}

/** How far the camera looks down, radians: enough to see the floor as a floor. */
const PITCH = 0.12;
/** Share of the way to a new view that is done in a second: e⁻³ is left. */
const HASTE = 3;

/**
 * Shows figures side by side, whole, whatever the shape of the picture. The camera stays in front of them
 * and they turn on the spot like on turntables: so two figures can be seen from the same side at once, and
 * the light always falls on what is seen.
 */
export function Viewpoint({ figures, yaw, instant }: ViewpointProps) {
  const camera = useThree((state) => state.camera);
  const size = useThree((state) => state.size);
  const groups = useRef(new Map<string, Group>());
  const now = useRef<{ yaw: number; distance: number; height: number } | null>(null);
  const aspect = size.width / Math.max(1, size.height);
  const goal = useMemo(() => {
    const angle = camera instanceof PerspectiveCamera ? (camera.fov * Math.PI) / 180 : 0.5;
    const extents = figures.map(({ cloud }) => extentOf(cloud, yaw, PITCH));
    return frameFigures(extents, aspect, angle);
  }, [figures, yaw, aspect, camera]);

  useFrame((_, elapsed) => {
    const share = instant || !now.current ? 1 : 1 - Math.exp(-HASTE * Math.min(elapsed, 0.3));
    now.current ??= { yaw, distance: goal.distance, height: goal.height };
    const place = now.current;
    place.yaw += (yaw - place.yaw) * share;
    place.distance += (goal.distance - place.distance) * share;
    place.height += (goal.height - place.height) * share;
    camera.position.set(
      0,
      place.height * Math.cos(PITCH) + place.distance * Math.sin(PITCH),
      place.distance * Math.cos(PITCH) - place.height * Math.sin(PITCH),
    );
    camera.rotation.set(-PITCH, 0, 0);
    figures.forEach(({ key }, i) => {
      const group = groups.current.get(key);
      if (!group) return;
      group.rotation.y = place.yaw;
      const target = goal.places[i] ?? 0;
      // A figure that has just come stands where it belongs.
      group.position.x += (target - group.position.x) * (group.userData.placed ? share : 1);
      group.userData.placed = true;
    });
  });
  return figures.map(({ key, content }) => (
    <group
      key={key}
      ref={(group) => {
        if (group) groups.current.set(key, group);
        else groups.current.delete(key);
      }}
    >
      {content}
    </group>
  ));
}

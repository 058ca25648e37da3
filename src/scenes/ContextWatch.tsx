import { useThree } from '@react-three/fiber';
import { useEffect, useEffectEvent } from 'react';

export interface ContextWatchProps {
  readonly onLost: () => void;
  readonly onBack: () => void;
}

/** Tells when the browser takes the graphics card away from the canvas, and when it gives it back. */
export function ContextWatch({ onLost, onBack }: ContextWatchProps) {
  const canvas = useThree((state) => state.gl.domElement);
  const lost = useEffectEvent((event: Event) => {
    // Without this the browser never gives it back.
    event.preventDefault();
    onLost();
  });
  const back = useEffectEvent(() => onBack());
  useEffect(() => {
    const whenLost = (event: Event) => lost(event);
    const whenBack = () => back();
    canvas.addEventListener('webglcontextlost', whenLost);
    canvas.addEventListener('webglcontextrestored', whenBack);
    return () => {
      canvas.removeEventListener('webglcontextlost', whenLost);
      canvas.removeEventListener('webglcontextrestored', whenBack);
    };
  }, [canvas]);
  return null;
}

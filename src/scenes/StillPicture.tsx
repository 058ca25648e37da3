import { useState } from 'react';
import { SCENE_COLOURS } from './sceneColours';

export interface StillPictureProps {
  /** Address of the picture of the movement. */
  readonly picture: string;
  /** Why it does not move, in words. */
  readonly message: string;
}

/** What stands in the place of the scene where it cannot be drawn. */
export function StillPicture({ picture, message }: StillPictureProps) {
  const [missing, setMissing] = useState(false);
  return (
    <div
      style={{
        position: 'absolute',
        inset: 0,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: '1rem',
        padding: '1rem',
        background: SCENE_COLOURS.wallTop,
        color: '#2b2620',
      }}
    >
      {!missing && (
        <img
          src={picture}
          alt=""
          style={{ minHeight: 0, maxWidth: '100%', objectFit: 'contain', flexShrink: 1 }}
          onError={() => setMissing(true)}
        />
      )}
      <p role="status" style={{ margin: 0, fontSize: '1.125rem', textAlign: 'center' }}>
        {message}
      </p>
    </div>
  );
}

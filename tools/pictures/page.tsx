import { createRoot } from 'react-dom/client';
import { avatarFigure, type Figure } from '../../src/avatar/figure';
import { turnIntoGhost } from '../../src/avatar/ghost';
import { loadAvatar } from '../../src/avatar/loadAvatar';
import { findPattern } from '../../src/core/movement/library/library';
import { MovementPicture } from './MovementPicture';

declare global {
  interface Window {
    /** Draws a pattern of the library; resolves when it is on the screen. */
    drawPattern?: (id: string) => Promise<void>;
  }
}

const root = createRoot(document.getElementById('picture')!);
const AVATARS = ['/models/woman.vrm', '/models/man.vrm'];
const figures = new Map<string, Promise<readonly [Figure, Figure]>>();

async function loadFigures(url: string): Promise<readonly [Figure, Figure]> {
  const [figure, ghost] = await Promise.all([loadAvatar(url), loadAvatar(url)]);
  const pair = [avatarFigure(figure), avatarFigure(ghost)] as const;
  turnIntoGhost(pair[1]);
  return pair;
}

let drawn = 0;
window.drawPattern = async (id) => {
  const pattern = findPattern(id);
  if (!pattern) throw new Error(`no pattern "${id}"`);
  // The two people take turns.
  const url = AVATARS[drawn++ % AVATARS.length]!;
  const loaded = figures.get(url) ?? loadFigures(url);
  figures.set(url, loaded);
  const [figure, ghost] = await loaded;
  await new Promise<void>((onDrawn) => {
    root.render(
      <MovementPicture
        key={id}
        pattern={pattern}
        figure={figure}
        ghost={ghost}
        onDrawn={onDrawn}
      />,
    );
  });
};

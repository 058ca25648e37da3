import { existsSync, renameSync, rmSync } from 'node:fs';
import { makeFilm, type Scene } from '../../../tools/film/makeFilm';

/** Three repetitions of the right arm to the side, after time enough to get to the set. */
const SCENE: Scene = {
  pattern: 'shoulder-abduction',
  side: 'right',
  yawDegrees: 0,
  tempo: 1.4,
  repetitions: 3,
  before: 30,
  between: 1,
  after: 30,
  seconds: 7,
  width: 320,
  height: 240,
  rate: 10,
};

/** The film's file, made where it is not there yet. */
export async function filmOfThree(): Promise<string> {
  const path = `.cache/films/${SCENE.pattern}-${SCENE.repetitions}.y4m`;
  if (!existsSync(path)) {
    await makeFilm(SCENE, `${path}.part`).catch((error) => {
      rmSync(`${path}.part`, { force: true });
      throw error;
    });
    renameSync(`${path}.part`, path);
  }
  return path;
}

/** Colours of the room: warm, quiet, with the figures as the strongest things in it. */
export const SCENE_COLOURS = {
  wallTop: '#faf6ee',
  wallBottom: '#f0e9dc',
  floor: '#e6dac6',
  mat: '#cfe0d9',
  matEdge: '#94b5ab',
  wood: '#b98d5e',
  cushion: '#7f9a8d',
  path: '#b3520a',
  shadow: '#4a3a2a',
} as const;

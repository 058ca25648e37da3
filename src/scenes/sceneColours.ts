/** Colours of the room: warm, quiet, with the figures as the strongest things in it. */
export const SCENE_COLOURS = {
  wallTop: '#f3ece1',
  wallBottom: '#e6dccc',
  floor: '#d9c9b1',
  mat: '#b9c7bf',
  matEdge: '#9fb3a9',
  wood: '#b58a5f',
  cushion: '#7f9a8d',
  path: '#a8452c',
  shadow: '#4a3a2a',
} as const;

/** The sentence behind each part of a repetition's quality, by the ids the coach uses. English. */
export const quality = {
  range: {
    reached: 'You went as far as planned.',
    short: 'You went {{share}} % of the way. Try a little further, if it feels fine.',
    'beyond-limit': 'You went further than your limit. A little less is better.',
    'not-measurable': 'How far you went could not be measured.',
  },
  path: {
    good: 'Your movement followed the right path.',
    off: 'Your movement left its path. Watch the figure once more.',
    'not-measurable': 'The path of your movement could not be measured.',
  },
  tempo: {
    good: 'Your speed was just right.',
    fast: 'That went fast. Take about {{model}} seconds in all.',
    slow: 'That went slowly. About {{model}} seconds in all is enough.',
    'not-measurable': 'Your speed could not be measured.',
  },
  smoothness: {
    good: 'You moved smoothly.',
    less: 'That was less smooth than your others. Let it flow.',
    first: 'How smooth it is can be told after a few more.',
    'not-measurable': 'How smooth it was could not be measured.',
  },
  symmetry: {
    good: 'Both sides moved alike.',
    off: 'Your {{less}} side did less than the other.',
    'not-measurable': 'Left and right could not be compared.',
  },
  compensation: {
    none: 'The rest of your body stayed still.',
    'trunk-lean': 'Your body leaned to the side.',
    'trunk-extension': 'Your back arched.',
    'trunk-rotation': 'Your chest turned along.',
    'lean-back': 'You leaned back.',
    'shoulder-hike': 'Your shoulder went up to your ear.',
    'shoulder-drift': 'Your upper arm drifted away from your side.',
    'elbow-bend': 'Your elbow bent.',
    'thigh-lift': 'Your thigh lifted off the chair.',
    'knee-valgus': 'Your knee fell inwards.',
    'side-shift': 'You moved over to one side.',
    'not-measurable': 'The rest of your body could not be watched.',
  },
} as const;

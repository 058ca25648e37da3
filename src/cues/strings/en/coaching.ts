/** What the coach says, by the ids it uses. English. */
export const coaching = {
  compensation: {
    'trunk-lean': { now: 'Keep your body upright', after: 'Your body leaned to the side.' },
    'trunk-extension': { now: 'Do not lean back', after: 'Your back arched.' },
    'trunk-rotation': { now: 'Keep your chest to the front', after: 'Your chest turned along.' },
    'lean-back': { now: 'Sit tall', after: 'You leaned back.' },
    'shoulder-hike': { now: 'Let your shoulder sink', after: 'Your shoulder went up to your ear.' },
    'shoulder-drift': {
      now: 'Keep your upper arm at your side',
      after: 'Your upper arm drifted away from your side.',
    },
    'elbow-bend': { now: 'Keep your elbow straight', after: 'Your elbow bent.' },
    'thigh-lift': { now: 'Keep your thigh down', after: 'Your thigh lifted off the chair.' },
    'knee-valgus': { now: 'Knees over your toes', after: 'Your knee fell inwards.' },
    'side-shift': { now: 'Put weight on both feet', after: 'You moved over to one side.' },
  },
  request: {
    'turn-to-front': 'Turn to face the camera',
    'turn-to-side': 'Turn your side to the camera',
    'show-whole-body': 'Step back until I see all of you',
    'step-back': 'Take a step back',
    'take-start-posture': 'Go to the starting position',
  },
  rejected: {
    'too-small': 'Go a little further',
    'not-this-movement': 'That was another movement',
    'not-seen': 'I could not see that one',
  },
  praise: { good: 'Good', fine: 'Just as it should be.' },
  component: {
    range: 'How far',
    path: 'The way it went',
    tempo: 'How fast',
    smoothness: 'How smooth',
    symmetry: 'Left and right alike',
    compensation: 'The rest of the body',
  },
  notMeasurable: {
    'not-visible': 'the camera did not see it',
    'wrong-view': 'it cannot be seen from this side',
    'too-noisy': 'the picture was not clear enough',
    'joint-inferred': 'it could only be guessed, and we do not guess',
    'outside-measurable-range': 'the camera cannot tell at this height of the arm',
    'too-short': 'it was too short to tell',
    'no-reference': 'there is nothing to compare it with yet',
  },
} as const;

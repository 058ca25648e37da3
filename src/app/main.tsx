import '@fontsource-variable/atkinson-hyperlegible-next';
import '../cues/look/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { seconds } from '../core/body/units';
import { PATTERN_LIBRARY } from '../core/movement/library/library';
import { createWords, LANGUAGES } from '../cues/strings/i18n';
import { createPatientStore } from '../patient/patientStore';
import { App } from './App';
import { deviceMemory } from './deviceMemory';
import { createExerciseLoop } from './exerciseLoop';
import { trackerFactory } from './trackerFactory';
import { urlOptions } from './urlOptions';

const options = urlOptions(window.location.search);
const words = createWords('en');
document.documentElement.lang = words.language;
document.documentElement.dir = LANGUAGES.en.dir;

const store = createPatientStore(() => seconds(performance.now() / 1000));
const exercise = createExerciseLoop({
  store,
  trackers: trackerFactory,
  patterns: PATTERN_LIBRARY,
  countdown: options.countdown,
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App
      words={words}
      services={{
        store,
        exercise,
        patterns: PATTERN_LIBRARY,
        options,
        memory: deviceMemory(),
      }}
    />
  </StrictMode>,
);

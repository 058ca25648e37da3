import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}

/** The languages there are, and the way each is written. */
export const LANGUAGES = { en: { dir: 'ltr' } } as const;
export type Language = keyof typeof LANGUAGES;

/** Starts the words; the strings are in the bundle, so that they are there at once. */
export function createWords(language: Language = 'en'): i18n {
  const words = i18next.createInstance();
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // React escapes.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return words;
}

import type { ReactNode } from 'react';

/**
 * The product's own small set: drawings of 24 × 24 in round strokes of 2. They always stand beside words,
 * so they are hidden from screen readers.
 */
const ICONS = {
  arrowBack: <path d="M19 12H5m6-6-6 6 6 6" />,
  arrowOn: <path d="M5 12h14m-6-6 6 6-6 6" />,
  camera: (
    <>
      <rect x="2.5" y="6" width="13" height="12" rx="2.5" />
      <path d="m15.5 10.5 6-3v9l-6-3" />
    </>
  ),
  cameraOff: (
    <>
      <path d="M15.5 12V8.5A2.5 2.5 0 0 0 13 6H9M3.6 6.6A2.5 2.5 0 0 0 2.5 8.5v7A2.5 2.5 0 0 0 5 18h8a2.5 2.5 0 0 0 2-1m.5-6.5 6-3v9l-3-1.5" />
      <path d="m3 3 18 18" />
    </>
  ),
  chair: <path d="M7 3v18M7 13h10v8M7 13V9" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" strokeWidth="2.75" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  file: (
    <>
      <path d="M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8z" />
      <path d="M14 3v5h5M10.5 12v5l4-2.5z" />
    </>
  ),
  flag: <path d="M6 21V4m0 1h11l-2.5 4 2.5 4H6" />,
  heart: (
    <path d="M12 20s-7.5-4.6-7.5-10.2A4.1 4.1 0 0 1 12 7.4a4.1 4.1 0 0 1 7.5 2.4C19.5 15.4 12 20 12 20z" />
  ),
  light: (
    <path d="M9 18h6m-5 3h4M12 3a6 6 0 0 0-3.6 10.8c.6.5.9 1.2.9 1.7h5.4c0-.5.3-1.2.9-1.7A6 6 0 0 0 12 3z" />
  ),
  lock: (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3m-4 4v1.5" />
    </>
  ),
  minus: <path d="M6 12h12" />,
  pause: <path d="M8.5 5.5v13m7-13v13" strokeWidth="3" />,
  person: (
    <>
      <circle cx="12" cy="6.5" r="3.5" />
      <path d="M5 21c0-4.4 3.1-7.5 7-7.5s7 3.1 7 7.5" />
    </>
  ),
  pets: (
    <>
      <path d="M12 12c-3 0-5.5 3-5.5 5.5a2.5 2.5 0 0 0 3.6 2.2c1.2-.6 2.6-.6 3.8 0a2.5 2.5 0 0 0 3.6-2.2C17.5 15 15 12 12 12z" />
      <path d="M4.5 10.5v.5M8.8 6v.5m6.4-.5v.5m4.3 4v.5" strokeWidth="3" />
    </>
  ),
  phone: (
    <>
      <rect x="7" y="2.5" width="10" height="19" rx="2.5" />
      <path d="M11 18h2" />
    </>
  ),
  play: <path d="M8 5.5v13l10.5-6.5z" />,
  plus: <path d="M12 5v14M5 12h14" strokeWidth="2.75" />,
  repeat: (
    <path d="M4 12a8 8 0 0 1 13.7-5.6L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.7 5.6L4 15.5M4 20v-4.5h4.5" />
  ),
  rugs: <path d="M4 8h16l-1.5 8h-13zM5.5 16v2.5m4-2.5v2.5m5-2.5v2.5m4-2.5v2.5M8 11h8" />,
  save: <path d="M12 4v11m-4.5-4L12 15.5 16.5 11M4.5 19.5h15" />,
  shoes: (
    <path d="M3 9v8.5h18c0-3-1.5-4-4-4.5-3-.6-4-2.5-5-5-1.2 1.6-2.6 2-4 2S4.5 9.5 3 9zm0 5.5h18M13 11l-1.5 1m3.5.5-1.5 1" />
  ),
  standing: (
    <>
      <circle cx="12" cy="4.5" r="2" />
      <path d="M12 8.5v6m0 0-2.5 6.5m2.5-6.5 2.5 6.5M8 13l1-4.5h6l1 4.5" />
    </>
  ),
  sitting: (
    <>
      <circle cx="10" cy="4.5" r="2" />
      <path d="M10 8.5V15h5.5l.5 6M6 11v10m0-4h4M10 10.5l4 2" />
    </>
  ),
  star: <path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z" />,
  stop: <path d="M8.2 2.5h7.6l5.7 5.7v7.6l-5.7 5.7H8.2l-5.7-5.7V8.2zM8.5 12h7" strokeWidth="2.5" />,
  target: (
    <>
      <circle cx="12" cy="12" r="9" />
      <circle cx="12" cy="12" r="4.5" />
      <path d="M12 12h.01" strokeWidth="3" />
    </>
  ),
  turn: (
    <path d="M12 3.5c4.7 0 8.5 2.2 8.5 5s-3.8 5-8.5 5c-1 0-2-.1-3-.3M3.5 8.5c0-2.8 3.8-5 8.5-5M11.5 10 8.5 13.2l3 3.3M12 17v4" />
  ),
  warn: <path d="M12 4 2.5 20h19zM12 10v4.5m0 2.7v.1" />,
  wholeBody: (
    <>
      <path d="M3 7V3h4m10 0h4v4m0 10v4h-4M7 21H3v-4" />
      <circle cx="12" cy="7" r="1.8" />
      <path d="M12 10v4.5m0 0-2 4m2-4 2 4M9 12h6" />
    </>
  ),
  wind: <path d="M3 9h10.5a2.5 2.5 0 1 0-2.4-3.2M3 13h15.5a2.5 2.5 0 1 1-2.4 3.2M3 17h7.5" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof ICONS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {ICONS[name]}
    </svg>
  );
}

/** The product's mark: a path, walked once and traced again. */
export function Logo() {
  return (
    <svg viewBox="0 0 36 36" fill="none" aria-hidden="true" focusable="false" strokeLinecap="round">
      <path d="M6 28C6 15 14 7 27 7" stroke="var(--figure-soft)" strokeWidth="5" />
      <path d="M13 29c0-9 5-14 14-14" stroke="var(--primary)" strokeWidth="5" />
      <circle cx="28" cy="28" r="4.5" fill="var(--accent-fill)" />
    </svg>
  );
}

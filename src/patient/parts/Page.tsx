import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether a page was shown before: the first one must not take the focus from the browser. */
let arrivedBefore = false;

interface PageProps {
  /** Heading and name of the browser's tab. */
  readonly title: string;
  readonly lead?: string;
  /** A line of reading width instead of the full one. @default false */
  readonly narrow?: boolean;
  /** Hides the heading from the eye where the page itself says it. @default false */
  readonly quietTitle?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One page: its name, its heading with the focus on it, its main part. */
export function Page(props: PageProps) {
  const { title, lead, narrow = false, quietTitle = false, className = '', children } = props;
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const tab = t('app.pageTitle', { page: title });

  useEffect(() => {
    document.title = tab;
    if (arrivedBefore) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    arrivedBefore = true;
  }, [tab]);

  return (
    <main id="main" className={`page ${narrow ? 'narrow' : ''} ${className}`}>
      <div className={quietTitle ? 'hidden-visually' : 'head'}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </div>
      {children}
    </main>
  );
}

import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';

interface ButtonProps {
  readonly kind?: 'primary' | 'normal' | 'quiet';
  readonly icon?: IconName;
  /** Draws the icon after the words. @default false */
  readonly iconAfter?: boolean;
  /** Cannot be used now; stays reachable, so that its reason can be heard. @default false */
  readonly waiting?: boolean;
  /** Id of the words that say why it waits. */
  readonly describedBy?: string;
  readonly testId?: string;
  readonly children: ReactNode;
  onPress(): void;
}

export function Button(props: ButtonProps) {
  const { kind = 'normal', icon, iconAfter = false, waiting = false, children } = props;
  return (
    <button
      type="button"
      className={`button ${kind}`}
      aria-disabled={waiting || undefined}
      aria-describedby={props.describedBy}
      data-testid={props.testId}
      onClick={() => {
        if (!waiting) props.onPress();
      }}
    >
      {icon !== undefined && !iconAfter && <Icon name={icon} />}
      <span>{children}</span>
      {icon !== undefined && iconAfter && <Icon name={icon} />}
    </button>
  );
}

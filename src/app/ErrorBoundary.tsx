import { Component, type ReactNode } from 'react';

interface Props {
  /** What is said instead of the pages, should they break. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Keeps a defect in a page from leaving somebody in front of nothing. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}

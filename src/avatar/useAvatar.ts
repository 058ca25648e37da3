import { useEffect, useState } from 'react';
import { AvatarError } from './avatarProblem';
import { type Avatar, loadAvatar } from './loadAvatar';

export type AvatarState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly avatar: Avatar }
  | { readonly kind: 'failed'; readonly error: AvatarError };

/**
 * Loads an avatar and keeps it as long as the component asks for the same one; frees it afterwards.
 * @param source path below our own origin, a file that the person picked, or null for none
 */
export function useAvatar(source: string | File | null): AvatarState {
  const [state, setState] = useState<AvatarState>({ kind: 'none' });
  useEffect(() => {
    if (source === null) {
      setState({ kind: 'none' });
      return;
    }
    const ended = new AbortController();
    let avatar: Avatar | undefined;
    setState({ kind: 'loading' });
    loadAvatar(source, { signal: ended.signal })
      .then((loaded) => {
        if (ended.signal.aborted) {
          loaded.dispose();
          return;
        }
        avatar = loaded;
        setState({ kind: 'ready', avatar });
      })
      .catch((error: unknown) => {
        if (ended.signal.aborted) return;
        const name = typeof source === 'string' ? source : source.name;
        setState({
          kind: 'failed',
          error:
            error instanceof AvatarError
              ? error
              : new AvatarError(name, { kind: 'unreadable', detail: String(error) }),
        });
      });
    return () => {
      ended.abort();
      avatar?.dispose();
    };
  }, [source]);
  return state;
}

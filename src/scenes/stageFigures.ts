import { useEffect, useEffectEvent, useMemo } from 'react';
import type { AvatarError } from '../avatar/avatarProblem';
import { avatarFigure, type Figure } from '../avatar/figure';
import { createMannequin, type Mannequin } from '../avatar/mannequin';
import { simplifyMaterials } from '../avatar/simplifyMaterials';
import { useAvatar } from '../avatar/useAvatar';
import { type Body, populationBody } from '../core/body/body';

/** A clay figure stands in for the avatar. */
export interface AvatarStageProblem {
  readonly kind: 'avatar';
  readonly error: AvatarError;
}

const BASE = import.meta.env.BASE_URL;
const DEFAULT_AVATAR = `${BASE}models/woman.vrm`;
const SIMPLE_AVATAR = `${BASE}models/figure-low.vrm`;
const MODEL_CLAY = '#c08a66';
const POPULATION = populationBody();

/**
 * The avatar chosen, or the woman that comes with the product, as a figure; a clay one where it cannot be
 * loaded; null while it is being loaded.
 * @param simple takes the figure of few triangles in place of that woman
 * @param matt gives the avatar plain materials
 */
export function useModelFigure(
  chosen: string | File | undefined,
  simple: boolean,
  matt: boolean,
  onProblem: ((problem: AvatarStageProblem) => void) | undefined,
): Figure | null {
  const source = chosen ?? DEFAULT_AVATAR;
  // The simple figure is the same person as the usual one, and nobody else.
  const state = useAvatar(simple && source === DEFAULT_AVATAR ? SIMPLE_AVATAR : source);
  const clay = useMannequin(POPULATION, MODEL_CLAY, state.kind === 'failed');
  const avatar = state.kind === 'ready' ? state.avatar : null;
  const error = state.kind === 'failed' ? state.error : null;
  const tell = useEffectEvent((error: AvatarError) => onProblem?.({ kind: 'avatar', error }));
  useEffect(() => {
    if (error) tell(error);
  }, [error]);
  useEffect(() => {
    if (avatar && matt) simplifyMaterials(avatar.object);
  }, [avatar, matt]);
  return useMemo(() => (avatar ? avatarFigure(avatar) : clay), [avatar, clay]);
}

/** A clay figure of a body, as long as it is wanted. */
export function useMannequin(body: Body, colour: string, wanted: boolean): Mannequin | null {
  const mannequin = useMemo(
    () => (wanted ? createMannequin(body, colour) : null),
    [body, colour, wanted],
  );
  useEffect(() => () => mannequin?.dispose(), [mannequin]);
  return mannequin;
}

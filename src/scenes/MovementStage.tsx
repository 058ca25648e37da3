import { Canvas } from '@react-three/fiber';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { NeutralToneMapping } from 'three';
import { DemonstratingFigure } from '../avatar/DemonstratingFigure';
import { PatientFigure } from '../avatar/PatientFigure';
import { type Body, populationBody } from '../core/body/body';
import type { Frame } from '../core/body/frame';
import type { Side } from '../core/body/skeleton';
import type { Pattern, PatternView } from '../core/movement/pattern';
import { ContextWatch } from './ContextWatch';
import { DETAIL_SETTINGS, type Detail, firstDetail } from './chooseDetail';
import { FigureStand } from './FigureStand';
import { Lights } from './Lights';
import { leadingPath, movementCloud } from './movementCloud';
import { probeGraphics } from './probeGraphics';
import { RenderPacer } from './RenderPacer';
import { Room } from './Room';
import { SceneBoundary } from './SceneBoundary';
import { StillPicture } from './StillPicture';
import { SCENE_COLOURS } from './sceneColours';
import { type AvatarStageProblem, useMannequin, useModelFigure } from './stageFigures';
import { useReducedMotion } from './useReducedMotion';
import { type ShownFigure, Viewpoint } from './Viewpoint';
import { yawOf } from './yawOf';

/** What the page should know of the stage; the movement itself goes on without it. */
type StageProblem =
  | { readonly kind: 'no-graphics' }
  | { readonly kind: 'graphics-lost' }
  /** After `graphics-lost`: it draws again. */
  | { readonly kind: 'graphics-back' }
  | AvatarStageProblem;

interface StageTexts {
  /** What the picture shows, for those who do not see it. */
  readonly description: string;
  /** Shown under a still picture where the browser cannot draw in three dimensions. */
  readonly noGraphics: string;
  /** … and where the graphics card was taken away for the moment. */
  readonly graphicsLost: string;
}

export interface MovementStageProps {
  readonly pattern: Pattern;
  /** The patient's side that moves; without meaning for patterns of both sides. */
  readonly side: Side;
  readonly texts: StageTexts;
  /** Multiple of the pattern's own tempo. @default 1 */
  readonly speed?: number;
  /** Whether the model moves. @default true */
  readonly playing?: boolean;
  /** @default 'front' */
  readonly view?: PatternView;
  /** All is shown as in a mirror: who moves the right arm sees the one on the right move. @default true */
  readonly mirrored?: boolean;
  /** @default true */
  readonly showModel?: boolean;
  /** Needs `frameSource`. @default false */
  readonly showPatient?: boolean;
  /** Draws the way of the driving hand or foot. @default false */
  readonly showPath?: boolean;
  /** Path below our own origin, or a file that the person picked. @default the woman that comes with it */
  readonly avatar?: string | File;
  /** The latest frame, or null while there is none; read when drawing, never kept. */
  readonly frameSource?: () => Frame | null;
  /** @default mean proportions */
  readonly patientBody?: Body;
  /** Lets the model show this phase wherever it gives one. Called each frame. */
  readonly phaseSource?: () => number | null;
  /** The model's phase and the repetitions it began; told each frame, must not set state. */
  readonly onPhase?: (phase: number, repetition: number) => void;
  readonly onProblem?: (problem: StageProblem) => void;
  /** @default what the device says */
  readonly reducedMotion?: boolean;
  /** How richly all is drawn. @default as richly as the machine can, measured while drawing */
  readonly detail?: Detail;
}

const BASE = import.meta.env.BASE_URL;
const PATIENT_CLAY = '#5f83ad';
const FIELD_OF_VIEW = 24;
const POPULATION = populationBody();

const mirrorSide = (side: Side): Side => (side === 'left' ? 'right' : 'left');

/** A figure that shows a movement, the patient as a figure beside it, or both, in one canvas. */
export function MovementStage(props: MovementStageProps) {
  const { pattern, texts, onProblem } = props;
  const [graphics] = useState(probeGraphics);
  const [lost, setLost] = useState(false);
  const picture = `${BASE}pictures/${pattern.id}.webp`;
  const tellOfNoGraphics = useEffectEvent(() => onProblem?.({ kind: 'no-graphics' }));
  useEffect(() => {
    if (!graphics) tellOfNoGraphics();
  }, [graphics]);

  const instead = <StillPicture picture={picture} message={texts.noGraphics} />;
  return (
    <div
      style={{
        position: 'relative',
        width: '100%',
        height: '100%',
        overflow: 'hidden',
        background: SCENE_COLOURS.wallBottom,
      }}
    >
      {graphics ? (
        <SceneBoundary fallback={instead} onFailure={() => onProblem?.({ kind: 'no-graphics' })}>
          <div role="img" aria-label={texts.description} style={{ position: 'absolute', inset: 0 }}>
            <Drawing
              {...props}
              renderer={graphics.renderer}
              onContext={(kind) => {
                setLost(kind === 'graphics-lost');
                onProblem?.({ kind });
              }}
            />
          </div>
        </SceneBoundary>
      ) : (
        instead
      )}
      {lost && <StillPicture picture={picture} message={texts.graphicsLost} />}
    </div>
  );
}

interface DrawingProps extends MovementStageProps {
  readonly renderer: string;
  readonly onContext: (kind: 'graphics-lost' | 'graphics-back') => void;
}

function Drawing({ renderer, onContext, ...props }: DrawingProps) {
  const [chosen, setDetail] = useState(() => firstDetail(renderer));
  const detail = props.detail ?? chosen;
  const { shadows, pixelRatio, antialias, matt, simpleFigure } = DETAIL_SETTINGS[detail];
  const { pattern, side, view = 'front', mirrored = true, speed = 1 } = props;
  const { playing = true, showModel = true, showPatient = false, showPath = false } = props;
  const { frameSource, phaseSource, onPhase, onProblem } = props;
  const prefersLess = useReducedMotion();
  const still = props.reducedMotion ?? prefersLess;
  const drawnSide = mirrored ? mirrorSide(side) : side;
  const model = useModelFigure(props.avatar, simpleFigure, matt, onProblem);
  const patientBody = props.patientBody ?? POPULATION;
  const patient = useMannequin(patientBody, PATIENT_CLAY, showPatient);

  const figures = useMemo(() => {
    const shown: ShownFigure[] = [];
    if (showModel) {
      const body = model?.body ?? POPULATION;
      shown.push({
        key: 'model',
        cloud: movementCloud(pattern, body, drawnSide),
        content: (
          <FigureStand
            pattern={pattern}
            body={body}
            feet={model?.feet ?? null}
            shadows={shadows}
            path={showPath && model ? leadingPath(pattern, body, drawnSide) : null}
          >
            {model && (
              <DemonstratingFigure
                figure={model}
                pattern={pattern}
                side={drawnSide}
                speed={speed}
                playing={playing}
                still={still}
                {...(phaseSource ? { phaseSource } : {})}
                {...(onPhase ? { onPhase } : {})}
              />
            )}
          </FigureStand>
        ),
      });
    }
    if (patient && frameSource) {
      shown.push({
        key: 'patient',
        cloud: movementCloud(pattern, patientBody, drawnSide),
        content: (
          <FigureStand
            pattern={pattern}
            body={patientBody}
            feet={patient.feet}
            shadows={shadows}
            path={null}
          >
            <PatientFigure
              frameSource={frameSource}
              figure={patient}
              pattern={pattern}
              mirrored={mirrored}
            />
          </FigureStand>
        ),
      });
    }
    return shown;
  }, [
    showModel,
    model,
    pattern,
    drawnSide,
    shadows,
    showPath,
    speed,
    playing,
    still,
    phaseSource,
    onPhase,
    patient,
    patientBody,
    frameSource,
    mirrored,
  ]);
  const wake = [pattern.id, drawnSide, view, showPath, model?.object.uuid, figures.length].join();
  return (
    <Canvas
      aria-hidden
      frameloop="never"
      shadows
      dpr={Math.min(window.devicePixelRatio, pixelRatio)}
      camera={{ fov: FIELD_OF_VIEW, near: 0.5, far: 60 }}
      // Smooth edges are decided when a canvas is made: it is made anew.
      key={String(antialias)}
      gl={{
        antialias,
        alpha: false,
        powerPreference: 'high-performance',
        toneMapping: NeutralToneMapping,
      }}
    >
      <ContextWatch
        onLost={() => onContext('graphics-lost')}
        onBack={() => onContext('graphics-back')}
      />
      <RenderPacer
        active={(showModel && playing) || phaseSource !== undefined || showPatient}
        yields={showPatient}
        wake={wake}
        detail={detail}
        onDetail={setDetail}
      />
      <Room shadows={shadows} />
      <Lights shadows={shadows} reach={1.2 + figures.length} />
      <Viewpoint figures={figures} yaw={yawOf(view, drawnSide)} instant={still} />
    </Canvas>
  );
}

import { useMemo, useState } from 'react';
import type { Pattern } from '../../core/movement/pattern';
import { type DrawnFigure, drawMovement, type Point } from './movementDrawing';

const line = (points: readonly Point[]) =>
  points.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(' ');

function Figure({ figure, faint }: { readonly figure: DrawnFigure; readonly faint: boolean }) {
  return (
    <g className={faint ? 'drawn-figure faint' : 'drawn-figure'}>
      {figure.limbs.map((limb) => (
        <polyline
          key={limb.name}
          className={limb.name === 'chest' ? `${limb.cloth} closed` : limb.cloth}
          points={line(limb.points)}
          strokeWidth={limb.width}
        />
      ))}
      <circle
        className="head"
        cx={figure.head.at[0]}
        cy={figure.head.at[1]}
        r={figure.head.radius}
      />
    </g>
  );
}

/** The movement drawn from its own data, for where no rendered picture is. */
function Drawing({ pattern }: { readonly pattern: Pattern }) {
  const drawing = useMemo(() => drawMovement(pattern), [pattern]);
  const { seat, path } = drawing;
  const [tipX, tipY] = path.at(-1)!;
  const [fromX, fromY] = path.at(-3)!;
  const turn = (Math.atan2(tipY - fromY, tipX - fromX) * 180) / Math.PI;
  return (
    <svg className="drawing" viewBox={drawing.box.join(' ')} aria-hidden="true" focusable="false">
      {seat !== null && (
        <g className="seat">
          <path
            d={`M${seat.back} ${-seat.height - 0.42}V0M${seat.back} ${-seat.height}H${seat.front}V0`}
          />
        </g>
      )}
      <Figure figure={drawing.start} faint />
      <Figure figure={drawing.end} faint={false} />
      <polyline className="path" points={line(path)} />
      <path
        className="tip"
        d="M-.06-.06 0 0-.06.06"
        transform={`translate(${tipX} ${tipY}) rotate(${turn})`}
      />
    </svg>
  );
}

/** A picture of the movement: the rendered one where it is there, else a drawing. Words stand beside it. */
export function MovementPicture({ pattern }: { readonly pattern: Pattern }) {
  const [missing, setMissing] = useState(false);
  if (missing) return <Drawing pattern={pattern} />;
  return (
    <img
      className="rendered"
      src={`/pictures/${pattern.id}.webp`}
      alt=""
      onError={() => setMissing(true)}
    />
  );
}

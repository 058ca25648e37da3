declare const unit: unique symbol;
type Branded<Unit extends string> = number & { readonly [unit]: Unit };

/** Angle in degrees: the unit of every clinical joint angle. */
export type Degrees = Branded<'degrees'>;
/** Angle in radians: the unit of the mathematics below the joint-angle table. */
export type Radians = Branded<'radians'>;
/** Length in metres. */
export type Metres = Branded<'metres'>;
/** Time in seconds on a monotonic clock, of capture unless said otherwise. */
export type Seconds = Branded<'seconds'>;

export const degrees = (value: number): Degrees => value as Degrees;
export const radians = (value: number): Radians => value as Radians;
export const metres = (value: number): Metres => value as Metres;
export const seconds = (value: number): Seconds => value as Seconds;

export const RADIANS_PER_DEGREE = Math.PI / 180;
export const DEGREES_PER_RADIAN = 180 / Math.PI;

export const toRadians = (angle: Degrees): Radians => radians(angle * RADIANS_PER_DEGREE);
export const toDegrees = (angle: Radians): Degrees => degrees(angle * DEGREES_PER_RADIAN);

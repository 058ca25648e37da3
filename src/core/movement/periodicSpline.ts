/**
 * The cubic spline of period 1 through `values` at `at` (0 first, 1 last with the value of 0), smooth to
 * the second derivative. Source: Press et al., Numerical Recipes, §3.3, with periodic ends.
 */
export function periodicSpline(
  at: readonly number[],
  values: readonly number[],
): (phase: number) => number {
  const n = at.length - 1;
  const width = (i: number) => at[(i % n) + 1]! - at[i % n]!;
  const slope = (i: number) => (values[(i % n) + 1]! - values[i % n]!) / width(i);
  const rows = Array.from({ length: n }, (_, i) => {
    const row = new Array<number>(n + 1).fill(0);
    const before = (i + n - 1) % n;
    row[before]! += width(before);
    row[i]! += 2 * (width(before) + width(i));
    row[(i + 1) % n]! += width(i);
    row[n] = 6 * (slope(i) - slope(before));
    return row;
  });
  const curvature = solve(rows);
  return (phase) => {
    let piece = 0;
    while (piece < n - 1 && phase > at[piece + 1]!) piece++;
    const h = width(piece);
    const a = (at[piece + 1]! - phase) / h;
    const b = 1 - a;
    const from = curvature[piece]!;
    const to = curvature[(piece + 1) % n]!;
    return (
      a * values[piece]! +
      b * values[piece + 1]! +
      (((a * a * a - a) * from + (b * b * b - b) * to) * h * h) / 6
    );
  };
}

/** Solves n linear equations given as rows of n coefficients and the right side (Gauss, pivoting). */
function solve(rows: number[][]): number[] {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let r = column + 1; r < n; r++) {
      if (Math.abs(rows[r]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = r;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const lead = rows[column]!;
    for (const row of rows) {
      if (row === lead) continue;
      const factor = row[column]! / lead[column]!;
      if (factor !== 0) for (let c = column; c <= n; c++) row[c]! -= factor * lead[c]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

import { Drawing } from './drawing.ts';
import { count, figure } from './figures.ts';

export interface LineChart {
  readonly title: string;
  readonly unit: string;
  /** Records, and what was measured at so many. */
  readonly points: readonly (readonly [number, number])[];
  /** A line that the points should stay below. */
  readonly limit?: { readonly value: number; readonly label: string };
}

const [width, height] = [720, 300];
const frame = { left: 70, right: 30, top: 50, bottom: 40 };
/** Between the frame and the first and last points, so that their figures stand free. */
const inset = 40;

/** Measurements over the number of records, which grows tenfold from mark to mark; the other axis begins at nothing. */
export function lineChart({ title, unit, points, limit }: LineChart): string {
  const drawing = new Drawing(width, height, title);
  const top = roundUp(Math.max(...points.map(([, value]) => value), limit?.value ?? 0));
  const sizes = points.map(([records]) => Math.log10(records));
  const lowest = Math.floor(Math.min(...sizes));
  const highest = Math.max(lowest + 1, Math.ceil(Math.max(...sizes)));
  const x = (records: number): number =>
    frame.left + inset + ((Math.log10(records) - lowest) / (highest - lowest)) * (width - frame.left - frame.right - 2 * inset);
  const y = (value: number): number => height - frame.bottom - (value / top) * (height - frame.top - frame.bottom);
  for (const value of [0, top / 4, top / 2, (top * 3) / 4, top]) {
    drawing.line(
      [
        [frame.left, y(value)],
        [width - frame.right, y(value)],
      ],
      'grid',
    );
    drawing.text(frame.left - 8, y(value) + 4, figure(value), 'faint', 'end');
  }
  for (let power = lowest; power <= highest; power++) drawing.text(x(10 ** power), height - 14, count(10 ** power), 'faint', 'middle');
  drawing.text(width - frame.right, 26, `${unit}; records`, 'faint', 'end');
  if (limit) {
    drawing.line(
      [
        [frame.left, y(limit.value)],
        [width - frame.right, y(limit.value)],
      ],
      'limit',
    );
    drawing.text(width - frame.right, y(limit.value) - 6, limit.label, 'faint', 'end');
  }
  drawing.line(
    points.map(([records, value]) => [x(records), y(value)]),
    'line',
  );
  for (const [records, value] of points) {
    drawing.dot(x(records), y(value), 'ours');
    drawing.text(x(records), y(value) + 22, figure(value), '', 'middle');
  }
  return drawing.toString();
}

/** The next of 1, 2, 4, 6, 8 and 10 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 6, 8, 10].find((step) => step * power >= value * 1.05) ?? 20) * power;
}

import { Drawing } from './drawing.ts';
import { figure } from './figures.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What refmill does, set off from what it is compared with. */
  readonly ours: boolean;
}

const width = 720;
const labels = 250;
const row = 30;

/** Bars from left to right, one below the other, each with its figure; `unit` stands behind the figures. */
export function barChart(title: string, unit: string, bars: readonly Bar[]): string {
  const drawing = new Drawing(width, 56 + bars.length * row, title);
  const longest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  for (const [at, { label, value, ours }] of bars.entries()) {
    const y = 44 + at * row;
    const length = Math.max(1, (value / longest) * (width - labels - 130));
    drawing.text(labels - 10, y + 15, label, '', 'end');
    drawing.rectangle(labels, y, length, row - 9, ours ? 'ours' : 'bar');
    drawing.text(labels + length + 8, y + 15, `${figure(value)} ${unit}`, 'faint');
  }
  return drawing.toString();
}

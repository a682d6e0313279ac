import { Drawing } from '../report/drawing.ts';
import { confidenceText, type PageValue } from './page-value.ts';
import { isDoubtful, valueLooks } from './value-looks.ts';

const picture = { width: 860, left: 168, right: 120, top: 62, lane: 22, grid: 500 };
/** Narrower bars could not be seen. */
const narrowest = 2.5;

/** Where the values of a page stand, as bars and without its text: a lane for each kind, in the order in which the kinds appear. */
export function barsDrawing(title: string, length: number, values: readonly PageValue[]): string {
  const kinds = [...new Set(values.map(({ kind }) => kind))];
  const height = picture.top + kinds.length * picture.lane + 10;
  const description =
    `${length} characters from left to right, a lane for each of ${kinds.length} kinds of values, with their number and the lowest confidence among them; ` +
    'doubtful bars have a broken outline. The table below has the offsets.';
  const drawing = new Drawing(picture.width, height, title, { description, looks: valueLooks });
  const across = picture.width - picture.left - picture.right;
  const xOf = (offset: number) => picture.left + (offset / length) * across;
  for (let offset = 0; offset <= length; offset += picture.grid) {
    drawing.text(xOf(offset), picture.top - 8, String(offset), 'label faint', 'middle');
    drawing.line(
      [
        [xOf(offset), picture.top - 4],
        [xOf(offset), height - 8],
      ],
      'grid',
    );
  }
  kinds.forEach((kind, lane) => {
    const y = picture.top + lane * picture.lane;
    const own = values.filter((value) => value.kind === kind);
    const least = own.reduce((low, value) => ((value.confidence ?? 0) < (low.confidence ?? 0) ? value : low));
    drawing.text(picture.left - 10, y + 14, own.length > 1 ? `${kind} × ${own.length}` : kind, '', 'end');
    for (const value of own) {
      const width = Math.max(narrowest, xOf(value.end) - xOf(value.start) - 0.8);
      drawing.rectangle(xOf(value.start), y + 3, width, picture.lane - 8, `${value.group} ${isDoubtful(value) ? 'doubt' : 'under'}`);
    }
    drawing.text(picture.width - picture.right + 12, y + 14, `${own.length > 1 ? 'lowest ' : ''}${confidenceText(least)}`, 'faint');
  });
  return drawing.toString();
}

import { Misconfigured } from '../model/errors.ts';

/** How much of a long query is shown on each side of the place. */
const reach = 60;

/** An error that shows the query and points at the place, `start` to `end` in UTF-16 units. */
export function queryComplaint(text: string, { start, end }: { start: number; end: number }, message: string): Misconfigured {
  const from = Math.max(0, start - reach);
  const shown = text.slice(from, Math.max(end, start) + reach);
  const lead = from > 0 ? '…' : '';
  const tail = from + shown.length < text.length ? '…' : '';
  const line = `${lead}${shown.replaceAll(/\s/g, ' ')}${tail}`;
  const marks = '^'.repeat(Math.max(1, Math.min(end, start + reach) - start));
  return new Misconfigured('query', `${message}\n  ${line}\n  ${' '.repeat(lead.length + start - from)}${marks}`);
}

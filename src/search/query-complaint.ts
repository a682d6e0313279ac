import { Misconfigured } from '../model/errors.ts';

/** A query that cannot be understood, and where: `start` to `end` in UTF-16 units of the query. */
export class QueryComplaint extends Misconfigured {
  readonly place: { readonly start: number; readonly end: number };
  constructor(message: string, place: { readonly start: number; readonly end: number }) {
    super('query', message);
    this.place = place;
  }
}

/** How much of a long query is shown on each side of the place. */
const reach = 60;

/** An error that shows the query and points at the place, `start` to `end` in UTF-16 units. */
export function queryComplaint(text: string, { start, end }: { start: number; end: number }, message: string): QueryComplaint {
  const from = Math.max(0, start - reach);
  const shown = text.slice(from, Math.min(Math.max(end, start), start + reach) + reach);
  const lead = from > 0 ? '…' : '';
  const tail = from + shown.length < text.length ? '…' : '';
  const line = `${lead}${shown.replaceAll(/\s/g, ' ')}${tail}`;
  const marks = '^'.repeat(Math.max(1, Math.min(end, start + reach) - start));
  return new QueryComplaint(`${message}\n  ${line}\n  ${' '.repeat(lead.length + start - from)}${marks}`, { start, end });
}

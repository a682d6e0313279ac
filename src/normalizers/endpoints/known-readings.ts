import type { BibliographicRecord } from '../../model/record.ts';
import { abstractText } from './abstract-text.ts';

type Reading = Pick<BibliographicRecord, 'abstracts' | 'endpoints' | 'results'>;
type Abstract = NonNullable<BibliographicRecord['abstracts']>[number];

/** Of lists that were read, not stated: the abstract, and what was read of it beside the list. Known as long as the list itself lives. */
const readings = new WeakMap<object, { readonly abstract: Abstract; readonly endpoints?: object; readonly results?: object }>();

/** The abstract that endpoints and results are read from: that of the record's own language. */
export const ownAbstract = ({ abstracts }: Pick<Reading, 'abstracts'>): Abstract | undefined => abstracts?.find(({ other }) => !other);

/** Notes that the record's endpoints and results are all that its own abstract is read to say, so that nobody need read it again to know. */
export function noteReading(record: Reading): void {
  const { endpoints, results } = record;
  const abstract = ownAbstract(record);
  if (!abstract) return;
  const reading = { abstract, ...(endpoints ? { endpoints } : {}), ...(results ? { results } : {}) };
  if (endpoints) readings.set(endpoints, reading);
  if (results) readings.set(results, reading);
}

/**
 * Whether endpoints and results are known to be all that the abstract beside them is read to say. A no means nothing: they were stated by
 * the source, put right by hand, or come from another record of the work, whose abstract was in other words.
 */
export function isKnownReading(record: Reading): boolean {
  const { endpoints, results } = record;
  const list = endpoints ?? results;
  const reading = list && readings.get(list);
  if (!reading || reading.endpoints !== endpoints || reading.results !== results) return false;
  const abstract = ownAbstract(record);
  return abstract !== undefined && (abstract === reading.abstract || abstractText(abstract) === abstractText(reading.abstract));
}

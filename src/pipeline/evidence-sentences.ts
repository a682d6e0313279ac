import type { Passage } from '../export/reported-lines.ts';
import type { Result } from '../model/endpoint.ts';
import { type Citation, keyText } from '../model/work.ts';
import { abstractText } from '../normalizers/endpoints/abstract-text.ts';
import { decimalMark } from '../normalizers/endpoints/decimal-mark.ts';
import { readDocument } from '../normalizers/endpoints/document.ts';
import type { WorkDetail } from '../store/store.ts';

/**
 * Finds the sentences behind results in the abstracts of a record or work. Offsets belong to one record's abstract, and a merged work may
 * have another's: a sentence is given only where the evidence stands, never where its offsets merely point to.
 */
export function evidenceSentences({ abstracts = [] }: Pick<Citation, 'abstracts'>): (result: Result) => Passage | undefined {
  const texts = [...abstracts]
    .sort((a, b) => Number(a.other ?? false) - Number(b.other ?? false))
    .map((abstract) => {
      const text = abstractText(abstract);
      let sentences: readonly { readonly start: number; readonly end: number }[] | undefined;
      return {
        text,
        sentences: () => {
          sentences ??= readDocument(text, decimalMark(text)).sentences;
          return sentences;
        },
      };
    });
  return (result) => {
    for (const { text, sentences } of texts) {
      const place = placeOf(result, text);
      if (!place) continue;
      const all = sentences();
      const first = all.findLast(({ start }) => start <= place.start)?.start ?? 0;
      const last = all.find(({ end }) => end >= place.end)?.end ?? text.length;
      return { text: text.slice(first, last), start: place.start - first, end: place.end - first };
    }
    return undefined;
  };
}

/** Where the evidence stands; where the offsets point elsewhere, the one place that has it. */
function placeOf({ start, end, evidence }: Result, text: string): { readonly start: number; readonly end: number } | undefined {
  if (evidence === undefined) return undefined;
  if (start !== undefined && end !== undefined && text.slice(start, end) === evidence) return { start, end };
  const at = text.indexOf(evidence);
  return at < 0 || text.includes(evidence, at + 1) ? undefined : { start: at, end: at + evidence.length };
}

/** The same for a work with its records: the abstracts of the record that the results are from come first, then the work's. */
export function workSentences({ citation, provenance, members }: WorkDetail): (result: Result) => Passage | undefined {
  const said = provenance['results[0]']?.[0];
  const saying = members.find(({ key }) => keyText(key) === said)?.record.abstracts ?? [];
  return evidenceSentences({ abstracts: [...saying, ...(citation.abstracts ?? [])] });
}

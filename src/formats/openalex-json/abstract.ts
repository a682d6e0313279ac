import type { Abstract } from '../../model/abstract.ts';
import { addFinding } from '../drafting.ts';
import { readAbstractSections } from '../labelled-abstract.ts';
import { plain, type Reading } from './reading.ts';

/** Longer than any abstract, and than most articles: a word of a megabyte at a thousand places would be a gigabyte. */
const longestAbstract = 1_000_000;

/**
 * The text of an inverted index, `{"We":[0,4],"review":[1] …}`: each word at the places where it stands. Places are only compared, so
 * that one of a thousand million costs no more than any other. An index that is none stays unplaced.
 */
export function readAbstract(reading: Reading): Abstract[] {
  const { work } = reading;
  const index = work.value('abstract_inverted_index');
  if (typeof index !== 'object' || index === null || Array.isArray(index)) return [];
  const places: { readonly word: string; readonly at: number }[] = [];
  const odd: [string, unknown][] = [];
  for (const [word, list] of Object.entries(index)) {
    if (Array.isArray(list) && list.every((at) => Number.isInteger(at) && at >= 0)) for (const at of list) places.push({ word, at });
    else odd.push([word, list]);
  }
  if (odd.length) work.giveBack('abstract_inverted_index', Object.fromEntries(odd));
  else work.drop('abstract_inverted_index');
  const text = plain(joined(places, reading));
  return text === undefined ? [] : [{ sections: readAbstractSections(text) }];
}

function joined(places: { readonly word: string; readonly at: number }[], reading: Reading): string {
  places.sort((a, b) => a.at - b.at);
  const words: string[] = [];
  let length = 0;
  for (const { word } of places) {
    length += word.length + 1;
    if (length > longestAbstract) {
      addFinding(reading, 'value-truncated', `The abstract was cut after ${words.length} words.`, word, 'abstracts[0]');
      break;
    }
    words.push(word);
  }
  return words.join(' ');
}

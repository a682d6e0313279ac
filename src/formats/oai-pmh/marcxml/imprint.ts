import { date } from '../../dublin-core/place-date.ts';
import { place, publisher } from '../../dublin-core/place-text.ts';
import { isNotIdentified, withoutBrackets } from '../catalogue/isbd.ts';
import { type MarcPlace, put } from './marc-reading.ts';

/** 260, 264: where, by whom and when it was published; of 264 the second indicator tells other functions, of which only the copyright's date has a place. */
export const imprint: MarcPlace = (field, reading) => {
  const copyright = field.tag === '264' && field.ind2 === '4';
  if (field.tag === '264' && /[23]/.test(field.ind2)) return;
  if (copyright) {
    for (const value of field.takeAll('c')) put(field, 'c', value.replace(/^[©cp]\s?(?=\d)/, ''), date('copyright'), reading);
    return;
  }
  for (const value of field.takeAll('a', (text) => !isNotIdentified(text))) put(field, 'a', withoutBrackets(value), place, reading);
  for (const value of field.takeAll('b', (text) => !isNotIdentified(text))) put(field, 'b', withoutBrackets(value), publisher, reading);
  for (const value of field.takeAll('c'))
    reading.dates.push({ field: `${field.label}$c`, value: value.replace(/[\s.,;:]+$/, ''), weight: 3 });
};

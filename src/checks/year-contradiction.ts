import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Years that a citation states as its date: in brackets (`(2017).`), before volume or month (`2017;28`, `2017 Oct`), between points (`. 2017.`). Not page numbers, not years in titles. */
const statedYear = /\(((?:1[5-9]|20)\d{2})[a-z]?\)|(?:^|[.,]\s)((?:1[5-9]|20)\d{2})[a-z]?(?=\s?;|\s?[.,:]|\s\p{L}{3}\b|$)/gu;

/** The year of publication against the year in the embedded citation. One year apart is usual: electronic before print. */
export const yearContradiction: Check = {
  codes: ['year-contradiction'],
  check: ({ issued, citationAsGiven, title, dates }) => {
    if (issued?.year === undefined || citationAsGiven === undefined) return [];
    const text = title === undefined ? citationAsGiven : citationAsGiven.replace(title.replace(/\.$/, ''), ' ');
    const stated = [...text.matchAll(statedYear)].map((match) => Number(match[1] ?? match[2]));
    const own = [
      issued.year,
      issued.endYear,
      ...[dates?.electronic, dates?.print].map((date) => (date ? Number(date.slice(0, 4)) : undefined)),
    ];
    if (stated.length === 0 || stated.some((year) => own.some((each) => each !== undefined && Math.abs(each - year) <= 1))) return [];
    const message = `Published ${issued.year}, but the citation says ${stated.join(', ')}`;
    return [makeFinding('year-contradiction', message, { path: 'issued', raw: String(issued.year), alternatives: stated.map(String) })];
  },
};

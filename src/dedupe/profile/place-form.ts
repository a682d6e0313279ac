import type { BibliographicRecord } from '../../model/record.ts';
import { foldToWord } from '../../normalizers/fold.ts';
import { isPageCount } from '../../normalizers/pages.ts';

/** Where in its journal a publication stands, as compared. */
export interface PlaceForm {
  readonly volume: string | undefined;
  readonly issue: string | undefined;
  readonly supplement: boolean;
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** The first page is the number of an article (`e12`, `c1804`, `CD007039`, `1365209`), which a printed page does not contradict; `S12` and `A536` are pages. */
  readonly isArticleNumber: boolean;
}

const supplementWord = /\bsup(?:p|pl|ple|plement\w*)?\b|\bsuppl|\bmeeting\b|\bconference\b|\babstract/i;

const supplementPage = /^(?:s|a|p|sp|pd|os|fr|fri|sat|thu|su|ps|po|op|abs|ss|ii?i?|iv|vi{0,3}|ix|x)\d+$/;

export function placeForm({ container }: BibliographicRecord): PlaceForm {
  const { volume, issue, pages, pagesAsGiven, articleNumber } = container ?? {};
  const written = pages ?? articleNumber ?? pagesAsGiven;
  const [first, last] = pageEnds(written);
  return {
    volume: volumeNumber(volume),
    issue: issueNumber(issue ?? /\(([^)]*)/.exec(volume ?? '')?.[1]),
    supplement: supplementWord.test(`${volume ?? ''} ${issue ?? ''}`) || /^s\d/i.test(first ?? ''),
    first,
    last,
    isArticleNumber:
      first !== undefined &&
      !supplementPage.test(first) &&
      // A thesis of 215 pages is not its abstract on page 1524 of a journal.
      ((pages === undefined && !isPageCount(pagesAsGiven ?? '')) || /^(?:[a-z]+\d|\d{6,})/.test(first)),
  };
}

/** `32 (Supplement 3)` and `32 Suppl 3` are volume 32; `1)` and `(3)` are scraps of an issue. */
function volumeNumber(volume: string | undefined): string | undefined {
  if (volume === undefined || /^\s*\(|^\s*\d+\s*\)/.test(volume)) return undefined;
  const number = /\d+/.exec(volume)?.[0].replace(/^0+(?=\d)/, '');
  return number;
}

/** `SUPPL. 1`, `1 Suppl`, `13/14`, `8 Pt 2`: the first number. */
const issueNumber = (issue: string | undefined): string | undefined => issue && /\d+/.exec(issue)?.[0].replace(/^0+(?=\d)/, '');

/** «N.PAG», «nan», «no pagination» and the word «Specified» of an empty export are no pages. */
function pageEnds(written: string | undefined): readonly [string | undefined, string | undefined] {
  if (written === undefined) return [undefined, undefined];
  const [first = '', last = ''] = written
    .slice(0, 60)
    .replace(/^\s*(?:pp?|article|art|no)\b[\s.:]*/i, '')
    .split(/\s*[-–—,;+]\s*|\s+/)
    .map((part) => foldToWord(part).replace(/^0+(?=\d)/, ''));
  if (!/\d/.test(first) && !/^[ivxlc]+$/.test(first)) return [undefined, undefined];
  return [first, /\d/.test(last) ? last : undefined];
}

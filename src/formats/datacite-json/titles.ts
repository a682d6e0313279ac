import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { lineAt } from '../plain-fields.ts';
import { withSubtitle } from '../subtitle.ts';
import type { Reading } from './reading.ts';
import { isUnknownValue } from './unknown-value.ts';

type OtherTitle = NonNullable<BibliographicRecord['titles']>[number];

const kinds: Readonly<Record<string, string>> = {
  alternativetitle: 'alternative',
  subtitle: 'subtitle',
  translatedtitle: 'translated',
  other: 'other',
};

interface Title extends OtherTitle {
  readonly isMain: boolean;
}

function readTitle({ attributes }: Reading): Title[] {
  return attributes.list('titles').flatMap((entry) => {
    const text = lineAt(entry, 'title');
    const word = entry.text('titleType')?.toLowerCase();
    const given = entry.text('lang');
    if (text === undefined || isUnknownValue(text)) return [];
    const language = given === undefined ? undefined : (readLanguage(given) ?? given);
    return [
      {
        ...present<OtherTitle>({ kind: ownValue(kinds, word ?? '') ?? word ?? 'alternative', language, text } as OtherTitle),
        isMain: word === undefined,
      },
    ];
  });
}

/** Titles by type. The first without a type is the title; a subtitle in its language belongs to it; all others stay beside it. */
export function readTitles(reading: Reading): void {
  const { draft } = reading;
  const titles = readTitle(reading);
  const main = titles.find(({ isMain }) => isMain) ?? titles[0];
  if (!main) return;
  const subtitle = titles.find(
    (each) => each.kind === 'subtitle' && each !== main && (each.language ?? main.language) === (main.language ?? each.language),
  );
  draft.title = subtitle ? withSubtitle(main.text, subtitle.text) : main.text;
  const others = titles
    .filter((each) => each !== main && each !== subtitle)
    .map(({ isMain, ...title }) =>
      isMain && title.language !== undefined && title.language !== main.language ? { ...title, kind: 'translated' } : title,
    );
  if (others.length) draft.titles = others;
}

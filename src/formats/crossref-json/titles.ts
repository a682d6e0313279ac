import type { BibliographicRecord } from '../../model/record.ts';
import { linesAt } from '../plain-fields.ts';
import { withSubtitle } from '../subtitle.ts';
import type { Reading } from './reading.ts';

type OtherTitle = NonNullable<BibliographicRecord['titles']>[number];

/** `title` is a list: the title, then what else it is called. A subtitle comes apart from its title. */
export function readTitles({ work, draft }: Reading): void {
  const [title, ...others] = linesAt(work, 'title');
  const [subtitle, ...furtherSubtitles] = linesAt(work, 'subtitle');
  const main = title !== undefined && subtitle !== undefined ? withSubtitle(title, subtitle) : (title ?? subtitle);
  if (main !== undefined) draft.title = main;
  const [original, ...furtherOriginals] = linesAt(work, 'original-title').filter((each) => each !== title && each !== main);
  if (original !== undefined) draft.vernacularTitle = original;
  const said = new Set([title, main, original]);
  const titles: OtherTitle[] = [];
  const add = (kind: string, texts: readonly string[]) => {
    for (const text of texts) {
      if (!said.has(text)) titles.push({ kind, text });
      said.add(text);
    }
  };
  add('alternative', others);
  add('subtitle', furtherSubtitles);
  add('original', furtherOriginals);
  add('short', linesAt(work, 'short-title'));
  if (titles.length) draft.titles = titles;
}

import { readItemType } from '../../../normalizers/item-type.ts';
import { isbn, issn } from '../../dublin-core/place-identifier.ts';
import { citation, edition, itemType } from '../../dublin-core/place-text.ts';
import type { Place } from '../../dublin-core/placing.ts';
import { codedDates } from './dates.ts';
import { host, linked, original, series } from './host.ts';
import { agencyNumber, standardIdentifier, systemNumber } from './identifiers.ts';
import { imprint } from './imprint.ts';
import { link } from './link.ts';
import { all, each, type MarcPlace, together } from './marc-reading.ts';
import { body, person, uncontrolledName } from './name.ts';
import { dewey, freeTerms, genre, subject } from './subject.ts';
import { conditions, extent, funding, languages, remark, summary, thesis } from './texts.ts';
import { otherTitle, title } from './title.ts';

interface MarcRow {
  /** Tags, parted by blanks; X is any digit. A tag has the first row that names it. */
  readonly tags: string;
  readonly place: MarcPlace;
  /** After all others. */
  readonly late?: true;
}

const row = (tags: string, place: MarcPlace): MarcRow => ({ tags, place });
const late = (tags: string, place: MarcPlace): MarcRow => ({ tags, place, late: true });

/** Collections of Invenio and content types: only a word that says what the publication is. */
const telling: Place = (field, draft, context) => {
  const type = readItemType(field.value);
  return type !== undefined && type !== 'document' && itemType(field, draft, context);
};

/**
 * Where the fields of MARC 21 go (https://www.loc.gov/marc/bibliographic/). Fields without a row, and subfields that a row does not take,
 * are unplaced as `773$w`. Fields 880 go the way of the field that they repeat.
 */
export const marcTable: readonly MarcRow[] = [
  row('010', agencyNumber('LCCN')),
  row('015 017', agencyNumber()),
  row('016', agencyNumber('LAC')),
  row(
    '020',
    each('a9', isbn, (value) => value),
  ),
  row(
    '022',
    each('al', issn, (value) => value),
  ),
  row('024', standardIdentifier),
  row('035', systemNumber),
  row('041', languages),
  row('046', codedDates),
  row('082 083', dewey),

  row('100 700', person),
  row('110 111 710 711', body),
  row('720', uncontrolledName),

  row('130 240', otherTitle('uniform')),
  row('210', otherTitle('abbreviated')),
  row('222', otherTitle('key')),
  row('242', otherTitle('translated')),
  row('245', title),
  row('246 740 730', otherTitle('alternative')),
  row('247', otherTitle('former')),

  row('250', together('ab', edition)),
  row('260 264', imprint),
  row('300', extent),
  late('336', each('a', telling)),
  row('380 655', genre),
  row('490', series),
  late('800 810 811 830', series),

  row('502', thesis),
  row('506 540 542', conditions),
  row('520', summary),
  row('524', together('a', citation)),
  row('534', original),
  row('536', funding),
  row('5XX', remark),

  row('600 610 611 630 648 650 651 654 656 657 658 662 69X', subject),
  row('653', freeTerms),

  late('773', host),
  late('760 762', linked('PartOf', 'series')),
  late('765', linked('TranslationOf', 'original language')),
  late('767', linked('HasTranslation', 'translation')),
  late('770', linked('Related', 'supplement')),
  late('772', linked('Related', 'supplement to')),
  late('774', linked('HasPart', 'constituent')),
  late('775', linked('VersionOf', 'other edition')),
  late('776', linked('VersionOf', 'additional physical form')),
  late('777 786 787', linked('Related', 'related')),
  late('780', linked('Related', 'preceding')),
  late('785', linked('Related', 'succeeding')),
  row('856', link),
  late('980', all(each('a', telling))),
];

const byTag = new Map<string, MarcRow>();
for (const each of marcTable) {
  for (const tags of each.tags.split(' ')) {
    const exact = tags.includes('X')
      ? Array.from({ length: 10 ** (tags.split('X').length - 1) }, (_, at) =>
          tags.replace(/X+/, (run) => String(at).padStart(run.length, '0')),
        )
      : [tags];
    for (const tag of exact) if (!byTag.has(tag)) byTag.set(tag, each);
  }
}

export const rowOf = (tag: string): MarcRow | undefined => byTag.get(tag);

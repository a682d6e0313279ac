import type { Location } from '../../../model/access.ts';
import { present } from '../../../model/present.ts';
import { readIdentifier } from '../../../normalizers/identifier.ts';
import { readAccess } from '../../../normalizers/rights.ts';
import { address, isPdf } from '../../dublin-core/place-identifier.ts';
import { rights } from '../../dublin-core/place-rights.ts';
import { isAddress } from '../../dublin-core/placing.ts';
import type { MarcField } from './marc-field.ts';
import { type MarcPlace, put } from './marc-reading.ts';

/** Words of $3, $y and $z that tell what stands at the address (en, de, es, fr, cs). */
const kinds: readonly (readonly [RegExp, NonNullable<Location['kind']>])[] = [
  [
    /table of contents|inhaltsverzeichnis|inhaltstext|klappentext|índice|sumario|sommaire|obsah|publisher description|contributor bio|rezension|abstract|zusammenfassung/i,
    'other',
  ],
  [/thumbnail|\bcover|umschlag|portada|couverture|obálka|vorschau/i, 'thumbnail'],
  [/supplement|appendi[xc]|anhang|suplement|příloh/i, 'supplement'],
  [/full ?-?text|volltext|texto (?:completo|íntegro)|texte intégral|plný text|text complet/i, 'full-text'],
  [/landing|resolving|\bpid\b|permalink|kurzinformation|catalog|katalog/i, 'landing'],
];

/**
 * 856: where it can be read. The kind is told by the words beside the address, by the media type and by the ending; what is only
 * related (second indicator 2) is no copy of it, and its identifier not the publication's.
 */
export const link: MarcPlace = (field, reading) => {
  const { content } = reading.draft;
  const words = ['3', 'y', 'z'].flatMap((code) => field.peek(code) ?? []);
  const said = kindOf(field, words.join(' '));
  const related = field.ind2 === '2';
  const kind = related && (said === undefined || said === 'full-text' || said === 'pdf') ? 'other' : said;
  const access = accessOf(field, words);
  for (const url of field.takeAll('u', isAddress)) {
    if (!related) put(field, 'u', url, address(), reading);
    else if (!content.locations?.some((each) => each.url === url)) reading.draft.append('locations', { url });
    const told = present<Partial<Location>>({ kind, access, url: undefined, license: undefined });
    content.locations = (content.locations ?? []).map((each) => (each.url === url ? { ...each, ...told } : each));
  }
  for (const license of field.takeAll('r', isAddress)) put(field, 'r', license, rights, reading);
  // Words that say no more than the kind does.
  if (kind !== undefined) for (const code of ['3', 'y', 'z', 'q']) field.takeAll(code, (value) => saysOnly(value, kind));
};

const saysOnly = (value: string, kind: Location['kind']): boolean =>
  value.length < 40 &&
  (/^application\/pdf$|^pdf$/i.test(value)
    ? kind === 'pdf'
    : kinds.some(
        ([pattern, own]) => (own === kind || (own === 'full-text' && kind === 'pdf')) && pattern.exec(value)?.[0].length === value.length,
      ));

function kindOf(field: MarcField, words: string): Location['kind'] {
  const url = field.peek('u') ?? '';
  const told = kinds.find(([pattern]) => pattern.test(words))?.[1];
  if (told !== undefined && told !== 'full-text') return told;
  if (isPdf(url) || /pdf/i.test(field.peek('q') ?? '')) return 'pdf';
  return told ?? (readIdentifier(url) === undefined ? undefined : 'landing');
}

/** $7 (2019): 0 open, 1 restricted. Before that it stands in words, which mostly say more. */
function accessOf(field: MarcField, words: readonly string[]): Location['access'] {
  const code = field.takeAll('7', (value) => value === '0' || value === '1')[0];
  if (code !== undefined) return code === '0' ? 'open' : 'restricted';
  const said = words.flatMap((word) => readAccess(word) ?? [])[0];
  return said;
}

import { makeFinding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord, ItemType } from '../../model/record.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { itemContent } from '../dublin-core/item-content.ts';
import { metadataField } from '../dublin-core/metadata-field.ts';
import { isAddress } from '../dublin-core/placing.ts';
import type { ReadContext } from '../format.ts';
import { jsonLdFields } from './json-ld-fields.ts';
import { linkFields } from './link-fields.ts';
import { meaningOf, ruleOf } from './meanings.ts';
import { absolute, pageAddress } from './page-address.ts';
import { type PageField, speakers } from './page-field.ts';
import { type PageHead, readPageHead } from './page-head.ts';
import { withoutRepeats } from './said-twice.ts';
import { tagFields } from './tag-fields.ts';

/** Google Scholar has no tag for the kind of publication: which tags there are tells it (Inclusion Guidelines for Webmasters). */
const kinds: readonly (readonly [RegExp, ItemType])[] = [
  [/^(?:bepress_)?citation_dissertation_/, 'thesis'],
  [/^(?:bepress_)?citation_conference/, 'paper-conference'],
  [/^(?:bepress_)?citation_technical_report_/, 'report'],
  [/^(?:bepress_)?citation_(?:inbook|book)_title$/, 'chapter'],
  [/^(?:bepress_)?citation_journal_/, 'article-journal'],
];

/** More than any page says; one value of keywords may hold many. */
const mostValues = 20_000;

/** The record of a page; undefined for one that says nothing at all. */
export function readPage(html: string, fallbackId: string, context: ReadContext): BibliographicRecord | undefined {
  const head = readPageHead(html);
  const from = context.url === undefined ? undefined : absolute(context.url, undefined);
  const address = pageAddress(head, from);
  const base = absolute(head.base ?? '', address ?? from) ?? address ?? from;
  const said = [...tagFields(head.metas), ...jsonLdFields(head.jsonLd), ...linkFields(head.links)].slice(0, mostValues);
  const proper = said.some(({ speaker }) => speaker !== 'general' && speaker !== 'links');
  const used = [...said, ...lastResorts(head, said)].filter((field) => !proper || mayHelp(field));
  const fields = withoutRepeats(used.map((field) => withHost(field, base)).sort(bySpeaker)).filter(
    ({ name, value }) => name !== 'dc.relation' || value !== address,
  );
  if (fields.length === 0 && address === undefined) return undefined;
  const landing = address === undefined ? [] : [{ name: 'link.canonical', value: address }];
  const content = itemContent([...fields, ...landing], context, { ruleOf });
  const names = new Set(fields.map(({ name }) => name));
  const kind = kinds.find(([pattern]) => [...names].some((name) => pattern.test(name)))?.[1];
  const findings = [
    ...(content.findings ?? []),
    ...(proper
      ? []
      : [makeFinding('metadata-missing', 'The page has no metadata of a publication; its title, description and address were read')]),
    ...(head.cut ? [makeFinding('value-truncated', 'The page has more tags, or longer ones, than are read')] : []),
  ];
  const language = proper ? undefined : readLanguage(head.language ?? '');
  return present<BibliographicRecord>({
    source: 'html-meta',
    sourceId: address ?? fallbackId,
    ...content,
    type: proper ? (content.type === undefined || content.type === 'document' ? (kind ?? content.type) : content.type) : 'webpage',
    languages: content.languages ?? (language === undefined ? undefined : [language]),
    findings,
  });
}

/** Of what a page says to social media and search engines, what may complete a proper description: its author and site name are those of the website. */
const helpful = new Set(['dc.title', 'page.description', 'dc.subject']);
const mayHelp = ({ name, speaker }: PageField): boolean =>
  speaker !== 'general' || name === 'article:published_time' || helpful.has(meaningOf(name)?.means ?? '');

const bySpeaker = (a: PageField, b: PageField): number => speakers.indexOf(a.speaker) - speakers.indexOf(b.speaker);

/** The `<title>`, without the name of the site behind it, where nothing else gives a title. */
function lastResorts(head: PageHead, said: readonly PageField[]): PageField[] {
  if (said.some(({ name }) => meaningOf(name)?.means === 'dc.title')) return [];
  const site = head.metas.find(({ name }) => name.toLowerCase() === 'og:site_name')?.content.trim() ?? '';
  const title = head.title.trim();
  const suffix =
    site !== '' && title.length > site.length && title.endsWith(site) ? title.slice(0, -site.length).replace(/[\s|·•:–—-]+$/, '') : title;
  const field = metadataField('title', suffix);
  return field ? [{ ...field, speaker: 'general' }] : [];
}

/** Addresses are written against the page's own (`/bitstream/99999/1/a.pdf`). */
function withHost(field: PageField, base: string | undefined): PageField {
  const means = meaningOf(field.name)?.means ?? '';
  if (!/^page\.(?:landing|pdf|full-text|file)$/.test(means) || isAddress(field.value)) return field;
  const whole = absolute(field.value, base);
  return whole === undefined ? field : { ...field, value: whole };
}

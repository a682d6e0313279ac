import type { ItemType } from '../../model/record.ts';
import type { CitationDraft } from './citation-draft.ts';

/** What a citation says of the kind of publication, most telling first. */
const kinds: readonly { readonly type: ItemType; readonly holds: (draft: CitationDraft, rest: string) => boolean }[] = [
  {
    type: 'thesis',
    holds: (_, rest) => /\b(?:thesis|dissertation|diss|tesis|tese|thèse|diplomarbeit|habilitation|doctorat)\b/iu.test(rest),
  },
  { type: 'patent', holds: (_, rest) => /\bpatent\b/i.test(rest) },
  {
    type: 'article',
    holds: ({ container, identifiers }) =>
      isPreprint(container.title ?? container.abbreviation) || (isEmpty(container) && identifiers.some(({ scheme }) => scheme === 'arxiv')),
  },
  {
    type: 'paper-conference',
    holds: ({ container }) => container.volume === undefined && meeting.test(container.title ?? container.abbreviation ?? ''),
  },
  {
    type: 'chapter',
    holds: ({ container, content, contributors }) =>
      !isEmpty(container) &&
      container.volume === undefined &&
      (content.publisher !== undefined || contributors.some(({ role }) => role === 'editor')),
  },
  { type: 'article-journal', holds: ({ container }) => container.title !== undefined || container.abbreviation !== undefined },
  {
    type: 'report',
    holds: (_, rest) =>
      /\b(?:technical report|report no|working paper|tech\. rep|informe|rapport|forschungsbericht|discussion paper)\b/i.test(rest),
  },
  {
    type: 'webpage',
    holds: ({ content }, rest) =>
      content.locations !== undefined &&
      content.isbn === undefined &&
      (content.publisher === undefined || content.dates?.accessed !== undefined || /\binternet\b/i.test(rest)),
  },
  { type: 'book', holds: ({ content }) => content.publisher !== undefined || content.isbn !== undefined },
];

const meeting =
  /\b(?:proceedings|proc\.|conference|conf\.|symposium|workshop|congress|congreso|meeting|kongress|tagung|colloquium|actas)\b/i;
const preprintServers = /^(?:biorxiv|medrxiv|arxiv|chemrxiv|psyarxiv|research square|ssrn|preprints?(?:\.org)?|osf preprints)\b/i;
const isPreprint = (name: string | undefined) => name !== undefined && preprintServers.test(name);
const isEmpty = (container: CitationDraft['container']) => container.title === undefined && container.abbreviation === undefined;

/** The kind of publication; undefined where nothing tells. */
export function citedType(draft: CitationDraft): ItemType | undefined {
  const rest = [draft.content.publisher, ...draft.unplaced.map(({ value }) => value)].join(' ');
  return kinds.find(({ holds }) => holds(draft, rest))?.type;
}

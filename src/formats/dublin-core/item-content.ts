import type { Location } from '../../model/access.ts';
import type { Container } from '../../model/container.ts';
import { decsLanguage } from '../../normalizers/decs-language.ts';
import { readPages } from '../../normalizers/pages.ts';
import type { ReadContext } from '../format.ts';
import { readCitedPlace } from './embedded-citation.ts';
import { fieldTable } from './field-table.ts';
import type { MetadataField } from './metadata-field.ts';
import type { PlacingRule } from './placing.ts';
import { type RecordContent, RecordDraft } from './record-draft.ts';

const rules = new Map(fieldTable.flatMap((rule) => rule.names.map((name) => [name, rule] as const)));

/** Schemas of DSpace's linked entities describe another thing than the item: person.identifier.orcid is no identifier of the article. */
const otherThings = new Set([
  'person',
  'project',
  'orgunit',
  'organization',
  'relation',
  'dspace',
  'eperson',
  'creativework',
  'event',
  'thesis',
]);

/** The rule of a field: by its name, as a subject of some scheme, or as the dc field of the same element and qualifier. */
export function ruleFor(name: string): PlacingRule | undefined {
  const full = name.toLowerCase();
  const [schema = '', element, qualifier, more] = full.split('.');
  const asDc =
    otherThings.has(schema) || qualifier === undefined || more !== undefined ? undefined : rules.get(`dc.${element}.${qualifier}`);
  return rules.get(full) ?? asDc ?? (schema === 'dc' && element === 'subject' ? rules.get('dc.subject.*') : undefined);
}

/** Real items have at most some thousand values (a thesis with all its linked files); the rest of a larger one stays in the archive. */
const mostFields = 20_000;

/** What a notation has beside the fields that the table knows. */
interface NotationMeans {
  /** The rule of a field, for notations with names of their own. */
  readonly ruleOf?: (name: string) => PlacingRule | undefined;
  /** Where the item's files are, in sources that list them. */
  readonly files?: readonly Location[];
  /** Places what is more than a value under a name, before what depends on several values is settled. */
  readonly place?: (draft: RecordDraft) => void;
}

/** The fields of one item, placed by the table, the late ones last; what has no place is kept as unplaced. */
export function itemContent(
  fields: readonly MetadataField[],
  context: ReadContext,
  { ruleOf = ruleFor, files = [], place }: NotationMeans = {},
): RecordContent {
  const draft = new RecordDraft();
  if (fields.length > mostFields) draft.note('value-truncated', `The item has ${fields.length} values; the first ${mostFields} were read`);
  const placed = fields.slice(0, mostFields).map((field) => ({ field, rule: ruleOf(field.name) }));
  for (const { field, rule } of [...placed.filter((each) => !each.rule?.late), ...placed.filter((each) => each.rule?.late)]) {
    if (!rule?.place(field, draft, context)) draft.leaveUnplaced(field);
  }
  for (const file of files) if (!draft.content.locations?.some((each) => each.url === file.url)) draft.add('locations', file);
  place?.(draft);
  settleCitation(draft, context);
  settlePages(draft);
  settleDecsLanguage(draft);
  settleAccess(draft);
  settleType(draft);
  return draft.finish();
}

/** A citation fills only what the item's own fields leave open, and only if it contradicts none of them. */
function settleCitation({ content, container, titles }: RecordDraft, { journals }: ReadContext): void {
  const place = content.citationAsGiven === undefined ? undefined : readCitedPlace(content.citationAsGiven, titles[0]?.text);
  if (!place) return;
  const cited: Partial<Container> = {
    volume: place.volume,
    ...(place.issue === undefined ? {} : { issue: place.issue }),
    ...(place.pages === undefined ? {} : { pagesAsGiven: place.pages }),
  };
  const contradicted = (['volume', 'issue', 'pagesAsGiven'] as const).some(
    (key) => cited[key] && container[key] && cited[key] !== container[key],
  );
  if (contradicted) return;
  Object.assign(container, cited);
  const known = place.journal === undefined ? undefined : journals.lookup(place.journal);
  const title = known?.title ?? place.journal;
  if (title !== undefined) container.title ??= title;
  if (known?.abbreviation !== undefined) container.abbreviation ??= known.abbreviation;
}

function settlePages({ container, pageRange: { first, last } }: RecordDraft): void {
  if (container.pagesAsGiven === undefined && first !== undefined) {
    container.pagesAsGiven = last === undefined || last === first ? first : `${first}-${last}`;
  }
  Object.assign(container, container.pagesAsGiven === undefined ? {} : readPages(container.pagesAsGiven));
}

function settleDecsLanguage({ content }: RecordDraft): void {
  const terms = (content.headings ?? []).filter((each) => each.vocabulary === 'decs').map((each) => each.term);
  const language = decsLanguage(terms);
  if (language === undefined) return;
  content.headings = (content.headings ?? []).map((each) =>
    each.vocabulary === 'decs' ? { ...each, language: each.language ?? language } : each,
  );
}

function settleType(draft: RecordDraft): void {
  const { type, publicationTypes } = draft.content;
  if (type !== undefined || !publicationTypes) return;
  draft.note('type-unknown', 'No word for the kind of publication is known', {
    path: 'publicationTypes',
    raw: publicationTypes.join('; '),
  });
}

/** The item's access word is about its files, where they have none of their own. */
function settleAccess({ content, rights }: RecordDraft): void {
  const { access } = rights;
  if (access === undefined || !content.locations) return;
  content.locations = content.locations.map((each) => (each.kind === 'pdf' || each.kind === 'full-text' ? { access, ...each } : each));
}

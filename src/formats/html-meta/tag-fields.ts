import { ruleFor } from '../dublin-core/item-content.ts';
import { labelDates } from '../dublin-core/label-dates.ts';
import { labelDescriptions } from '../dublin-core/label-descriptions.ts';
import { labelIdentifiers } from '../dublin-core/label-identifiers.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';
import { meaningOf } from './meanings.ts';
import type { PageField } from './page-field.ts';
import type { MetaTag } from './page-head.ts';

/** The values of meta tags, those of vocabularies that describe publications or could stand in for them. */
export function tagFields(metas: readonly MetaTag[]): PageField[] {
  const fields: PageField[] = [];
  const people: Record<string, number> = {};
  for (const tag of metas) {
    const name = nameOf(tag);
    if (companion(name, tag, fields, people)) continue;
    const field = metadataField(name, tag.content, { language: tag.language ?? '' });
    const meaning = meaningOf(name);
    if (!field || !meaning) continue;
    const { speaker, means } = meaning;
    for (const value of valuesOf(field.value, means, speaker === 'dublin-core')) {
      if (means.startsWith('dc.contributor')) people[prefixOf(name)] = fields.length;
      fields.push({ ...field, value, speaker });
    }
  }
  return labelled(fields);
}

/** Lower case, a point for the colon; the scheme, where it says more than the name: `dc.subject.mesh`, `dc.identifier.issn`. */
function nameOf({ name, scheme = '' }: MetaTag): string {
  const plain = name.toLowerCase().replace(/^(dc|dcterms|prism|eprints):/, '$1.');
  if (!/^dc(?:terms)?\.(?:subject|identifier)$/.test(plain) || scheme === '') return plain;
  const qualified = `${plain}.${scheme.toLowerCase().replace(/^.*[.:/#](?=[^.:/#]+$)/, '')}`;
  return ruleFor(qualified) ? qualified : plain;
}

/** `citation_`, `bepress_citation_`: companions follow the person that they belong to, and Editorial Manager mixes no two families. */
const prefixOf = (name: string): string => name.replace(/(?<=citation_).*$/, '');

/** Highwire's tags about the author or editor that the tag before named: kept with that person. False for any other tag. */
function companion(name: string, tag: MetaTag, fields: PageField[], people: Readonly<Record<string, number>>): boolean {
  const [, what] = /citation_(?:author|editor)_(institution|affiliation|orcid)$/.exec(name) ?? [];
  const at = people[prefixOf(name)];
  const person = at === undefined ? undefined : fields[at];
  const value = metadataField(name, tag.content)?.value;
  if (what === undefined || at === undefined || !person || value === undefined) return false;
  if (what === 'orcid') fields[at] = { ...person, authority: `orcid::${value}` };
  else fields[at] = { ...person, affiliations: [...(person.affiliations ?? []), value] };
  return true;
}

/** Longer pieces are no keywords but a sentence with commas. */
const longestKeyword = 80;

/** Lists in one value: authors and keywords by semicolons; keywords by commas where there are several short ones and no semicolon. */
function valuesOf(value: string, means: string, dublinCore: boolean): string[] {
  const list = means === 'dc.subject' || means === 'dc.contributor.author' || means === 'dc.contributor.editor';
  if (!list || dublinCore) return [value];
  const parts = value.split(';').map((part) => part.trim());
  if (parts.length > 1) return parts.filter((part) => part !== '');
  const words = means === 'dc.subject' ? value.split(',').map((part) => part.trim()) : [];
  // «Arthroplasty, Replacement, Hip» is one term: a pair or a triple of words is not taken apart.
  return words.length > 3 && words.every((word) => word !== '' && word.length <= longestKeyword) ? words : [value];
}

const labellers: Readonly<Record<string, (values: readonly MetadataField[]) => readonly MetadataField[]>> = {
  'dc.date': labelDates,
  'dc.description': labelDescriptions,
  'dc.identifier': labelIdentifiers,
};

/** Dublin Core without qualifiers, as oai_dc has it: values that show what they are get their qualifier back. */
function labelled(fields: readonly PageField[]): PageField[] {
  const said = new Set(fields.filter(({ speaker }) => speaker === 'dublin-core').map(({ name }) => name));
  const dated = said.has('dc.date.issued') || said.has('dcterms.issued');
  const groups = Object.entries(labellers).filter(([name]) => said.has(name) && !(name === 'dc.date' && dated));
  const relabelled = groups.flatMap(([name, label]) =>
    label(fields.filter((field) => field.name === name)).map((field): PageField => ({ ...field, speaker: 'dublin-core' })),
  );
  const names = new Set(groups.map(([name]) => name));
  return [...fields.filter(({ name }) => !names.has(name)), ...relabelled];
}

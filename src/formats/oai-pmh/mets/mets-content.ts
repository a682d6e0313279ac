import { makeFinding } from '../../../model/finding.ts';
import { present } from '../../../model/present.ts';
import { readHandle } from '../../../normalizers/handle.ts';
import { foldWhitespace } from '../../../normalizers/whitespace.ts';
import { childrenNamed, type XmlElement } from '../../../xml/element.ts';
import { type MetadataField, metadataField } from '../../dublin-core/metadata-field.ts';
import type { ReadContext } from '../../format.ts';
import type { NotationContent, ReadWithin } from '../notation-content.ts';
import { UnreadParts } from '../unread-parts.ts';
import { withUnplaced } from '../with-unplaced.ts';
import { fillContent } from './fill-content.ts';
import { metsFiles } from './mets-files.ts';
import { type MetsSection, metsSections } from './mets-sections.ts';
import { sectionsLeft } from './mets-sections-left.ts';

/** A book of some thousand pages has as many files in each size; the rest of a larger object stays in the archive. */
const mostFields = 20_000;

/** What a METS document says: the description of its object, whatever that is written in, its files, and what its parts are. */
export function metsContent(root: XmlElement, context: ReadContext, within: ReadWithin): NotationContent {
  const { own, parts } = metsSections(root, context, within);
  const [first, ...others] = own;
  let content: NotationContent = first?.content ?? {};
  for (const { content: other, notation } of others) content = fillContent(content, other, notation);
  const id = objectId(root);
  const { locations, rest } = metsFiles(root);
  const label = foldWhitespace(root.attributes.LABEL ?? '');
  content = fillContent(
    content,
    present<NotationContent>({
      title: content.title === undefined && !/^DSpace /i.test(label) ? label : undefined,
      identifiers: id.handle === undefined ? undefined : [{ scheme: 'handle', value: id.handle }],
      locations: locations.filter(({ url }) => !content.locations?.some((each) => each.url === url)),
      relations: parts
        .filter(({ content: { title, identifiers } }) => title !== undefined || identifiers !== undefined)
        .map(({ content: part }) => present({ type: 'HasPart', asGiven: 'part', identifiers: part.identifiers, note: part.title })),
    } as NotationContent),
    'mets',
  );
  const unread = new UnreadParts();
  for (const name of ['dmdSec', 'amdSec', 'fileSec', 'structMap', 'structLink'])
    for (const each of childrenNamed(root, name)) unread.text(each);
  const sourceId = id.handle ?? id.own ?? content.sourceId;
  const left = [
    ...sectionsLeft(root, new Set([...own, ...parts].map(({ element }) => element))),
    ...unread.below(root),
    ...headerFacts(root),
    ...labelsOf(root, [content.title ?? '', ...parts.map((each) => each.content.title ?? '')]),
    ...ownIds(own, sourceId),
    ...rest,
    ...parts.flatMap(partFields),
  ];
  const kept = withUnplaced(content, left.slice(0, mostFields));
  return {
    ...(left.length > mostFields ? truncated(kept, left.length) : kept),
    ...present({ sourceId, datestamp: id.changed ?? content.datestamp }),
  };
}

const truncated = (content: NotationContent, count: number): NotationContent => ({
  ...content,
  findings: [
    ...(content.findings ?? []),
    makeFinding('value-truncated', `The object has ${count} further values; the first ${mostFields} were kept`),
  ],
});

/** Ids of the descriptions, where the object has another one and no list of the record holds them. */
const ownIds = (own: readonly MetsSection[], sourceId: string | undefined): MetadataField[] =>
  own.flatMap(({ content, notation }) => {
    const known = content.sourceId === sourceId || content.accessions?.some(({ value }) => value === content.sourceId);
    return known ? [] : (metadataField(`${notation}.id`, content.sourceId ?? '') ?? []);
  });

/** OBJID is the object's id; DSpace's begins with line breaks, and that of its own pages is the path of the item. */
function objectId(root: XmlElement): { handle?: string; own?: string; changed?: string } {
  const own = foldWhitespace(root.attributes.OBJID ?? '');
  const changed = childrenNamed(root, 'metsHdr').map((header) => header.attributes.LASTMODDATE ?? '')[0];
  return present({ handle: readHandle(own) ?? readHandle(`hdl:${own.replace(/^hdl:/, '')}`), own, changed });
}

/** Who made the document and when says nothing of the object, but it is said. */
const headerFacts = (root: XmlElement): MetadataField[] =>
  childrenNamed(root, 'metsHdr').flatMap((header) =>
    ['CREATEDATE', 'RECORDSTATUS'].flatMap((name) => metadataField(`metsHdr@${name}`, header.attributes[name] ?? '') ?? []),
  );

/** The names of the whole and of its divisions, where they are not those of the description. */
function labelsOf(root: XmlElement, known: readonly string[]): MetadataField[] {
  const labels = new Set<string>();
  const collect = (element: XmlElement, depth: number): void => {
    labels.add(foldWhitespace(element.attributes.LABEL ?? ''));
    if (depth < 50) for (const div of childrenNamed(element, 'div')) collect(div, depth + 1);
  };
  for (const map of childrenNamed(root, 'structMap')) collect(map, 0);
  const own = foldWhitespace(root.attributes.LABEL ?? '');
  const field = (name: string, label: string) => (known.includes(label) ? [] : (metadataField(name, label) ?? []));
  return [field('mets@LABEL', own), ...[...labels].filter((label) => label !== own).map((label) => field('structMap@LABEL', label))].flat();
}

/** What the description of a part says besides what its relation holds. */
function partFields({ element, content }: MetsSection): MetadataField[] {
  const held = new Set([content.title, ...(content.identifiers ?? []).map(({ value }) => value)]);
  return [...new UnreadParts().below(element, 'dmdSec')].filter(({ value }) => !held.has(value));
}

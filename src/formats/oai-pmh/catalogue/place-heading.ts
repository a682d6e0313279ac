import type { Heading, HeadingVocabulary, Qualifier } from '../../../model/heading.ts';
import { ownValue } from '../../../model/own-value.ts';
import { present } from '../../../model/present.ts';
import { identifyHeading, noticeOf } from '../../../vocabularies/printed-heading.ts';
import type { MetadataField } from '../../dublin-core/metadata-field.ts';
import { heading } from '../../dublin-core/place-subject.ts';
import type { RecordDraft } from '../../dublin-core/record-draft.ts';
import type { ReadContext } from '../../format.ts';

/** A subject as a catalogue enters it: one descriptor and what subdivides it. */
export interface EnteredSubject {
  /** The scheme's code (https://www.loc.gov/standards/sourcelist/subject.html), as sent; absent: a free term. */
  readonly scheme?: string | undefined;
  readonly term: string;
  readonly subdivisions?: readonly string[];
  readonly language?: string | undefined;
  readonly kind?: string | undefined;
  readonly major?: boolean | undefined;
  /** The authority's identifiers or addresses of the whole subject. */
  readonly authorities?: readonly string[];
}

interface Vocabulary {
  readonly vocabulary: HeadingVocabulary;
  readonly language?: string;
}

/** Codes of MARC's list of subject schemes, and of national translations of MeSH, that name a vocabulary of the record. */
const vocabularies: Readonly<Record<string, Vocabulary>> = {
  mesh: { vocabulary: 'mesh' },
  nlmesh: { vocabulary: 'mesh' },
  czmesh: { vocabulary: 'mesh', language: 'cs' },
  finmesh: { vocabulary: 'mesh', language: 'fi' },
  swemesh: { vocabulary: 'mesh', language: 'sv' },
  noramesh: { vocabulary: 'mesh', language: 'nb' },
  decs: { vocabulary: 'decs' },
  emtree: { vocabulary: 'emtree' },
  lcsh: { vocabulary: 'lcsh' },
  ddc: { vocabulary: 'ddc' },
  gnd: { vocabulary: 'gnd' },
  swd: { vocabulary: 'gnd' },
};

/** A descriptor's unique identifier and those of its qualifiers: `(DNLM)D009369Q000628`, `https://id.nlm.nih.gov/mesh/D009369`. */
const meshUi = /(?:^|[/)\s])([DC]\d{6,9})(Q\d{6,9})?$/;
const gndUi = /(?:^|\/gnd\/|\(DE-588\))(\d{1,9}-?[\dX])$/;

/** Subdivisions join a heading of LCSH with two hyphens (`Plants--Diseases and pests--Italy`), which others take over. */
const joined = (subject: EnteredSubject): string => [subject.term, ...(subject.subdivisions ?? [])].join('--');

/**
 * A subject with its scheme: a heading where the record knows the vocabulary, else a keyword with the scheme as its owner. MeSH and
 * DeCS have qualifiers, elsewhere subdivisions are part of the heading. Gives the authorities that found no place.
 */
export function placeSubject(subject: EnteredSubject, draft: RecordDraft, context: ReadContext): readonly string[] {
  const { scheme, language, major, authorities = [] } = subject;
  const code = (scheme ?? '').toLowerCase().replace(/^\[|\]$|\/.*$/g, '');
  const known = ownValue(vocabularies, code);
  if (!known) {
    draft.add('keywords', present({ term: joined(subject), language, major, owner: scheme }));
    return authorities;
  }
  if (subject.subdivisions?.length || authorities.length > 0 || major !== undefined || subject.kind !== undefined)
    return placeHeading(subject, known, draft, context);
  // Repositories write whole paths and qualifiers into one value.
  heading(known.vocabulary)(
    present<MetadataField>({
      name: known.vocabulary,
      value: subject.term,
      language: language ?? known.language,
      authority: undefined,
      affiliations: undefined,
    }),
    draft,
    context,
  );
  return [];
}

function placeHeading(subject: EnteredSubject, known: Vocabulary, draft: RecordDraft, context: ReadContext): readonly string[] {
  const { language, major, authorities = [] } = subject;
  const qualified = known.vocabulary === 'mesh' || known.vocabulary === 'decs';
  const written = qualified ? subject.term : joined(subject);
  const id = authorities.map((each) => ({ each, ui: uiOf(each, known.vocabulary) })).find(({ ui }) => ui !== undefined);
  const entered = present<Heading>({
    vocabulary: known.vocabulary,
    ui: undefined,
    term: written,
    asGiven: undefined,
    language: language ?? known.language,
    kind: subject.kind,
    major,
    qualifiers: qualified
      ? subject.subdivisions?.map((each, at) => present<Qualifier>({ ui: at === 0 ? id?.ui?.[1] : undefined, term: each }))
      : undefined,
  });
  const read = identifyHeading(entered, context.vocabularies);
  // A term of a translation may not be among the names that MeSH has, but its identifier is one of MeSH's, and goes before ours.
  const own = id?.ui?.[0];
  const agrees = own === undefined || own === read.heading.ui;
  const heading = agrees
    ? read.heading
    : read.match === 'exact'
      ? { ...read.heading, ui: own }
      : identifyHeading({ ...entered, ui: own }, context.vocabularies).heading;
  const index = draft.add('headings', heading);
  const notice = own === undefined ? noticeOf(read) : undefined;
  if (notice) draft.note(notice.code, notice.message, { path: `headings[${index}].term`, raw: written });
  return authorities.filter((each) => uiOf(each, known.vocabulary) === undefined);
}

function uiOf(authority: string, vocabulary: HeadingVocabulary): readonly (string | undefined)[] | undefined {
  const match = vocabulary === 'mesh' ? meshUi.exec(authority) : vocabulary === 'gnd' ? gndUi.exec(authority) : null;
  if (match) return [match[1], match[2]];
  const lcsh = vocabulary === 'lcsh' ? /(?:^|\/subjects\/)(sh\d{8,10})$/.exec(authority) : null;
  return lcsh ? [lcsh[1]] : undefined;
}

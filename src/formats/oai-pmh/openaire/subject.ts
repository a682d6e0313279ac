import type { HeadingVocabulary } from '../../../model/heading.ts';
import { ownValue } from '../../../model/own-value.ts';
import { present } from '../../../model/present.ts';
import { readLanguage } from '../../../normalizers/language.ts';
import { foldWhitespace } from '../../../normalizers/whitespace.ts';
import { textOf, type XmlElement } from '../../../xml/element.ts';
import type { MetadataField } from '../../dublin-core/metadata-field.ts';
import type { RecordDraft } from '../../dublin-core/record-draft.ts';
import { fieldOfElement } from '../field-of-element.ts';

/** subjectScheme as repositories write it, letters only. */
const vocabularies: Readonly<Record<string, Exclude<HeadingVocabulary, 'other' | 'mesh-supplementary'>>> = {
  mesh: 'mesh',
  msh: 'mesh',
  medicalsubjectheadings: 'mesh',
  medicalsubjectheadingsmesh: 'mesh',
  decs: 'decs',
  descriptoresencienciasdelasalud: 'decs',
  lcsh: 'lcsh',
  libraryofcongresssubjectheadings: 'lcsh',
  libraryofcongresssubjectheadingslcsh: 'lcsh',
  ddc: 'ddc',
  dewey: 'ddc',
  deweydecimalclassification: 'ddc',
  emtree: 'emtree',
  gnd: 'gnd',
};

const vocabularyOf = (element: XmlElement) =>
  ownValue(vocabularies, (element.attributes.subjectScheme ?? '').toLowerCase().replace(/[^a-z]/g, ''));

/** A term without a scheme, and a descriptor of a vocabulary that the record knows. */
export function subjectFields(element: XmlElement): (MetadataField | undefined)[] {
  const vocabulary = vocabularyOf(element);
  if (vocabulary === undefined && (element.attributes.subjectScheme ?? '') !== '') return [];
  return [fieldOfElement(vocabulary === undefined ? 'dc.subject' : `dc.subject.${vocabulary}`, element)];
}

/** A term of another scheme, and the identifiers of terms: MeSH's goes to its heading, the others are kept. */
export function placeSubject(draft: RecordDraft, element: XmlElement): void {
  const { subjectScheme: scheme = '', schemeURI: _, valueURI = '', classificationCode = '' } = element.attributes;
  const term = foldWhitespace(textOf(element));
  if (term === '') return;
  const vocabulary = vocabularyOf(element);
  if (vocabulary === undefined && scheme !== '') {
    draft.add('keywords', present({ term, language: readLanguage(element.attributes['xml:lang'] ?? ''), owner: scheme }));
  }
  const ui = vocabulary === 'mesh' ? /\/mesh\/(D\d{6,9})$/.exec(valueURI)?.[1] : undefined;
  const heading =
    ui === undefined
      ? undefined
      : draft.content.headings?.find((each) => each.vocabulary === 'mesh' && (each.asGiven ?? each.term) === term);
  if (ui !== undefined && heading && (heading.ui ?? ui) === ui) heading.ui = ui;
  else if (valueURI !== '') draft.leaveUnplaced({ name: 'datacite.subject.valueURI', value: `${term}: ${valueURI}` });
  if (classificationCode !== '')
    draft.leaveUnplaced({ name: 'datacite.subject.classificationCode', value: `${term}: ${classificationCode}` });
}

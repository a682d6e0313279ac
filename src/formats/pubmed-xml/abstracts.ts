import type { Abstract, AbstractSection } from '../../model/abstract.ts';
import { present } from '../../model/present.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute, citationText, textAt } from '../citation-text.ts';
import type { ReadingNotes } from '../reading-notes.ts';

/** Abstract and OtherAbstract. By NLM's definition an Abstract is English; an OtherAbstract says its language and where it is from. */
export function readAbstracts(own: readonly XmlElement[], others: readonly XmlElement[], notes: ReadingNotes): Abstract[] {
  return [
    ...own.flatMap((element) => readAbstract(element, { language: 'en' }, notes)),
    ...others.flatMap((element) => {
      const language = attribute(element, 'Language');
      return readAbstract(
        element,
        { other: true, kind: attribute(element, 'Type'), language: language && (readLanguage(language) ?? language) },
        notes,
      );
    }),
  ];
}

type Kind = { [K in 'other' | 'kind' | 'language']?: Abstract[K] | undefined };

function readAbstract(element: XmlElement, kind: Kind, notes: ReadingNotes): Abstract[] {
  const sections = childrenNamed(element, 'AbstractText').flatMap((section) => readSection(section, notes));
  const copyright = textAt(element, 'CopyrightInformation');
  if (sections.length > 0) return [present<Abstract>({ ...kind, sections, copyright } as Abstract)];
  if (copyright) notes.unplace('CopyrightInformation', copyright);
  return [];
}

function readSection(element: XmlElement, notes: ReadingNotes): AbstractSection[] {
  const text = citationText(element);
  const label = attribute(element, 'Label');
  if (text === undefined) {
    if (label) notes.unplace('AbstractText@Label', label);
    return [];
  }
  const category = attribute(element, 'NlmCategory');
  return [present<AbstractSection>({ label, category: category === label ? undefined : category, text })];
}

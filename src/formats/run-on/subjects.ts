import type { Heading } from '../../model/heading.ts';
import { decsLanguage } from '../../normalizers/decs-language.ts';
import type { Vocabularies } from '../../vocabularies/vocabulary.ts';
import { type Block, blockAt } from './blocks.ts';
import { isCheckTag } from './check-tags.ts';
import type { Draft } from './draft.ts';
import type { LabelField } from './label-words.ts';
import type { Segment } from './lattice.ts';
import { lexiconOf } from './lexicon.ts';
import { type ListKind, readSubjectList, type SubjectTerm } from './subject-list.ts';

/** The lists that labels tell; behind «Subject» there may be any. */
const listOf: Partial<Record<LabelField, ListKind>> = { keywords: 'keywords', mesh: 'mesh', decs: 'decs' };

/** Cuts every stretch of subject terms of the page and places the terms as keywords or headings: as their label says, else by what they are. */
export function placeSubjects(draft: Draft, segments: readonly Segment[], vocabularies: Vocabularies, blocks: readonly Block[] = []): void {
  const { text } = draft;
  const prose = segments.filter(({ kind }) => kind === 'abstract' || kind === 'title' || kind === 'citation');
  const lexicon = lexiconOf(
    prose.map(({ start, end }) => text.slice(start, end)),
    acronyms(text, segments),
    vocabularies,
  );
  let after: ListKind | undefined;
  for (const { start, end, confidence } of segments.filter(({ kind }) => kind === 'terms')) {
    const field = blockAt(blocks, start)?.field;
    const only = field && listOf[field];
    const hasSeparators = field !== undefined && text.slice(start, end).includes('\n');
    const terms = readSubjectList({
      text,
      start,
      end,
      cut: hasSeparators ? 'separator' : draft.cut,
      vocabularies,
      lexicon,
      ...(after === undefined ? {} : { after }),
      ...(only === undefined ? {} : { only }),
    });
    const settled = only === undefined ? settle(text, terms, after) : terms;
    for (const term of settled) placeTerm(draft, term, confidence, vocabularies);
    if (only === undefined) after = settled.at(-1)?.list ?? after;
  }
  settleDecsLanguage(draft);
}

/** Terms that no vocabulary knows are in the language that all DeCS terms of the page speak. */
function settleDecsLanguage({ headings }: Draft): void {
  const decs = headings.filter(({ vocabulary }) => vocabulary === 'decs');
  const language = decsLanguage(decs.map(({ term }) => term));
  if (language !== undefined) for (const heading of decs) heading.language ??= language;
}

/**
 * A list of headings has to be proven by a descriptor or a check tag, or by following one that is: without that the terms are the author's, whatever
 * the order made of them.
 */
function settle(text: string, terms: readonly SubjectTerm[], after: ListKind | undefined): readonly SubjectTerm[] {
  const isProof = ({ start, end, descriptor }: SubjectTerm) => descriptor !== undefined || isCheckTag(text.slice(start, end).trim());
  const isProven = after === 'mesh' || after === 'decs' || terms.some((term) => term.list !== 'keywords' && isProof(term));
  return isProven ? terms : terms.map((term) => ({ ...term, list: 'keywords' as const }));
}

function placeTerm(
  draft: Draft,
  { start, end, list, descriptor, doubt }: SubjectTerm,
  confidence: number,
  vocabularies: Vocabularies,
): void {
  const term = draft.text.slice(start, end).trim();
  if (term === '') return;
  const other = descriptor === undefined ? notSubjects.find(({ shape }) => shape.test(term)) : undefined;
  if (other) {
    draft.leave({ start, end, confidence }, other.field);
    return;
  }
  const isHeading = list !== 'keywords';
  const path = isHeading
    ? `headings[${draft.headings.push(headingOf(term, list, descriptor)) - 1}]`
    : `keywords[${draft.keywords.push({ term }) - 1}]`;
  const sure = descriptor ? confidence : Math.min(confidence, doubt === undefined ? 0.85 : 0.6);
  draft.placed(path, { start, end, confidence: sure });
  if (isHeading && !descriptor && vocabularies.has(list))
    draft.find('heading-not-in-vocabulary', 'The term stands among descriptors, but the loaded vocabulary does not know it', path, {
      start,
      end,
    });
  if (doubt !== undefined)
    draft.find('reading-ambiguous', 'The terms may be cut elsewhere: nothing stands between them', path, { start, end }, [doubt]);
}

function headingOf(term: string, list: 'mesh' | 'decs', descriptor: SubjectTerm['descriptor']): Heading {
  if (!descriptor) {
    return { vocabulary: list, term };
  }
  return {
    vocabulary: descriptor.vocabulary,
    ...(descriptor.ui === undefined ? {} : { ui: descriptor.ui }),
    term: descriptor.term,
    ...(descriptor.term === term ? {} : { asGiven: term }),
    ...(list === 'decs' && descriptor.language !== undefined ? { language: descriptor.language } : {}),
  };
}

/** What stands among the fields of a repository beside subject terms, and is none. */
const notSubjects: readonly { readonly shape: RegExp; readonly field: string }[] = [
  {
    shape:
      /::|^(?:Univerzita|Fakulta|Katedra|Ústav|Universi(?:ty|dad|tat|té|tät) (?:of|de|di|da)|Faculty of|Facultad de|Department of|Departamento de|Institute of|School of)(?= |$)/u,
    field: 'organisation',
  },
  { shape: / (?:fakulta|University|Institute|Department|Laboratory|Hospital)$/u, field: 'organisation' },
  { shape: /^(?:Ph\.?D|PhDr|Mgr|Bc|Ing|M\.?Sc|Dr)\./u, field: 'degree' },
  { shape: /^(?:\d{1,20}|N\/A|\d+ bytes|\d+ p(?:ages|\.)?)$/, field: 'number' },
];

/** Acronyms in the lists with a blank on both sides or the list's edge; small words there may still be two that touch (`toolhealth`). */
function acronyms(text: string, segments: readonly Segment[]): string[] {
  return segments
    .filter(({ kind }) => kind === 'terms')
    .flatMap(({ start, end }) => text.slice(start, end).match(/(?<=^|\s)\p{Lu}{2,5}(?=\s|,|$)/gu) ?? []);
}

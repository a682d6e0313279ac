import type { Container } from '../model/container.ts';
import { type Finding, makeFinding } from '../model/finding.ts';
import type { Journals } from '../model/journals.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { foldToWord } from './fold.ts';

type Named = Partial<BibliographicRecord>;

/**
 * The container of a citation with what the library knows of its journal: the title where the citation has an abbreviation, the abbreviation where it has
 * the title, ISSN and NLM id. What the citation says stays; each value that comes from the library has a finding that says so.
 */
export function completeContainer<Citation extends Named>(citation: Citation, journals: Journals): Citation {
  const { container, spans, findings = [] } = citation;
  const written = container?.title ?? container?.abbreviation;
  const journal = written === undefined ? undefined : journals.lookup(written);
  if (!container || !journal || written === undefined) return citation;
  // «Ann Oncol» stands where a title would: the library knows it for the abbreviation.
  const isShort = container.title !== undefined && container.abbreviation === undefined && isOtherWriting(container.title, journal.title);
  const own: Container = isShort ? { ...withoutTitle(container), abbreviation: container.title ?? written } : container;
  const whole: Container = { ...own };
  const added: Finding[] = [];
  const add = <Key extends 'title' | 'abbreviation' | 'nlmId'>(key: Key, value: string | undefined) => {
    if (value === undefined || whole[key] !== undefined) return;
    whole[key] = value;
    added.push(told(key, value, written));
  };
  add('title', journal.title);
  if (journal.abbreviation !== undefined && foldToWord(journal.abbreviation) !== foldToWord(whole.title ?? ''))
    add('abbreviation', journal.abbreviation);
  add('nlmId', journal.nlmId);
  if (journal.issn && own.issn === undefined) {
    whole.issn = [...journal.issn];
    added.push(told('issn', journal.issn.join(', '), written));
  }
  if (added.length === 0) return citation;
  return {
    ...citation,
    container: whole,
    ...(isShort && spans
      ? { spans: spans.map((span) => (span.path === 'container.title' ? { ...span, path: 'container.abbreviation' } : span)) }
      : {}),
    findings: [...findings, ...added],
  };
}

const isOtherWriting = (written: string, title: string | undefined): boolean => title !== undefined && bare(written) !== bare(title);
const bare = (title: string): string => foldToWord(title.replace(/^\s*the\s+/i, '').replaceAll('&', ' and '));

const withoutTitle = ({ title: _, ...rest }: Container): Container => rest;

const told = (key: string, value: string, written: string): Finding =>
  makeFinding('completed-from-library', `The citation does not say it: the library has it of the journal ${written}.`, {
    path: `container.${key}`,
    raw: value,
  });

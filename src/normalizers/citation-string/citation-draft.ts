import type { Container } from '../../model/container.ts';
import type { Contributor } from '../../model/contributor.ts';
import { type Finding, type FindingCode, makeFinding } from '../../model/finding.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { BibliographicRecord, Span, Unplaced } from '../../model/record.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A record in the making, read from a citation string: every value with the place where it stands. */
export class CitationDraft {
  readonly text: string;
  readonly content: Mutable<Partial<BibliographicRecord>> = {};
  readonly container: Mutable<Container> = {};
  readonly contributors: Contributor[] = [];
  readonly identifiers: Identifier[] = [];
  readonly spans: Span[] = [];
  readonly unplaced: Unplaced[] = [];
  readonly findings: Finding[] = [];

  constructor(text: string) {
    this.text = text;
  }

  placed(path: string, { start, end, confidence }: Place): void {
    this.spans.push({ path, start, end, confidence });
  }

  /** Keeps what has no field; `field` says what it is where that is known. */
  leave({ start, end }: Pick<Place, 'start' | 'end'>, field?: string, text = this.text): void {
    const value = text.slice(start, end);
    this.unplaced.push({ ...(field === undefined ? {} : { field }), value, start, end });
  }

  find(code: FindingCode, message: string, path: string, raw?: string): void {
    this.findings.push(makeFinding(code, message, { path, raw }));
  }
}

import { type Finding, makeFinding } from '../model/finding.ts';
import type { BibliographicRecord, Unplaced } from '../model/record.ts';

/** What a reading has to say besides the fields: defects, and values that no field takes. */
export class ReadingNotes {
  readonly #findings: Finding[] = [];
  readonly #unplaced: Unplaced[] = [];
  readonly #seen = new Set<string>();
  readonly #isOrdinary: (field: string) => boolean;

  /** `isOrdinary` tells the marks of processing that stand in every record of a source: they are kept aside without a finding. */
  constructor(isOrdinary: (field: string) => boolean) {
    this.#isOrdinary = isOrdinary;
  }

  add(finding: Finding): void {
    this.#findings.push(finding);
  }

  /** Keeps a value that has no field, once; `field` is its element or attribute by name (`GeneSymbol`, `Article@PubModel`). */
  unplace(field: string, value: string): void {
    // No name holds a NUL, nor does any value of XML.
    const key = `${field}\u0000${value}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#unplaced.push({ field, value });
  }

  /** One finding for all unplaced values that are worth one. */
  asFields(): Partial<BibliographicRecord> {
    const fields = [...new Set(this.#unplaced.map((each) => each.field ?? ''))].filter((field) => !this.#isOrdinary(field));
    const findings = fields.length
      ? [...this.#findings, makeFinding('field-unplaced', `No field of its own for ${fields.join(', ')}`, { path: 'unplaced' })]
      : this.#findings;
    return {
      ...(this.#unplaced.length ? { unplaced: this.#unplaced } : {}),
      ...(findings.length ? { findings } : {}),
    };
  }
}

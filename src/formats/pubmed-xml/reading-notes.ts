import { type Finding, makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord, Unplaced } from '../../model/record.ts';

/** What a reading has to say besides the fields: defects, and values that no field takes. */
export class ReadingNotes {
  readonly #findings: Finding[] = [];
  readonly #unplaced: Unplaced[] = [];

  add(finding: Finding): void {
    this.#findings.push(finding);
  }

  /** Keeps a value that has no field, once; `field` is its element or attribute by name (`GeneSymbol`, `Article@PubModel`). */
  unplace(field: string, value: string): void {
    if (!this.#unplaced.some((each) => each.field === field && each.value === value)) this.#unplaced.push({ field, value });
  }

  /** One finding for all unplaced values: PubMed sends several with every record, and a finding for each would drown the others. */
  asFields(): Partial<BibliographicRecord> {
    const fields = [...new Set(this.#unplaced.map((each) => each.field))];
    const findings = fields.length
      ? [...this.#findings, makeFinding('field-unplaced', `No field of its own for ${fields.join(', ')}`, { path: 'unplaced' })]
      : this.#findings;
    return {
      ...(this.#unplaced.length ? { unplaced: this.#unplaced } : {}),
      ...(findings.length ? { findings } : {}),
    };
  }
}

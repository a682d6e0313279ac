import type { WorkCard } from '../card/record-card.ts';
import { hasTrait } from '../card/traits.ts';
import type { Database } from './database.ts';

/** What becomes of the links of claims when records and works are written: they go, and what they linked waits to be linked again. */
export interface ClaimRows {
  /** A page has claims, which are to be linked. */
  addPage(record: number): void;
  /** A page says something else, or goes. */
  removePage(record: number): void;
  /** A work came or changed: where there are pages that claim results, its own are to be held against them. */
  addWork(work: number, content: { readonly card: WorkCard; readonly deleted: boolean }): void;
  /** A work says something else from now on, or nothing. */
  removeWork(work: number): void;
}

export function claimRows({ client }: Pick<Database, 'client'>): ClaimRows {
  const waitPage = client.prepare('INSERT OR IGNORE INTO unlinked_pages (record) VALUES (?)');
  const waitWork = client.prepare('INSERT OR IGNORE INTO unlinked_works (work) VALUES (?)');
  const ofPage = ['unlinked_pages', 'claim_keys', 'claim_links'].map((table) => client.prepare(`DELETE FROM ${table} WHERE record = ?`));
  const waitPages = client.prepare('INSERT OR IGNORE INTO unlinked_pages (record) SELECT record FROM claim_links WHERE work = ?');
  const ofWork = ['unlinked_works', 'claim_links'].map((table) => client.prepare(`DELETE FROM ${table} WHERE work = ?`));
  const anyPage = client.prepare('SELECT EXISTS (SELECT 1 FROM claim_keys)').pluck();
  return {
    addPage: (record) => void waitPage.run(record),
    removePage(record) {
      for (const each of ofPage) each.run(record);
    },
    addWork(work, { card, deleted }) {
      if (!deleted && hasTrait(card.traits, 'result') && anyPage.get() === 1) waitWork.run(work);
    },
    removeWork(work) {
      waitPages.run(work);
      for (const each of ofWork) each.run(work);
    },
  };
}

import { createHash } from 'node:crypto';
import { Malformed } from '../../model/errors.ts';
import { isMuch } from '../cursor-progress.ts';
import type { OaiReply } from './response.ts';

/** Pages without any record in a row; a few are normal where a server filters after paging. */
const mostEmptyPages = 50;
/** Pages in a row on which nothing stands but records that were listed before; pages that overlap bring something new each. */
const mostOldPages = 25;
/** So many identifiers are remembered, in some 30 MB: a list that goes on for ever over fewer records than these is found out. */
const mostRemembered = 1_000_000;

/** What a list has shown so far: it tells when a list only seems to go on. */
export interface Trail {
  /** What is wrong with the list after this page; undefined if it is getting on. */
  trouble(reply: OaiReply): Malformed | undefined;
  /** What has come of how many, by the smallest number that the repository has announced; undefined while hardly anything is missing. */
  shortfall(): string | undefined;
}

/** Remembers tokens, pages and identifiers by their marks, so that a list of a million records needs little. */
export function newTrail(): Trail {
  const passed = new Set<number>();
  const listed = new Set<number>();
  let empty = 0;
  let old = 0;
  let came = 0;
  let announced = Number.POSITIVE_INFINITY;
  let previous: ReadonlySet<string> = new Set();
  const again = (text: string) => {
    const mark = markOf(text);
    const known = passed.has(mark);
    passed.add(mark);
    return known;
  };
  const isNew = (identifier: string) => {
    const mark = markOf(identifier);
    if (listed.has(mark)) return false;
    if (listed.size < mostRemembered) listed.add(mark);
    return true;
  };
  return {
    shortfall: () =>
      Number.isFinite(announced) && isMuch(announced - came, announced)
        ? `the repository announced ${announced} records and listed ${came}`
        : undefined,
    trouble({ identifiers, token }) {
      came += identifiers.filter((each) => !previous.has(each)).length;
      previous = new Set(identifiers);
      announced = Math.min(announced, token?.completeListSize ?? announced);
      empty = identifiers.length === 0 ? empty + 1 : 0;
      if (empty > mostEmptyPages) return new Malformed(`the list has ${empty} pages without a record in a row`);
      const fresh = identifiers.filter(isNew).length;
      old = identifiers.length > 0 && fresh === 0 ? old + 1 : 0;
      if (token !== undefined && old > mostOldPages)
        return new Malformed(`the list does not end: its last ${old} pages bring only records that it listed before, and ever new tokens`);
      const samePage = identifiers.length > 0 && again(`page ${identifiers.join(' ')}`);
      const sameToken = token !== undefined && again(`token ${token.value}`);
      return samePage || sameToken
        ? new Malformed(`the list goes in circles: a ${samePage ? 'page' : 'resumption token'} came twice`)
        : undefined;
    },
  };
}

/** 48 bits: of a million marks two are alike once in several hundred lists, and then only with others that repeat beside them it matters. */
const markOf = (text: string): number => createHash('sha256').update(text).digest().readUIntBE(0, 6);

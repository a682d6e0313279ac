import { readLanguage } from '../../../normalizers/language.ts';
import type { Candidate, Finder } from '../candidate.ts';

/** `Češtinacs_CZ`, `Chinook jargonchn`: dc.language by its name, with the code of dc.language.iso glued on. */
const nameAndCode = /(\p{Lu}\p{Ll}{3,14}?(?: \p{Ll}{3,14}?)?)([a-z]{2}_[A-Z]{2}|[a-z]{2,3}(?=\p{Lu}|http))/gu;

/** Names of languages before the code of the same language: each vouches for the other, so that rare codes are found as well. */
export const findLanguageNames: Finder = ({ text }) => {
  const found: Candidate[] = [];
  for (const { index, 0: whole, 1: name = '', 2: code = '' } of text.matchAll(nameAndCode)) {
    const language = readLanguage(name);
    if (language === undefined || language !== readLanguage(code.slice(0, code.indexOf('_') === -1 ? undefined : 2))) continue;
    const codeStart = index + name.length;
    found.push({ kind: 'language', start: index, end: codeStart, cost: -3, certain: true });
    found.push({ kind: 'language', start: codeStart, end: index + whole.length, cost: -4.5, certain: true });
  }
  return found;
};

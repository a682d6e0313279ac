import type { Token } from '../token.ts';

const leads = new Set(['by', 'per', 'according']);
const modifiers = new Set(
  `the a an to blinded masked independent central local external investigator investigators investigator's investigators' investigator’s radiologic radiological review reviewer reviewers
committee assessment adjudication assessor assessors board radiology panel imaging clinical end-point endpoint events expert experts treating physician physicians subjects patients parents clinicians clinician masked-observer
independently centrally and parent`.split(/\s+/),
);
const judges = new Set(
  'investigator investigators assessor assessors committee review reviewers reviewer panel experts board physicians subjects patients parents clinicians clinician adjudication assessment'.split(
    ' ',
  ),
);
const adjectives =
  /^(?:investigator|physician|patient|clinician|parent|observer|centrally|independently|blindly)-(?:assessed|judged|adjudicated|reviewed)$/;

/** Who judged an outcome: `by blinded independent central review`. Indexes of tokens, `to` exclusive; `from` holds the preposition. */
export function findAssessor(tokens: readonly Token[]): { from: number; to: number; phrase: number } | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (leads.has(lower)) {
      let to = at + 1;
      while (modifiers.has(tokens[to]?.lower ?? '')) to += 1;
      if (tokens[to - 1]?.lower === 'and') to -= 1;
      const words = tokens.slice(at + 1, to);
      if (words.some(({ lower: word }) => judges.has(word) || word.startsWith('investigator'))) {
        const phrase = ['the', 'a', 'an', 'to'].includes(words[0]?.lower ?? '') ? at + 2 : at + 1;
        return { from: at, to, phrase };
      }
    }
    if (lower.startsWith('investigator') && ['assessed', 'determined', 'reported'].includes(tokens[at + 1]?.lower ?? ''))
      return { from: at, to: at + 2, phrase: at };
    if (adjectives.test(lower)) return { from: at, to: at + 1, phrase: at };
  }
  return undefined;
}

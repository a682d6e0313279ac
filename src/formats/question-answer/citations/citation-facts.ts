import { findCitationMarks } from './citation-marks.ts';
import type { CitationFacts, CitationStyle } from './citation-odds.ts';

/** Odds from which a first reading, without any facts, is beyond doubt: after the end of a sentence, a closing bracket, an ordinary word. */
const sure = 1.5;

const noStyles = (): Record<CitationStyle, number> => ({ bare: 0, bracketed: 0, parenthesized: 0, raised: 0 });

/** What the page as a whole tells about its citation numbers: gathered from the statements' texts and the labels of the reference list. */
export function gatherFacts(texts: readonly string[], labels: ReadonlySet<string>): CitationFacts {
  const sureMarks = texts.flatMap((text) => findCitationMarks(text).marks.filter(({ odds, place }) => place === 'closing' && odds >= sure));
  const styles = noStyles();
  for (const { style } of sureMarks) styles[style] += 1;
  // Counts in parentheses end sentences as well («nausea (12)»): only a page that has little else cites that way.
  const others = styles.bare + styles.bracketed + styles.raised;
  if (styles.parenthesized < 2 || styles.parenthesized <= others) styles.parenthesized = 0;
  const style = (Object.keys(styles) as CitationStyle[]).reduce((best, each) => (styles[each] > styles[best] ? each : best), 'bare');
  const seen = new Set(sureMarks.filter((mark) => mark.style === style).flatMap(({ numbers }) => numbers));
  return { labels, seen, style };
}

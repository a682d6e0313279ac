import type { Block } from '../blocks/blocks.ts';
import { isReferencesHeading } from '../blocks/references-heading.ts';

/** A stretch of the page that is neither question nor answer, under the name that it has in `unplaced`. */
export interface Furniture {
  readonly field: string;
  readonly first: number;
  /** Index after its last block. */
  readonly after: number;
}

interface Fixture {
  readonly field: string;
  readonly opens: RegExp;
  /** The blocks that belong to it: none besides the first, those that match, or the paragraphs up to the next heading or fixture. */
  readonly takes?: RegExp | 'part';
}

/*
 * Pieces of page furniture, tried in order. The texts of answers name such words too («approved», «share»), so each pattern holds a
 * whole line, or words that only a site says of itself.
 */
const fixtures: readonly Fixture[] = [
  {
    field: 'review-notice',
    opens: /^.{0,120}(?:all articles are reviewed|reviewed for accuracy|pending human review|medically reviewed by|fact[- ]checked by)\b/i,
  },
  { field: 'review-notice', opens: /^(?:for )?educational purposes? only\b.{0,200}$/i },
  {
    field: 'review-status',
    opens: /^(?:article )?review status:?.{0,40}$/i,
    takes: /^(?:submitted|draft|in review|under review|pending(?: review)?|reviewed|approved|rejected|published|not reviewed)$/i,
  },
  {
    field: 'personalize',
    opens: /^personali[sz]e(?: (?:this|your) (?:answer|page|experience))?$/i,
    takes:
      /^(?:help us tailor your experience|which best describes you\?.{0,200}|(?:i am|i'm) an? .{0,40}|(?:an? )?(?:patients?|caregivers?|physicians?|doctors?|nurses?|pharmacists?|clinicians?|researchers?|students?|medical students?|health ?care (?:professional|provider)s?|others?|general public|just curious))\.?$/i,
  },
  { field: 'personalize', opens: /^(?:help us tailor your experience|which best describes you\?.{0,200})$/i },
  {
    field: 'disclaimer',
    opens: /^(?:professional |medical |legal |important |general )*(?:medical )?disclaimers?:?$/i,
    takes: 'part',
  },
  { field: 'disclaimer', opens: /^(?:medical )?disclaimer: .+/i },
  {
    field: 'disclaimer',
    opens:
      /^(?:this|the) (?:information|content|article|answer|page|response|summary)\b.{0,120}\b(?:intended (?:only )?for|informational purposes|educational purposes|not (?:a substitute|medical advice|intended)|does not (?:replace|constitute|substitute))\b/i,
  },
  { field: 'follow-up', opens: /^(?:have|got) (?:a |any |another )?(?:follow-?up |more |other )?questions?\?$/i, takes: 'part' },
  { field: 'follow-up', opens: /^ask (?:a |any |another )?follow-?up(?: question)?\b.{0,100}$/i },
  {
    field: 'related',
    opens:
      /^(?:related|similar|popular|trending|recommended|more|people also ask(?:ed)?|explore related)\s?(?:questions?|articles?|topics?|answers?|searches|reading|content)?:?$/i,
    takes: 'part',
  },
  { field: 'about', opens: /^about (?:this|the|our) (?:page|site|website|answer|article|authors?|editors?|company)s?:?$/i, takes: 'part' },
  { field: 'copyright', opens: /^(?:copyright\b|©|\(c\)\s).{0,300}$/i },
  {
    field: 'chrome',
    opens:
      /^(?:home|sign (?:in|up)|log ?in|log out|register|menu|search|share|print|save|bookmark|copy(?: link)?|cite(?: this)?|download(?: pdf)?|listen|feedback|yes|no|was this (?:answer |article |page )?helpful\?|table of contents|on this page|skip to (?:main )?content|back to top|terms(?: of (?:use|service))?|privacy policy|cookie (?:policy|settings)|contact(?: us)?|about(?: us)?|view editorial policy|editorial policy|subscribe|newsletter|advertisement|show (?:more|less)|read more|view all|see all|try (?:it )?(?:for )?free)$/i,
  },
];

/** The page's furniture, in order. `isHeading` tells whether a block opens a new part. */
export function findFurniture(blocks: readonly Block[], isHeading: (index: number) => boolean): Furniture[] {
  const found: Furniture[] = [];
  for (let first = 0; first < blocks.length; ) {
    const fixture = fixtureAt(blocks[first]);
    if (!fixture) {
      first += 1;
      continue;
    }
    let after = first + 1;
    while (after < blocks.length && belongs(fixture, blocks[after], () => isHeading(after))) after += 1;
    found.push({ field: fixture.field, first, after });
    first = after;
  }
  return found;
}

function fixtureAt(block: Block | undefined): Fixture | undefined {
  const text = block?.plain.text ?? '';
  // A statement that ends with a citation number is none, whatever words it shares with a notice.
  return text.length > 600 || /\s\[?\d{1,3}\]?\.?$/.test(text) ? undefined : fixtures.find(({ opens }) => opens.test(text));
}

function belongs(fixture: Fixture, block: Block | undefined, isHeading: () => boolean): boolean {
  if (!block || isReferencesHeading(block.plain.text)) return false;
  const own = fixtureAt(block);
  if (own) return own.field === fixture.field;
  if (fixture.takes === undefined) return false;
  return fixture.takes === 'part' ? !isHeading() : fixture.takes.test(block.plain.text);
}

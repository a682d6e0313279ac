/** A field of EndNote’s: where it stands in the XML and under which letter in the tagged format, and the tag of RIS that means the same. */
export interface EndnoteField {
  /** Path of the element below `record`. */
  readonly element: string;
  /** Behind `%`; fields of the XML alone have none. The journal of an article is `%J`, what another type stands in `%B`. */
  readonly letter?: string;
  /** The tag under which its values are read and written; fields without one are kept aside under their own name. */
  readonly tag?: string;
  /** Further tags of what is written there. */
  readonly also?: readonly string[];
  /** What a line of the field is, where it is more than a piece of one value: `value` each its own, `item` of one list, `note` each paragraph its own. */
  readonly lines?: 'value' | 'item' | 'note';
  /** The element stands once for each value. */
  readonly repeated?: true;
}

/**
 * EndNote’s fields in the order of its XML, which is the order in which both formats are written. Of several rows for a tag the first that the
 * format has takes what is written; all are read. The letters are those of EndNote’s manual («EndNote tagged import format», grown out of refer’s).
 */
export const endnoteFields: readonly EndnoteField[] = [
  { element: 'contributors/authors/author', letter: 'A', tag: 'AU', repeated: true },
  { element: 'contributors/secondary-authors/author', letter: 'E', tag: 'A2', also: ['ED'], repeated: true },
  { element: 'contributors/tertiary-authors/author', letter: 'Y', tag: 'A3', repeated: true },
  { element: 'contributors/subsidiary-authors/author', letter: '?', tag: 'A4', repeated: true },
  { element: 'contributors/translated-authors/author', letter: 'H', tag: 'TA', repeated: true },
  { element: 'auth-address', letter: '+', tag: 'AD', lines: 'item' },
  { element: 'titles/title', letter: 'T', tag: 'TI' },
  { element: 'titles/secondary-title', letter: 'B', tag: 'T2' },
  { element: 'titles/tertiary-title', letter: 'S', tag: 'T3' },
  { element: 'titles/alt-title', letter: 'O', tag: 'J2' },
  { element: 'titles/short-title', letter: '!', tag: 'ST' },
  { element: 'titles/translated-title', letter: 'Q', tag: 'TT' },
  { element: 'periodical/full-title', letter: 'J', tag: 'JF' },
  { element: 'periodical/abbr-1', tag: 'JA' },
  { element: 'periodical/abbr-2', tag: 'JA' },
  { element: 'periodical/abbr-3', tag: 'JA' },
  { element: 'alt-periodical/full-title', tag: 'J2' },
  { element: 'alt-periodical/abbr-1', tag: 'JA' },
  { element: 'alt-periodical/abbr-2', tag: 'JA' },
  { element: 'pages', letter: 'P', tag: 'SP' },
  { element: 'volume', letter: 'V', tag: 'VL' },
  { element: 'number', letter: 'N', tag: 'IS' },
  { element: 'issue', tag: 'IS' },
  { element: 'num-vols', letter: '6' },
  { element: 'edition', letter: '7', tag: 'ET' },
  { element: 'section', letter: '&', tag: 'SE' },
  { element: 'reprint-edition', letter: ')' },
  { element: 'keywords/keyword', letter: 'K', tag: 'KW', lines: 'item', repeated: true },
  { element: 'dates/year', letter: 'D', tag: 'PY' },
  { element: 'dates/pub-dates/date', letter: '8', tag: 'DA' },
  { element: 'pub-location', letter: 'C', tag: 'CY' },
  { element: 'publisher', letter: 'I', tag: 'PB' },
  { element: 'orig-pub', letter: '(' },
  { element: 'isbn', letter: '@', tag: 'SN', lines: 'item' },
  { element: 'accession-num', letter: 'M', tag: 'AN', lines: 'value' },
  { element: 'call-num', letter: 'L' },
  { element: 'electronic-resource-num', letter: 'R', tag: 'DO', lines: 'value' },
  { element: 'abstract', letter: 'X', tag: 'AB' },
  { element: 'label', letter: 'F', tag: 'LB', lines: 'value' },
  { element: 'caption', letter: '^' },
  { element: 'notes', letter: 'Z', tag: 'N1', also: ['AI'], lines: 'note' },
  { element: 'research-notes', letter: '<', tag: 'RN' },
  { element: 'work-type', letter: '9', tag: 'M3', lines: 'value' },
  { element: 'reviewed-item', letter: '*' },
  { element: 'remote-database-name', letter: '~', tag: 'DB' },
  { element: 'remote-database-provider', letter: 'W', tag: 'DP' },
  { element: 'language', letter: 'G', tag: 'LA', lines: 'value' },
  { element: 'urls/pdf-urls/url', letter: '>', tag: 'L1', lines: 'item', repeated: true },
  { element: 'urls/text-urls/url', tag: 'L2', lines: 'item', repeated: true },
  { element: 'urls/image-urls/url', tag: 'L4', lines: 'item', repeated: true },
  { element: 'urls/related-urls/url', letter: 'U', tag: 'UR', also: ['L2', 'L4'], lines: 'item', repeated: true },
  { element: 'urls/web-urls/url', tag: 'UR', lines: 'item', repeated: true },
  { element: 'access-date', letter: '[', tag: 'Y2' },
  { element: 'modified-date', letter: '=' },
  { element: 'custom1', letter: '1', tag: 'C1' },
  { element: 'custom2', letter: '2', tag: 'C2', lines: 'value' },
  { element: 'custom3', letter: '3', tag: 'C3' },
  { element: 'custom4', letter: '4', tag: 'C4' },
  { element: 'custom5', letter: '#', tag: 'C5' },
  { element: 'custom6', letter: '$', tag: 'C6', lines: 'value' },
  { element: 'custom7', letter: ']', tag: 'C7' },
];

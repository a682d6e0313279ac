import type { Decision } from '../model/work.ts';
import { decisionInWords } from './decision-in-words.ts';
import { wrapped } from './wrapped.ts';

/** A stretch of a value; `differs`: its words do not stand in the other values. */
export interface Stretch {
  readonly text: string;
  readonly differs: boolean;
}

/** `spelling`: only case, accents or punctuation differ. `one-sided`: some of them do not say. */
export type FieldAgreement = 'same' | 'spelling' | 'different' | 'one-sided';

/** A field as each of those that are compared has it; undefined: it does not say. */
export interface ComparedField {
  readonly label: string;
  readonly agreement: FieldAgreement;
  readonly values: readonly (readonly Stretch[] | undefined)[];
}

/** Records or works that are held against each other. */
export interface Comparison {
  /** What each is called, and the written keys of the records that it stands for. */
  readonly sides: readonly { readonly name: string; readonly work: string; readonly records: readonly string[] }[];
  readonly fields: readonly ComparedField[];
  /** What rules and persons decided about records of different sides. */
  readonly decisions: readonly Decision[];
  /** How doubtful it is whether the first two are one publication, from 0 to 1. */
  readonly doubt: number;
}

const marks: Readonly<Record<FieldAgreement, string>> = { same: '=', spelling: '~', different: '≠', 'one-sided': '+' };
const labelWidth = 11;
const longestAgreed = 60;
const longestAlone = 240;
/** Of a longer value, words that all have are shown only beside those that differ. */
const longestWhole = 400;
const wordsBeside = 5;
const wordsOfDifference = 40;

/** Two in columns, more below each other: what differs first, with `{}` around the words that do; what agrees in one line at the end. */
export function sideBySide({ sides, fields, decisions }: Comparison, width = 80): readonly string[] {
  const shown = fields.filter(({ agreement }) => agreement !== 'same');
  const agreed = fields.filter(({ agreement }) => agreement === 'same');
  const heads = sides.map(({ name, records }, at) => `[${at + 1}] ${[name, ...records.filter((key) => key !== name)].join(', ')}`);
  const rows = sides.length === 2 ? columns(heads, shown, width) : list(heads, shown, width);
  const values = agreed.map(({ label, values: [first = []] }) => `${label}: ${clipped(plain(first), longestAgreed)}`);
  return [
    ...rows,
    ...(agreed.length > 0 ? ['', ...hanging(`${marks.same} `, `the same in all: ${values.join(' | ')}`, width)] : []),
    '',
    ...hanging('', '≠ differs, ~ differs in spelling, + not all say it; {words} are not in the other', width),
    ...(decisions.length > 0 ? ['', ...decisions.flatMap((each) => hanging('', decisionInWords(each), width))] : []),
  ];
}

function columns(heads: readonly string[], fields: readonly ComparedField[], width: number): readonly string[] {
  const wide = Math.max(12, Math.floor((width - labelWidth - 6) / 2));
  const row = (mark: string, label: string, cells: readonly string[]) => {
    const lines = [wrapped(label, labelWidth), ...cells.map((cell) => wrapped(cell, wide))];
    const [labels = [], ...sides] = lines;
    return Array.from({ length: Math.max(...lines.map((each) => each.length)) }, (_, at) => {
      const cell = (text: string | undefined, size: number) => (text ?? '').padEnd(size);
      const [left, right] = sides.map((side) => side[at]);
      return `${at === 0 ? mark : ' '} ${cell(labels[at], labelWidth)}  ${cell(left, wide)}  ${right ?? ''}`.trimEnd();
    });
  };
  return [
    ...row(' ', '', heads),
    ...fields.flatMap(({ agreement, label, values }) =>
      row(
        marks[agreement],
        label,
        values.map((value) => cellOf(value, agreement)),
      ),
    ),
  ];
}

function list(heads: readonly string[], fields: readonly ComparedField[], width: number): readonly string[] {
  return [
    ...heads.flatMap((head) => hanging('  ', head, width)),
    ...fields.flatMap(({ agreement, label, values }) => [
      `${marks[agreement]} ${label}`,
      ...values.flatMap((value, at) => hanging(`  [${at + 1}] `, cellOf(value, agreement), width)),
    ]),
  ];
}

function hanging(first: string, text: string, width: number): readonly string[] {
  return wrapped(text, width - first.length).map((line, at) => (at === 0 ? first : ' '.repeat(first.length)) + line);
}

function cellOf(value: readonly Stretch[] | undefined, agreement: FieldAgreement): string {
  if (!value) return '-';
  if (agreement === 'one-sided' && !value.some(({ differs }) => differs)) return clipped(plain(value), longestAlone);
  const whole = plain(value).length <= longestWhole;
  return value.map((stretch, at) => marked(stretch, whole, at === 0, at === value.length - 1)).join(' ');
}

function marked({ text, differs }: Stretch, whole: boolean, first: boolean, last: boolean): string {
  const words = text.split(' ');
  if (differs) return `{${whole || words.length <= wordsOfDifference ? text : `${words.slice(0, wordsOfDifference).join(' ')} …`}}`;
  if (whole || words.length <= 2 * wordsBeside) return text;
  const [before, after] = [first ? [] : words.slice(0, wordsBeside), last ? [] : words.slice(-wordsBeside)];
  return [...before, '…', ...after].join(' ');
}

const plain = (value: readonly Stretch[]): string => value.map(({ text }) => text).join(' ');

const clipped = (text: string, longest: number): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

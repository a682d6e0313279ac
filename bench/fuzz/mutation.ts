import type { Random } from '../generator/random.ts';
import { scraps } from './scraps.ts';

/** What happens to a text. Another text of the same kind is there to be glued on. */
type Mutation = (text: string, random: Random, other: () => string) => string;

const place = (text: string, random: Random) => random.between(0, text.length);

/** A piece of the text, seldom long. */
function piece(text: string, random: Random): readonly [start: number, end: number] {
  const start = place(text, random);
  return [start, Math.min(text.length, start + random.count(random.pick([3, 20, 200])))];
}

const putIn = (text: string, at: number, scrap: string) => text.slice(0, at) + scrap + text.slice(at);
const mapPiece = (text: string, random: Random, change: (piece: string) => string) => {
  const [start, end] = piece(text, random);
  return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
};

/** Seldom as long as a page can be. */
const runLength = (random: Random) => (random.chance(0.01) ? random.between(5_000, 40_000) : random.count(random.pick([8, 80, 400])));

/** UTF-8 read as if each byte were a letter. */
const misread = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

const mutations: readonly Mutation[] = [
  (text, random) => mapPiece(text, random, () => ''),
  (text, random) => text.slice(0, place(text, random)),
  (text, random) => text.slice(place(text, random)),
  (text, random) => mapPiece(text, random, (cut) => cut + cut),
  (text, random) => mapPiece(text, random, (cut) => cut.repeat(Math.min(random.between(2, 60), Math.ceil(4_000 / (cut.length + 1))))),
  (text, random) => {
    const [start, end] = piece(text, random);
    const rest = text.slice(0, start) + text.slice(end);
    return putIn(rest, place(rest, random), text.slice(start, end));
  },
  (text, random) => {
    const words = text.split(' ');
    for (let at = words.length - 1; at > 0; at--) {
      const swapped = random.between(0, at);
      [words[at], words[swapped]] = [words[swapped] ?? '', words[at] ?? ''];
    }
    return words.join(' ');
  },
  (text, _, other) => text + other(),
  (text, random, other) => text.slice(0, place(text, random)) + other().slice(random.between(0, 40)),
  (text, random, other) =>
    putIn(
      text,
      place(text, random),
      mapPiece(other(), random, () => ''),
    ),
  (text, random) => putIn(text, place(text, random), random.pick(scraps)),
  (text, random) => putIn(text, place(text, random), random.pick(scraps)),
  (text, random) => random.pick(scraps) + text + random.pick(scraps),
  (text, random) => putIn(text, place(text, random), random.pick(scraps).repeat(random.count(6))),
  (text, random) => putIn(text, place(text, random), random.pick([...random.pick(scraps)]).repeat(runLength(random))),
  (text, random) => mapPiece(text, random, (cut) => `${cut}${random.pick(scraps)}`.repeat(random.count(8))),
  (text, random) => putIn(text, place(text, random), String.fromCharCode(random.between(0, 0xffff))),
  (text, random) => mapPiece(text, random, (cut) => cut.toUpperCase()),
  (text, random) => mapPiece(text, random, (cut) => cut.toLowerCase()),
  (text) => text.replaceAll(' ', ''),
  (text, random) => mapPiece(text, random, (cut) => cut.replace(/\s/g, '')),
  (text) => text.replaceAll(' ', '\n'),
  (text, random) => text.replaceAll(random.pick([',', '.', ';', ':', '(', ')', ' ', '-']), random.pick(scraps)),
  (text, random) => mapPiece(text, random, (cut) => cut.replace(/[.,;:()[\]-]/g, '')),
  (text, random) => mapPiece(text, random, misread),
  (text, random) => mapPiece(text, random, (cut) => misread(misread(cut))),
  (text, random) => mapPiece(text, random, (cut) => Buffer.from(cut, 'latin1').toString('utf8')),
  (text, random) => text.normalize(random.pick(['NFC', 'NFD', 'NFKC', 'NFKD'])),
  (text, random) => mapPiece(text, random, (cut) => cut.split('').reverse().join('')),
  (text, random) => mapPiece(text, random, (cut) => cut.replace(/\d/g, () => String(random.between(0, 9)))),
  (text, random) => mapPiece(text, random, (cut) => cut.replace(/\p{L}/gu, () => random.pick(['A', 'b', 'é', '山']))),
];

/** The text after one mutation to eight, cut where it would be longer than the target takes. */
export function mutated(seed: string, random: Random, other: () => string, longest: number): string {
  let text = seed;
  for (let left = Math.min(8, random.count(2.5)); left > 0; left--) {
    text = random.pick(mutations)(text, random, other);
    if (text.length > longest) text = text.slice(0, longest);
  }
  return text;
}

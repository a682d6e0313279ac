import { Random } from '../generator/random.ts';
import type { Attempter } from './attempt.ts';
import { mutated } from './mutation.ts';
import type { Seeds } from './seeds.ts';
import { shrunken } from './shrink.ts';
import type { Target } from './targets.ts';

interface Failure {
  readonly target: string;
  /** With the seed and this number the input is made again. */
  readonly input: number;
  readonly fault: string;
  /** The input, as short as it still fails in the same way. */
  readonly text: string;
}

export interface Report {
  readonly target: string;
  readonly inputs: number;
  /** The most processor time that a kilobyte took, in milliseconds. */
  readonly worst: number;
  readonly failures: readonly Failure[];
}

interface Campaign {
  readonly seed: number;
  readonly inputs: number;
  readonly seeds: Seeds;
  readonly attempt: Attempter;
}

/** One kind of fault is told so often at most. */
const mostFailures = 10;

/** Tries a target on mutated inputs. `place` is the target's among all targets. */
export function fuzz(target: Target, place: number, { seed, inputs, seeds, attempt }: Campaign): Report {
  const failures: Failure[] = [];
  let worst = 0;
  for (let input = 0; input < inputs && failures.length < mostFailures; input++) {
    const text = inputOf(target, new Random(seed, place + 2, input), seeds);
    const { fault, perKilobyte } = attempt(target, text);
    worst = Math.max(worst, perKilobyte);
    if (fault === undefined) continue;
    const kind = kindOf(fault);
    const short = shrunken(text, (shorter) => kindOf(attempt(target, shorter).fault ?? '') === kind);
    failures.push({ target: target.name, input, fault: attempt(target, short).fault ?? fault, text: short });
  }
  return { target: target.name, inputs, worst, failures };
}

/** The fault without what it quotes of the text. */
const kindOf = (fault: string) => fault.replace(/"(?:[^"\\]|\\.)*"|\d+/g, '…').slice(0, 40);

function inputOf(target: Target, random: Random, seeds: Seeds): string {
  const other = () => random.pick(seeds[target.seeds]);
  return mutated(other(), random, other, target.longest);
}

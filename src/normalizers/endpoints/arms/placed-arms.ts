import type { NamedArm } from './named-arm.ts';

/** Experimental arms first, each set for itself; `X` is the control of `X plus Y`. */
export function placeArms(
  all: readonly NamedArm[],
  given: readonly (readonly number[])[],
): { arms: (NamedArm & { n?: number })[]; sets: number[][]; at: number[] } {
  // Of three arms, `X without a loading dose` is no control of `glargine`.
  const arms = all.map((arm) =>
    all.length > 2 && arm.words.includes('without') && arm.words[0] !== 'without' ? { ...arm, control: false } : arm,
  );
  const sets = given.length > 1 ? given.map((set) => [...set]) : [arms.map((_, at) => at)];
  const isLess = (at: number, set: readonly number[]): boolean =>
    set.length === 2 &&
    set.some(
      (other) =>
        other !== at &&
        (arms[other]?.words.length ?? 0) > (arms[at]?.words.length ?? 0) &&
        (arms[at]?.words ?? []).every((word) => arms[other]?.words.includes(word)),
    );
  const order = sets.map((set) => {
    const controls = set.filter((at) => arms[at]?.control || isLess(at, set));
    return controls.length === set.length ? set : [...set.filter((at) => !controls.includes(at)), ...controls];
  });
  const sequence = order.flat();
  const at: number[] = [];
  for (const [index, arm] of sequence.entries()) at[arm] = index;
  return {
    arms: sequence.flatMap((index) => (arms[index] ? [{ ...(arms[index] as NamedArm) }] : [])),
    sets: order.filter((set) => set.length > 1).map((set) => set.map((arm) => at[arm] ?? 0)),
    at,
  };
}

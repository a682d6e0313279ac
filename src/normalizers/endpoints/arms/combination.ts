import type { NamedArm } from './named-arm.ts';

/** `the combination` is named with its parts where the text tells them: `combination of rivaroxaban and aspirin`. */
export function withCombination(text: string, arm: NamedArm): NamedArm {
  if (arm.words.length !== 1 || arm.words[0] !== 'combination') return arm;
  const told = /\bcombination of (?:\p{L}[\p{L}\p{N}-]{1,40} ){1,3}and \p{L}[\p{L}\p{N}-]{1,40}/iu.exec(text)?.[0];
  return told === undefined ? arm : { ...arm, name: told };
}

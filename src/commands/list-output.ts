import { writeAtomically } from '../export/atomic-file.ts';
import { Misconfigured } from '../model/errors.ts';
import type { ListWriter } from '../pipeline/list-writer.ts';
import type { Context } from './context.ts';

/** Writes a list to the file, which appears only when it is whole, or to the screen. Gives the bytes of the file. */
export async function writeOut(
  context: Context,
  pieces: AsyncIterable<string | Uint8Array>,
  { isBytes }: Pick<ListWriter, 'isBytes'>,
  output: string | undefined,
): Promise<number | undefined> {
  if (output !== undefined) return writeAtomically(output, context.untilStopped(pieces));
  if (isBytes && context.world.stdout.isTTY) throw new Misconfigured('output', 'a Word file is nothing for a screen: name a file with -o');
  for await (const piece of context.untilStopped(pieces)) await context.write(piece);
  return undefined;
}

/** Prints the names of the styles with their titles. */
export async function printStyles(context: Context): Promise<void> {
  const { styleList } = await import('../export/styles/citation-style.ts');
  for (const { name, title } of styleList()) await context.out(`${name}\t${title}`);
}

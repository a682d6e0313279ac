import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { refusedAt } from '../model/circumstance.ts';
import { Misconfigured } from '../model/errors.ts';

type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/**
 * Writes pieces of text or bytes to a file that appears only when it is whole: what stood there before stays until then, and a link stays a link.
 * Pipes and devices (/dev/null, /dev/stdout) are written as they are. Returns the bytes written. Throws Misconfigured when a
 * folder or a library stands there.
 */
export const writeAtomically = async (file: string, pieces: Pieces): Promise<number> => (await replaced(file, pieces, false)).size;

/** The same, but a file that says the same already is left as it is, with its time. Whether it was written. */
export const writeWhenOther = async (file: string, pieces: Pieces): Promise<boolean> => (await replaced(file, pieces, true)).isOther;

async function replaced(
  file: string,
  pieces: Pieces,
  onlyWhenOther: boolean,
): Promise<{ readonly size: number; readonly isOther: boolean }> {
  const standing = await stat(file).catch(() => undefined);
  if (file === '' || standing?.isDirectory())
    throw new Misconfigured('output', `${file || 'the output'}: is a folder or no name; name a file`);
  // Renaming onto a device would put a file in its place, for everybody on the machine.
  if (standing && !standing.isFile()) return { size: await written(file, pieces, file), isOther: true };
  // `-o refmill.db` meant `--store refmill.db`: a library is never what a table or a list is to stand in place of.
  if (standing && (await isDatabase(file))) throw new Misconfigured('output', `${file}: is a library; name another file`);
  const target = standing ? await realpath(file) : file;
  const temporary = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    const size = await written(temporary, pieces, target);
    const isOther = !(onlyWhenOther && standing?.size === size && (await sameBytes(temporary, target)));
    if (isOther) await rename(temporary, target).catch(refusedAt(target));
    else await rm(temporary, { force: true });
    return { size, isOther };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function sameBytes(file: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([file, other].map((each) => open(each, 'r')));
  try {
    const [left, right] = [Buffer.alloc(atOnce), Buffer.alloc(atOnce)];
    for (;;) {
      const [{ bytesRead = 0 } = {}, { bytesRead: others = 0 } = {}] = await Promise.all([a?.read(left), b?.read(right)]);
      if (bytesRead !== others || !left.subarray(0, bytesRead).equals(right.subarray(0, bytesRead))) return false;
      if (bytesRead === 0) return true;
    }
  } finally {
    await Promise.all([a?.close(), b?.close()]);
  }
}

/** Characters that are worth a call of the system: a list's pieces are a record each. */
const atOnce = 2 ** 16;

const databaseHead = 'SQLite format 3\0';

async function isDatabase(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(databaseHead.length), 0, databaseHead.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === databaseHead;
  } finally {
    await handle.close();
  }
}

/** `named` is the file as a person knows it. */
async function written(file: string, pieces: Pieces, named: string): Promise<number> {
  const refused = refusedAt(named);
  const handle = await open(file, 'w').catch(refused);
  let size = 0;
  try {
    let waiting = '';
    const write = async () => {
      await handle.writeFile(waiting).catch(refused);
      size += Buffer.byteLength(waiting);
      waiting = '';
    };
    for await (const piece of pieces) {
      if (typeof piece !== 'string') {
        await write();
        await handle.writeFile(piece).catch(refused);
        size += piece.byteLength;
        continue;
      }
      waiting += piece;
      if (waiting.length >= atOnce) await write();
    }
    await write();
    await handle.sync().catch((error: NodeJS.ErrnoException) => {
      // Pipes and devices have nothing to sync.
      if (error.code !== 'EINVAL' && error.code !== 'ENOTSUP') refused(error);
    });
  } finally {
    await handle.close();
  }
  return size;
}

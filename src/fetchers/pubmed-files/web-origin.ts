import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { HttpResponse } from '../../http/exchange.ts';
import { makeFolder } from '../../make-folder.ts';
import { Misconfigured, Unavailable } from '../../model/errors.ts';
import type { FetchTools } from '../fetcher.ts';
import { readChecksum } from './checksum.ts';
import { md5Of } from './file-md5.ts';
import { readFileName } from './file-name.ts';
import type { FileOnDisk, OfferedFile, Origin } from './origin.ts';
import type { PubmedFilesSettings } from './settings.ts';

const parts = { baseline: 'baseline', updates: 'updatefiles' } as const;

/** The files of NLM's server, or of a mirror, by the listings of its folders. */
export function webOrigin(config: PubmedFilesSettings, tools: FetchTools): Origin {
  const base = config.baseUrl.endsWith('/') ? config.baseUrl : `${config.baseUrl}/`;
  const folder = config.keepIn ?? tools.folder;
  if (folder === undefined) throw new Misconfigured('keepIn', 'name a folder for the files that are downloaded');
  const text = async (url: string, inspect: (text: string) => void) => {
    const read = (response: HttpResponse) => new TextDecoder().decode(response.bytes);
    const request = { url, ...(tools.signal ? { signal: tools.signal } : {}) };
    return read(await tools.http.send(request, (response) => inspect(read(response))));
  };

  async function list(part: keyof typeof parts): Promise<OfferedFile[]> {
    const place = new URL(`${parts[part]}/`, base).href;
    const names = namesIn(await text(place, assertListing));
    return [...names].flatMap((name) => {
      const file = readFileName(name);
      // A file without its checksum is still being put there.
      return file && names.has(`${name}.md5`) ? [{ ...file, part, ...means(new URL(name, place).href, name) }] : [];
    });
  }

  const means = (url: string, name: string) => ({
    async md5() {
      const says = await text(`${url}.md5`, (written) => {
        if (readChecksum(written, name) === undefined) throw new Unavailable(`${name}.md5 holds no MD5 of ${name}`);
      });
      return readChecksum(says, name);
    },
    async take(md5: string | undefined): Promise<FileOnDisk> {
      const file = path.join(folder, name);
      await makeFolder(folder);
      const there = await stat(file).catch(() => undefined);
      if (!there || (await md5Of(file)) !== md5) {
        await tools.http.download({ url, ...(tools.signal ? { signal: tools.signal } : {}) }, file, md5 === undefined ? {} : { md5 });
      }
      const { size } = await stat(file);
      if (!config.discardFiles) return { path: file, size };
      return { path: file, size, url: withoutUser(url), discard: () => rm(file, { force: true }) };
    },
  });

  return async () => [...(await list('baseline')), ...(await list('updates'))];
}

/** Names that a listing links to. */
const namesIn = (html: string) => new Set([...html.matchAll(/href="([\w.-]{1,100})"/g)].map(([, name = '']) => name));

/** A page about maintenance is no listing, and one that was cut lacks its end: files would seem to be missing. */
function assertListing(html: string): void {
  if (!/<a\s+href="/i.test(html) || !/<\/(?:html|pre|table|ul)>\s*(?:<[^<>]{0,200}>\s*){0,20}$/i.test(html.slice(-5000)))
    throw new Unavailable('what came is no whole listing of files');
}

function withoutUser(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}

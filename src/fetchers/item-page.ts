import type { HttpResponse } from '../http/exchange.ts';
import { Unavailable } from '../model/errors.ts';
import { describedBy } from './described-by.ts';
import { fetchedPage } from './fetched-page.ts';
import type { FetchedPage, FetchTools, Notice } from './fetcher.ts';

/** Answers that say something about the page, and are no reason to stop. */
const told = [400, 401, 402, 403, 404, 405, 406, 410, 451];

/** Pages are some hundred kilobytes; what is larger is a file behind an address that promised a page. */
const largestPage = 32 * 1024 * 1024;

/** Websites state no limit; one page a second is what a reader in a hurry asks for. */
const pause = 1000;

/** The formats that read what a page's address answers, by media type. */
const formats: readonly (readonly [RegExp, string])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)$/, 'html-meta'],
  // Says itself that it is none, so that the run has it on record.
  [/^application\/pdf$/, 'html-meta'],
  [/^text\/plain$/, 'run-on'],
];

/** Whether a page speaks of a publication itself. */
const describing =
  /(?:name|property)\s{0,5}=\s{0,5}["']?(?:(?:bepress_)?citation_title|dc(?:terms)?[.:]title|eprints\.title)|application\/ld\+json/i;

/**
 * What is at the address of a publication's page: the page, read by its meta tags; a text; or, of a page that is empty without a browser,
 * the description that its header links to. An address where nothing is (any more) is reported and passed over; `410 Gone` ends the record.
 */
export async function itemPage(url: string, tools: FetchTools): Promise<FetchedPage | Notice | undefined> {
  const response = await tools.http.send(
    {
      url,
      accept: 'text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.1',
      acceptStatuses: told,
      maxBytes: largestPage,
      pauseMs: pause,
      ...(tools.signal ? { signal: tools.signal } : {}),
    },
    inspect,
  );
  if (response.status === 410) {
    tools.report(`${response.url} is gone`);
    return { gone: [{ key: { authority: 'web', id: pageKey(response.url) } }] };
  }
  if (response.status >= 400) {
    tools.report(`${response.url} answers ${response.status}: passed over`);
    return undefined;
  }
  const format = formats.find(([pattern]) => pattern.test(response.mediaType))?.[1];
  if (format === 'html-meta' && !describing.test(new TextDecoder('latin1').decode(response.bytes))) {
    const description = await describedBy(response, tools);
    if (description) return fetchedPage(description.response, description.format);
  }
  if (format !== undefined) return fetchedPage(response, format);
  tools.report(`${response.url} is ${response.mediaType}, neither a page nor a text: passed over`);
  return undefined;
}

/** A page that breaks off or stands in for another one: proxies close properly what they have begun. */
function inspect({ status, bytes, mediaType }: HttpResponse): void {
  if (status >= 400) return;
  if (bytes.length === 0) throw new Unavailable('the answer is empty');
  if (!/html/.test(mediaType)) return;
  const ends = new TextDecoder('latin1').decode(bytes.subarray(-4096));
  const begins = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (/<html[\s>]/i.test(begins) && !/<\/html\s*>|<\/body\s*>/i.test(ends)) throw new Unavailable('the page breaks off');
  if (/<title[^>]{0,100}>\s*(?:(?:under |site )?maintenance|just a moment\.\.\.|503 service unavailable|bad gateway)/i.test(begins)) {
    throw new Unavailable('another page stands in for it');
  }
}

/** The id by which records of pages are known: the address without its protocol. */
const pageKey = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');

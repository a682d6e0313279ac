import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Misconfigured } from '../model/errors.ts';
import type { Reply } from './reply.ts';

export type Service = 'esearch' | 'efetch' | 'oai';

interface Incident {
  readonly response: ServerResponse;
  readonly reply: Reply;
  readonly service: Service;
  readonly parameters: URLSearchParams;
  /** How often this habit has struck before. */
  readonly times: number;
  readonly now: Date;
}

function send(
  response: ServerResponse,
  status: number,
  mediaType: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': mediaType, ...headers });
  response.end(body);
}

/** NCBI's words; it quotes the key that was sent. */
const throttled = ({ parameters }: Incident) =>
  JSON.stringify({ error: 'API rate limit exceeded', 'api-key': parameters.get('api_key') ?? '127.0.0.1', count: '4', limit: '3' });

const insteadOfAnswer: Readonly<Record<Service, { mediaType: string; body: string }>> = {
  esearch: {
    mediaType: 'application/json',
    body: '{"esearchresult":{"ERROR":"Search Backend failed: Database is not supported: pubmed"}}',
  },
  efetch: {
    mediaType: 'text/xml',
    body: '<?xml version="1.0" ?>\n<eFetchResult>\n\t<ERROR>Unable to obtain query #1</ERROR>\n</eFetchResult>\n',
  },
  oai: {
    mediaType: 'text/html',
    body: '<!DOCTYPE html><html><head><title>Maintenance</title></head><body><p>We will be back soon.</p></body></html>',
  },
};

/** Gzip members may follow one another: 32 times the same 16 KB that unfold to 16 MB of zeros each. Made when first needed. */
let bomb: Uint8Array | undefined;
function gzipBomb(): Uint8Array {
  const member = gzipSync(new Uint8Array(16 * 1024 * 1024), { level: 9 });
  bomb ??= Buffer.concat(Array.from({ length: 32 }, () => member));
  return bomb;
}

/** Habits of the connection, which may spoil any answer. Each strikes by turns and never twice in a row, so that asking again helps. */
const ofConnection = {
  '429': (incident: Incident) => send(incident.response, 429, 'application/json', throttled(incident)),
  '429-retry-after': (incident: Incident) => {
    const { times, now } = incident;
    const pause = times % 2 === 0 ? '2' : new Date(now.getTime() + 3000).toUTCString();
    send(incident.response, 429, 'application/json', throttled(incident), { 'retry-after': pause });
  },
  '503': ({ response, times }: Incident) =>
    send(response, 503, 'text/plain', 'Service Unavailable', times % 2 === 0 ? {} : { 'retry-after': '1' }),
  'error-in-200': ({ response, service }: Incident) =>
    send(response, 200, insteadOfAnswer[service].mediaType, insteadOfAnswer[service].body),
  'cut-connection': ({ response, reply }: Incident) => {
    const whole = Buffer.from(reply.body);
    response.writeHead(reply.status, { 'content-type': reply.mediaType, 'content-length': whole.byteLength });
    response.write(whole.subarray(0, Math.ceil(whole.byteLength / 2)), () => response.destroy());
  },
  'empty-body': ({ response, reply }: Incident) => send(response, 200, reply.mediaType, ''),
  slow: ({ response, reply }: Incident) => {
    const whole = Buffer.from(reply.body);
    const third = Math.ceil(whole.byteLength / 3);
    response.writeHead(reply.status, { 'content-type': reply.mediaType });
    response.write(whole.subarray(0, third));
    setTimeout(() => response.write(whole.subarray(third, 2 * third)), 10);
    setTimeout(() => response.end(whole.subarray(2 * third)), 20);
  },
  'gzip-bomb': ({ response, reply }: Incident) => send(response, 200, reply.mediaType, gzipBomb(), { 'content-encoding': 'gzip' }),
  'redirect-private': ({ response }: Incident) =>
    send(response, 302, 'text/plain', '', { location: 'http://169.254.169.254/latest/meta-data/' }),
} satisfies Record<string, (incident: Incident) => void>;

/** Habits of OAI-PMH repositories: those that spoil the text of every page, and those of lists, of which some strike only a few times. */
const ofText = {
  'control-characters': (body: string) => body.replace('<responseDate>', '\u0001\u000b<responseDate>\u001f'),
  'trailing-garbage': (body: string) => `${body}\n<br />\n<b>Notice</b>: Undefined index: token in /srv/oai.php on line 7\n`,
} satisfies Record<string, (body: string) => string>;
const ofLists = { 'expired-token': 2, 'repeated-token': 1, 'overlapping-pages': Number.POSITIVE_INFINITY };

export type BadHabit = keyof typeof ofConnection | keyof typeof ofText | keyof typeof ofLists;

export const badHabits = [...Object.keys(ofConnection), ...Object.keys(ofText), ...Object.keys(ofLists)] as BadHabit[];

/** Reads `429,slow`; `all` names every one. Throws Misconfigured for what is none. */
export function readBadHabits(list: string): BadHabit[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.includes('all')) return badHabits;
  return names.map((name) => {
    const habit = badHabits.find((each) => each === name);
    if (!habit) throw new Misconfigured('bad', `no bad habit is called ${name}; there are ${badHabits.join(', ')}, all`);
    return habit;
  });
}

/** The habits of one sandbox, and how often each has struck. */
export interface Mischief {
  readonly struck: Readonly<Record<string, number>>;
  /** Whether a habit of lists strikes now. */
  strikes(habit: keyof typeof ofLists): boolean;
  /** Sends the reply, spoilt if it is some habit's turn. */
  deliver(incident: Omit<Incident, 'times'>): void;
}

export function createMischief(habits: readonly BadHabit[]): Mischief {
  const struck: Record<string, number> = {};
  const strike = (habit: BadHabit) => {
    struck[habit] = (struck[habit] ?? 0) + 1;
    return struck[habit] - 1;
  };
  const connection = (Object.keys(ofConnection) as (keyof typeof ofConnection)[]).filter((habit) => habits.includes(habit));
  const round = 2 * connection.length + 1;
  let requests = 0;
  return {
    struck,
    strikes: (habit) => habits.includes(habit) && (struck[habit] ?? 0) < ofLists[habit] && strike(habit) >= 0,
    deliver(incident) {
      const turn = requests++ % round;
      const habit = turn % 2 === 0 ? connection[turn / 2] : undefined;
      if (habit) {
        ofConnection[habit]({ ...incident, times: strike(habit) });
        return;
      }
      let { body } = incident.reply;
      for (const [name, spoil] of Object.entries(ofText)) {
        if (incident.service !== 'oai' || !habits.includes(name as BadHabit)) continue;
        strike(name as BadHabit);
        body = spoil(body);
      }
      send(incident.response, incident.reply.status, incident.reply.mediaType, body);
    },
  };
}

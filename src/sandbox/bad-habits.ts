import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Misconfigured } from '../model/errors.ts';
import { htmlReply, jsonReply, type Reply } from './reply.ts';
import { seededRandom } from './seeded-random.ts';
import type { SandboxRequest, SandboxService } from './service.ts';

interface Incident {
  readonly response: ServerResponse;
  readonly request: SandboxRequest;
  readonly reply: Reply;
  readonly service: SandboxService;
  /** How often this habit has struck before. */
  readonly times: number;
  readonly now: Date;
}

function send(response: ServerResponse, { status, mediaType, body, headers: own }: Reply, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': mediaType, ...own, ...headers });
  response.end(body);
}

const plain = (status: number, body: string): Reply => ({ status, mediaType: 'text/plain', body });
const throttled = ({ service, request }: Incident): Reply =>
  service.throttled?.(request) ?? jsonReply('{"status":429,"message":"Too many requests"}', 429);
const maintenance = htmlReply(
  '<!DOCTYPE html><html><head><title>Maintenance</title></head><body><p>We will be back soon.</p></body></html>',
);

/** Gzip members may follow one another: 32 times the same 16 KB that unfold to 16 MB of zeros each. Made when first needed. */
let bomb: Uint8Array | undefined;
function gzipBomb(): Uint8Array {
  const member = gzipSync(new Uint8Array(16 * 1024 * 1024), { level: 9 });
  bomb ??= Buffer.concat(Array.from({ length: 32 }, () => member));
  return bomb;
}

/** Habits of the connection, which may spoil any answer. Each strikes by turns and never twice in a row, so that asking again helps. */
const ofConnection = {
  '429': (incident: Incident) => send(incident.response, throttled(incident)),
  '429-retry-after': (incident: Incident) => {
    const { times, now } = incident;
    const pause = times % 2 === 0 ? '2' : new Date(now.getTime() + 3000).toUTCString();
    send(incident.response, throttled(incident), { 'retry-after': pause });
  },
  '503': ({ response, times }: Incident) =>
    send(response, plain(503, 'Service Unavailable'), times % 2 === 0 ? {} : { 'retry-after': '1' }),
  'error-in-200': ({ response, service, request }: Incident) => send(response, service.errorInside?.(request) ?? maintenance),
  maintenance: ({ response }: Incident) => send(response, maintenance),
  'cut-connection': ({ response, reply }: Incident) => {
    const whole = Buffer.from(reply.body);
    response.writeHead(reply.status, { 'content-type': reply.mediaType, ...reply.headers, 'content-length': whole.byteLength });
    response.write(whole.subarray(0, Math.ceil(whole.byteLength / 2)), () => response.destroy());
  },
  // A proxy that gives up closes properly what it has begun: nothing of the connection tells that half is missing.
  'half-body': ({ response, reply }: Incident) => {
    const whole = Buffer.from(reply.body);
    send(response, { ...reply, body: whole.subarray(0, Math.ceil(whole.byteLength / 2)) });
  },
  'empty-body': ({ response, reply }: Incident) => send(response, { ...reply, status: 200, body: '' }),
  slow: ({ response, reply }: Incident) => {
    const whole = Buffer.from(reply.body);
    const third = Math.ceil(whole.byteLength / 3);
    response.writeHead(reply.status, { 'content-type': reply.mediaType, ...reply.headers });
    response.write(whole.subarray(0, third));
    setTimeout(() => response.write(whole.subarray(third, 2 * third)), 10);
    setTimeout(() => response.end(whole.subarray(2 * third)), 20);
  },
  'gzip-bomb': ({ response, reply }: Incident) =>
    send(response, { status: 200, mediaType: reply.mediaType, body: gzipBomb() }, { 'content-encoding': 'gzip' }),
  'redirect-private': ({ response }: Incident) => send(response, plain(302, ''), { location: 'http://169.254.169.254/latest/meta-data/' }),
} satisfies Record<string, (incident: Incident) => void>;

/** Habits of careless XML software: they spoil the text of every page. */
const ofText = {
  'control-characters': (body: string) => body.replace('<responseDate>', '\u0001\u000b<responseDate>\u001f'),
  'trailing-garbage': (body: string) => `${body}\n<br />\n<b>Notice</b>: Undefined index: token in /srv/oai.php on line 7\n`,
} satisfies Record<string, (body: string) => string>;

/** Habits of lists, which the services show themselves; how often each strikes at most. */
const ofLists = {
  'expired-token': 2,
  'repeated-token': 1,
  'overlapping-pages': Number.POSITIVE_INFINITY,
  // A list whose last page has a token too, and so on for ever, over records that were listed before.
  'endless-tokens': 1,
  // Another total with every page, above and below the true one.
  'moving-total': Number.POSITIVE_INFINITY,
};

type ConnectionHabit = keyof typeof ofConnection;
type TextHabit = keyof typeof ofText;
export type ListHabit = keyof typeof ofLists;
export type BadHabit = ConnectionHabit | TextHabit | ListHabit;

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
  strikes(habit: ListHabit): boolean;
  /** Sends the reply, spoilt if it is some habit's turn. */
  deliver(incident: Omit<Incident, 'times'>): void;
}

/** Chances by which habits strike when they strike at random. */
const chance = { connection: 0.4, text: 0.5, list: 0.3 };
/** Strikes in a row at random: a client that asks five times gets through. */
const mostInARow = 2;

/** With a seed the habits strike at random, the same way for the same seed; otherwise by turns. */
export function createMischief(habits: readonly BadHabit[], seed?: number): Mischief {
  const struck: Record<string, number> = {};
  const strike = (habit: BadHabit) => {
    struck[habit] = (struck[habit] ?? 0) + 1;
    return struck[habit] - 1;
  };
  const connection = (Object.keys(ofConnection) as ConnectionHabit[]).filter((habit) => habits.includes(habit));
  const text = (Object.keys(ofText) as TextHabit[]).filter((habit) => habits.includes(habit));
  const random = seed === undefined ? undefined : seededRandom(seed);
  const round = 2 * connection.length + 1;
  let requests = 0;
  let inARow = 0;

  const byTurns = () => {
    const turn = requests++ % round;
    return turn % 2 === 0 ? connection[turn / 2] : undefined;
  };
  const atRandom = (next: () => number) => {
    const habit = inARow < mostInARow && next() < chance.connection ? connection[Math.floor(next() * connection.length)] : undefined;
    inARow = habit === undefined ? 0 : inARow + 1;
    return habit;
  };

  return {
    struck,
    strikes: (habit) =>
      habits.includes(habit) &&
      (struck[habit] ?? 0) < ofLists[habit] &&
      (random === undefined || random() < chance.list) &&
      strike(habit) >= 0,
    deliver(incident) {
      const habit = random ? atRandom(random) : byTurns();
      if (habit) {
        ofConnection[habit]({ ...incident, times: strike(habit) });
        return;
      }
      let { reply } = incident;
      for (const name of text) {
        if (!incident.service.carelessXml || typeof reply.body !== 'string' || (random && random() > chance.text)) continue;
        strike(name);
        reply = { ...reply, body: ofText[name](reply.body) };
      }
      send(incident.response, reply);
    },
  };
}

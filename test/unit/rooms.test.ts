/** The plan of the house: which room may know which. A change of the plan is a change of this table. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const anyone = ['model', 'ports/log', 'errors', 'log'];
/** The store as it is asked, and what passes through it. */
const kept = ['ports/store', 'ports/owned', 'ports/change'];
const plan: Record<string, string[]> = {
  'src/model': ['model'],
  'src/ports': ['model', 'ports'],
  'src/errors.ts': [],
  'src/log.ts': ['errors', 'ports/log'],
  'src/published.ts': [],
  'src/config': ['config', 'errors', 'wire/hosts', 'wire/nodes-of'],
  'src/reading': ['model', 'content/words'],
  'src/risk': [...anyone, 'risk', 'published', 'content/risk-files', 'content/second-reader'],
  'src/content': [
    ...anyone,
    'content',
    'risk/files',
    'risk/rules',
    'risk/second',
    'understanding',
    'language-model/files',
    'language-model/answers',
  ],
  'src/forms': ['model', 'content/words', 'reading', 'sms/gsm', 'forms'],
  'src/fhir': ['model', 'forms', 'fhir', 'brief', 'outcomes'],
  // Its scoring puts a reader and a stand-in for a model together, as the composition root does.
  'src/understanding/eval': [
    ...anyone,
    'understanding',
    'content',
    'published',
    'reading',
    'forms',
    'app/model-reader',
  ],
  // What makes words comparable and finds phrases in them is the risk room's; the judging of danger is not for it.
  'src/understanding': [
    'model',
    'content/words',
    'content/content',
    'content/intent-reader',
    'reading',
    'risk',
    'understanding',
  ],
  'src/schedule': ['model', 'schedule'],
  'src/coaching': ['model', 'coaching', 'outcomes'],
  'src/outcomes': ['model', 'outcomes'],
  'src/teams-app': ['teams-app', 'charts/png'],
  'src/charts': ['model', 'charts'],
  'src/brief': ['model', 'outcomes', 'brief'],
  'src/escalation': [
    ...anyone,
    ...kept,
    'ports/carrier',
    'ports/paging',
    'ports/receiver',
    'ports/watch',
    'escalation',
    'notify',
    'content',
  ],
  'src/notify': [...anyone, 'notify', 'content', 'charts/sparkline'],
  'src/turn': [
    ...anyone,
    ...kept,
    'ports/audit',
    'ports/carrier',
    'ports/clock',
    'ports/held-notes',
    'ports/model-reader',
    'ports/receiver',
    'ports/watch',
    'turn',
    'content',
    'reading',
    'schedule',
    'outcomes',
    'escalation',
    'notify',
    'wire/within',
    'language-model/files',
  ],
  // Nothing of how steps are carried out: it tells by itself what should have happened.
  'src/auditor': [
    ...anyone,
    ...kept,
    'ports/audit',
    'ports/carrier',
    'auditor',
    'content',
    'escalation/clinician-file',
    'wire',
  ],
  'src/audit': [...anyone, ...kept, 'ports/audit', 'audit', 'store/start-lock'],
  'src/enrolment': [...anyone, ...kept, 'enrolment', 'content'],
  'src/wire': [...anyone, 'wire'],
  'src/sms': [...anyone, 'ports/carrier', 'ports/http', 'ports/receiver', 'sms', 'wire'],
  // The door through which Twilio's webhooks come is the same for texts and calls.
  'src/voice': [...anyone, 'ports/http', 'ports/paging', 'voice', 'wire', 'sms/webhook'],
  // It knows no patient and no store: words in, one word of a list out.
  'src/language-model': [
    ...anyone,
    'ports/clock',
    'ports/model-reader',
    'language-model',
    'wire',
    'content/content',
    'understanding/intents',
  ],
  'src/mail': [...anyone, 'ports/paging', 'mail', 'wire'],
  'src/webhooks': [...anyone, 'ports/http', 'ports/paging', 'webhooks', 'wire'],
  'src/paging': [...anyone, ...kept, 'ports/paging', 'ports/watch', 'paging', 'escalation', 'content'],
  'src/bot': [...anyone, 'ports/carrier', 'ports/http', 'ports/receiver', 'bot', 'wire', 'turn/talk'],
  'src/http': [...anyone, 'ports/http', 'ports/store', 'http'],
  'src/sign-in': [...anyone, ...kept, 'ports/http', 'sign-in', 'wire/hosts'],
  'src/clinic': [
    ...anyone,
    ...kept,
    'ports/audit',
    'ports/http',
    'clinic',
    'sign-in',
    'content',
    'escalation',
    'notify',
    'charts/svg',
    'auditor/standing',
    // What would become of a list, and the rows of reports: only what is told. How it comes about is put in from outside.
    'enrolment/enrol',
    'ops/drill-scores',
    'ops/rule-shares',
    'ops/tally',
    'ops/timings',
    'reading/fold',
    'turn/outcome-words',
    'turn/post',
    'wire',
  ],
  'src/clinician-chat': [
    ...anyone,
    ...kept,
    'ports/audit',
    'clinician-chat',
    'content',
    'escalation/duty',
    'escalation/open-asked',
    'notify/page-card',
    'records/make-brief',
    // Where each patient stands is told in one way.
    'clinic/people',
    'sign-in/reach',
    'clinic/open',
  ],
  'src/store': [...anyone, ...kept, 'ports/clock', 'store', 'wire/nodes-of'],
  'src/records': [
    ...anyone,
    ...kept,
    'ports/audit',
    'ports/carrier',
    'records',
    'brief',
    'fhir',
    'content',
    'escalation/clinician-file',
    'risk/triggers',
    'turn/audited',
    'turn/deliver',
    'turn/trends',
  ],
  'src/record-system': [
    ...anyone,
    ...kept,
    'ports/audit',
    'record-system',
    'content',
    'fhir',
    'forms',
    'records/make-brief',
    'wire/call',
  ],
  'src/metrics': [...anyone, ...kept, 'ports/http', 'ports/watch', 'metrics', 'escalation/open-alerts'],
  'src/ops': [
    ...anyone,
    ...kept,
    'ports/audit',
    'ports/watch',
    'ops',
    'config',
    'audit',
    'records',
    'content',
    'forms',
    'fhir',
    'escalation/alert-moments',
    'escalation/contacts',
    'escalation/drill',
    'escalation/clinician-file',
    'escalation/open-alerts',
    'escalation/roster-book',
    // What staff is told counts like what the carrier tells.
    'turn/opted-out',
    'risk/backtest',
    'risk/rule-names',
    'record-system',
    'teams-app',
    'store/embedded',
    'store/key-file',
  ],
  'src/spool': [
    ...anyone,
    'ports/held-notes',
    'ports/receiver',
    'spool',
    'store/seal',
    'store/keys',
    'store/start-lock',
  ],
  'src/simulator': [...anyone, 'ports/clock', 'ports/http', 'simulator', 'content', 'config'],
  // Puts a whole clinic together like the composition root, without a network: made-up people live in it.
  'src/simulation': [
    ...anyone,
    ...kept,
    'ports/audit',
    'ports/carrier',
    'ports/clock',
    'ports/watch',
    'simulation',
    'audit',
    'bot/talk',
    'content',
    'dialogs',
    'enrolment',
    'risk/readers',
    'schedule',
    'sms/gsm',
    'store',
    'turn/core',
    'understanding/of-content',
  ],
  dialogs: [
    ...anyone,
    'dialogs',
    'content',
    'reading',
    'schedule',
    'outcomes',
    'coaching',
    'charts/sparkline',
    'forms',
    'brief',
    'risk/rule-names',
    'risk/triggers',
    'turn/turn',
    'understanding',
  ],
};

/** Each vendor lives in one room, so that leaving it is a change to that room. */
const vendors: Record<string, string[]> = {
  ioredis: ['src/store'],
  'node:sqlite': ['src/store'],
  restify: ['src/http'],
  botbuilder: ['src/bot'],
  'botbuilder-dialogs': ['src/bot', 'dialogs'],
  'botframework-connector': ['src/bot'],
  luxon: ['src/model'],
  nodemailer: ['src/mail'],
  'openid-client': ['src/sign-in'],
  pino: ['src/log.ts'],
  'prom-client': ['src/metrics'],
  '@resvg/resvg-wasm': ['src/charts'],
  pdfkit: ['src/brief'],
  fflate: ['src/ops/teams-package.ts'],
  adaptivecards: [],
  // Where it can be cut off.
  fhirpath: ['src/forms/fhirpath-worker.ts'],
  'fhirpath/fhir-context/r4': ['src/forms/fhirpath-worker.ts'],
};

interface Import {
  from: string;
  to: string;
}

function files(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(dir, name));
}

const sources = [...files('src'), ...files('dialogs')];
const imports: Import[] = sources.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, to = '']) => ({
    from,
    to: to.startsWith('.') ? normalize(join(dirname(from), to)) : to,
  })),
);

const roomOf = (file: string) =>
  Object.keys(plan).find((room) => file === room || file.startsWith(`${room}/`));
/** A file inside a package is the package. */
const vendorOf = (to: string) => vendors[to] ?? vendors[to.split('/lib/')[0] ?? ''];
const isInside = (to: string) => to.startsWith('src/') || to.startsWith('dialogs/');
const permits = (allowed: string, to: string) => {
  const place = to.replace(/^src\//, '').replace(/\.ts$/, '');
  return place === allowed || place.startsWith(`${allowed}/`);
};

describe('the rooms', () => {
  it('every file stands in a room, or starts a process', () => {
    const isDoor = (file: string) => file === 'src/main.ts' || file.startsWith('src/app/');
    expect(sources.filter((file) => roomOf(file) === undefined && !isDoor(file))).toEqual([]);
  });

  it('no room imports what it may not know', () => {
    const wrong = imports
      .filter(({ to }) => isInside(to))
      .filter(({ from, to }) => {
        const room = roomOf(from);
        return (
          room !== undefined && roomOf(to) !== room && !plan[room]?.some((allowed) => permits(allowed, to))
        );
      })
      .map(
        ({ from, to }) =>
          `${from} imports ${to}; ${roomOf(from)} may import only: ${plan[roomOf(from) ?? '']?.join(', ')}`,
      );
    expect(wrong).toEqual([]);
  });

  it('no file knows itself by way of others', () => {
    const known = Map.groupBy(imports, ({ from }) => from);
    const done = new Set<string>();
    const circleFrom = (file: string, way: readonly string[]): readonly string[] => {
      if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
      if (done.has(file)) return [];
      for (const { to } of known.get(file) ?? []) {
        const circle = circleFrom(to, [...way, file]);
        if (circle.length > 0) return circle;
      }
      done.add(file);
      return [];
    };
    expect(sources.map((file) => circleFrom(file, []).join(' -> ')).find((circle) => circle !== '')).toBe(
      undefined,
    );
  });

  it('each vendor is known to one room', () => {
    const wrong = imports
      .filter(
        ({ from, to }) =>
          vendorOf(to) !== undefined &&
          !vendorOf(to)?.some((room) => from === room || from.startsWith(`${room}/`)),
      )
      .map(({ from, to }) => `${from} imports ${to}, which belongs to ${vendorOf(to)?.join(', ')}`);
    expect(wrong).toEqual([]);
  });

  it('nobody reads the clock, the environment or chance but the edge', () => {
    const edge = [
      'src/app/start.ts',
      'src/app/run-auditor.ts',
      'src/log.ts',
      'src/ops/',
      'src/simulator/',
      'src/simulation/simulate.ts',
      'src/risk/screen-lines.ts',
      'src/risk/eval/eval-risk.ts',
      'src/content/check-content.ts',
      'src/model/time.ts',
      'src/store/',
    ];
    const wrong = sources
      .filter((file) => !edge.some((place) => file.startsWith(place)))
      .filter((file) =>
        /Date\.now\(\)|new Date\(\)|process\.env|Math\.random\(\)/.test(
          withoutComments(readFileSync(file, 'utf8')),
        ),
      );
    expect(wrong).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

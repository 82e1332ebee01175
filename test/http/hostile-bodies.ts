/** Bodies that are nearly right, wrong in every way we could think of, and plain rubbish; the same for the same seed. */
import fc from 'fast-check';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length', ''];
const HUGE = [Number.MAX_VALUE, -Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, 5e-324, -0, 1e21];

const strangeText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '\ud800',
    '\udfff tail',
    'a\u0000b',
    '\u202e\u2066\ufeff',
    'ﷺ'.repeat(500),
    '7'.repeat(5_000),
    '('.repeat(500),
    '👩‍👩‍👧‍👧'.repeat(60),
    'e\u0301\u0302\u0303'.repeat(200),
    ' '.repeat(1_500),
    '"“”«»'.repeat(200),
    "I'm ".repeat(100),
    'no '.repeat(120),
    'Liked “'.repeat(60),
    '${7*7}{{7*7}}<script>',
    "'; DROP TABLE patients; --",
    '../../etc/passwd',
    '%s%n%x',
  ),
);

const ordinaryText = fc.constantFrom(
  'about a 6',
  'STOP',
  'YES',
  'hello',
  'I want to kill myself',
  'crushing pain in my chest',
  'no',
  'CHECK IN',
  'NURSE',
  'Liked “hello”',
  'quiero morir',
  '1A',
);

const weird = fc.oneof(
  strangeText,
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], ...HUGE),
  fc.double(),
  fc.array(strangeText, { maxLength: 5 }),
  fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 })), strangeText, {
    maxKeys: 5,
  }),
  fc.integer({ min: 10, max: 3_000 }).map(nested),
  fc.integer({ min: 100, max: 4_000 }).map((length) => Array.from({ length }, (_, index) => index)),
);

function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

export type Form = [string, string][];

const KNOWN = ['+15550107777', '+15550100201'];
const sid = fc.integer({ min: 0, max: 99_999 }).map((n) => `SM${String(n).padStart(32, '0')}`);

/** A form of Twilio's, with some of its fields made strange, dropped, doubled or invented. */
export const twilioForm: fc.Arbitrary<Form> = fc
  .record({
    sid,
    from: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...KNOWN) },
      {
        weight: 4,
        arbitrary: fc.integer({ min: 0, max: 9_999 }).map((n) => `+1555010${String(n).padStart(4, '0')}`),
      },
      { weight: 3, arbitrary: strangeText },
    ),
    text: fc.oneof(ordinaryText, strangeText),
    media: fc.oneof(fc.constantFrom('0', '1', '-1', '1e9', 'NaN', '9'.repeat(400)), strangeText),
    extra: fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...NAMES, 'OptOutType', 'Body', 'From'), fc.string({ maxLength: 8 })),
        strangeText,
      ),
      { maxLength: 6 },
    ),
    drop: fc.array(fc.constantFrom('MessageSid', 'From', 'Body', 'NumMedia'), { maxLength: 2 }),
  })
  .map(({ sid: MessageSid, from, text, media, extra, drop }) => {
    const usual: Form = [
      ['MessageSid', MessageSid],
      ['From', from],
      ['To', '+15550100000'],
      ['Body', text],
      ['NumMedia', media],
    ];
    const kept = usual.filter(([name]) => !drop.includes(name as 'From') || extra.length % 3 !== 0);
    return [...kept, ...extra];
  });

export const statusForm: fc.Arbitrary<Form> = fc
  .record({
    sid,
    state: fc.oneof(
      fc.constantFrom(
        'sent',
        'delivered',
        'undelivered',
        'failed',
        'queued',
        'read',
        '__proto__',
        'constructor',
      ),
      strangeText,
    ),
    code: fc.oneof(fc.constantFrom('30003', '30005', '21610', '21211', '0', '-1', '99999999'), strangeText),
    extra: fc.array(fc.tuple(fc.constantFrom(...NAMES, 'MessageStatus', 'ErrorCode'), strangeText), {
      maxLength: 4,
    }),
  })
  .map(({ sid: MessageSid, state, code, extra }): Form => [
    ['MessageSid', MessageSid],
    ['MessageStatus', state],
    ['ErrorCode', code],
    ...extra,
  ]);

const PATHS = [
  ['type'],
  ['id'],
  ['text'],
  ['value'],
  ['timestamp'],
  ['replyToId'],
  ['entities'],
  ['attachments'],
  ['membersAdded'],
  ['action'],
  ['name'],
  ['deliveryMode'],
  ['channelId'],
  ['serviceUrl'],
  ['from'],
  ['from', 'id'],
  ['from', 'aadObjectId'],
  ['recipient'],
  ['recipient', 'id'],
  ['conversation'],
  ['conversation', 'id'],
  ['conversation', 'tenantId'],
  ['conversation', 'conversationType'],
  ['conversation', 'isGroup'],
  ...NAMES.map((name) => [name]),
  ...NAMES.map((name) => ['value', name]),
];

/** JSON text of an activity of Teams, with some parts replaced; as text, for only so does `__proto__` go over the wire. */
export function activityBody(serviceUrl: string): fc.Arbitrary<string> {
  const type = fc.constantFrom(
    'message',
    'messageUpdate',
    'invoke',
    'installationUpdate',
    'conversationUpdate',
    'messageReaction',
    'typing',
    'endOfConversation',
  );
  const card = {
    action: { type: 'Action.Execute', verb: 'acknowledge', data: { patientId: 'p', alertId: 'a' } },
  };
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      card,
      { verb: 'resolve', patientId: '__proto__', alertId: 'constructor' },
      { questionnaire: 'daily-check-in', linkId: 'pain-now', answer: '7' },
    ),
    weird,
  );
  return fc
    .record({
      type,
      id: fc.integer({ min: 0, max: 99_999 }).map(String),
      user: fc.oneof(
        fc.constantFrom('oid-amina', 'oid-otieno'),
        fc.integer({ min: 0, max: 500 }).map((n) => `oid-${n}`),
      ),
      text: fc.oneof(ordinaryText, strangeText),
      value,
      changes: fc.array(fc.tuple(fc.constantFrom(...PATHS), weird), { maxLength: 4 }),
    })
    .map(({ type: kind, id, user, text, value: given, changes }) => {
      const activity: Record<string, unknown> = {
        type: kind,
        id,
        timestamp: '2026-11-23T08:00:00.000Z',
        channelId: 'msteams',
        serviceUrl,
        from: { id: `29:${user}`, aadObjectId: user },
        recipient: { id: '28:bot' },
        conversation: { id: `a:${user}`, conversationType: 'personal' },
        name: kind === 'invoke' ? 'adaptiveCard/action' : undefined,
        action: kind === 'installationUpdate' ? 'add' : undefined,
        text,
        value: given,
      };
      for (const [path, strange] of changes) replace(activity, path, strange);
      return JSON.stringify(activity);
    });
}

function replace(whole: Record<string, unknown>, path: string[], value: unknown): void {
  const [first = '', second] = path;
  const define = (on: object, name: string, to: unknown) =>
    Object.defineProperty(on, name, { value: to, enumerable: true, configurable: true, writable: true });
  if (second === undefined) return void define(whole, first, value);
  const inner = whole[first];
  if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) define(inner, second, value);
  else define(whole, first, { [second]: value });
}

export const rubbish: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 600 }),
  fc.json().map((text) => Buffer.from(text)),
  fc.string({ unit: 'binary', maxLength: 400 }).map((text) => Buffer.from(text)),
  fc
    .constantFrom(
      '[',
      '{',
      '['.repeat(30_000),
      '{"a":'.repeat(10_000),
      '"\\ud800"',
      '1e99999',
      '&'.repeat(20_000),
      '%'.repeat(2_000),
      'a=%zz&%=',
      'a&'.repeat(20_000),
      '\u0000'.repeat(1_000),
    )
    .map((text) => Buffer.from(text)),
);

/**
 * Makes values small before they are sealed; afterwards nothing could. A month of one patient is many short records with
 * the same field names, so many are packed together as columns; for a single one the names are given to the compressor
 * beforehand.
 */
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateRawSync,
  inflateRawSync,
} from 'node:zlib';
import { fromColumns, inColumns, outOfColumns, toColumns, type Columns } from './columns.ts';

/** Stored data cannot be read with any other text than this: never change it, add a second one with a mark of its own. */
const dictionary = Buffer.from(
  '{"acknowledgedBy":{"openedAt":"status":"open","step":-1,"loop":0,"quotes":[{"eventId":"facts":[{"kind":"opened",' +
    '"evidence":{"words":["changedBy":[{"rule":"signal":"emergency"},"urgent"},"soon"},"wording":"method":"keyword","action":' +
    '"granted","providerId":"SM","state":"delivered","accepted"},"message":"code":"stack":[{"dialogs":{"asked":{"options":{' +
    '"values":{"step"},"zone":"America/New_York","country":"US","lang":"en","checkInAt":"08:30","prefers":"sms","context":{},' +
    '"medicines":["name":"title":"purpose":"reminder","reply","to":{"card":{"type":"AdaptiveCard","body":[{"TextBlock",' +
    '"wrap":true,"nudged":false,"day":"2026-0"dueAt":"endedAt":"status":"complete","because":"missed","questionnaire":' +
    '"version":"answers":[{"low":"high":"linkId":"value":"answer":"flags":["approx"],"flags":[],"at":179"channel":"teams",' +
    '"alertId":"patientId":"expiresAt":"tries":0,"work":"event":{"text":"Thank you. How is your pain today, from 0 to 10? ' +
    'key":"from":"us","from":"patient","media":0,"tier":"none","signals":[],"from":{"channel":"sms","number":"+1","via":"twilio"},' +
    '"kind":"send","message":{"kind":"said","kind":"event","event":{"kind":"check-in-due","kind":"turn"}{"v":1,"id":"{"at":17',
);

/** The same for documents as columns: what such a one of ours looks like. */
const ofColumns = Buffer.from(
  '{"v":1,"checkIns":{"#":{"order":7,"tables":[{"names":["v","day","questionnaire","version","status","because","dueAt",' +
    '"endedAt","nudged","short","leftOut","waiting","answers"],"columns":[{"all":1},{"all":"daily-check-in"},' +
    '{"each":["complete","partial","missed","skipped"]},{"all":false},{"each":[["note"],["sleep"],["mood"],["note"]]},' +
    '{"lengths":[4,4,4,4,4,4,4],"inside":{"order":[0,0,0,1,0,0,0,0,0,0,0,1,0,0,0],"tables":[{"names":["linkId","value","low",' +
    '"high","flags","to","at","channel"],"columns":[{"each":["pain-now","interference","sleep","mood","note"]},' +
    '{"each":[["approx"],[],["range"],["skipped"],["late"],["corrected"],[],[],[],[]]},{"all":"sms"},{"all":"teams"}' +
    '{"v":1,"trends":{"daily-check-in/pain-now":{"#":{"order":28,"tables":[{"names":["day","value"],"columns":[{"days":' +
    '[20514,1,1,1,2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]},{"steps":[6,0,1,-1,2,-2,3,-3,0,0]}]}]}},"daily-check-in/' +
    'interference":"daily-check-in/sleep":"daily-check-in/mood":"first":{"days":{"#":{"order":[0,0,0,0,0,0,1,0,0,0,0,0,0,1],' +
    '"tables":[{"names":["day","was"],"names":["day","was","leftOut"],"columns":[{"all":"answered"},{"steps":' +
    '[1774792800000,86400000,86400000,-86400000,-86400000,-86400000,0,0,0,-86400000,0,0,0,-86400000,0,0,0]},',
);

/**
 * So many characters can be more alike among themselves than to any dictionary: a month of messages becomes a fifth shorter
 * with brotli. A higher quality takes longer and makes nothing shorter.
 */
const MANY = 4_000;
const asMany = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 16 } };

/** How the entries of a bundle were packed; `unpack` must be told. */
export type How = 'few' | 'many';

export function pack(entries: readonly unknown[]): { how: How; packed: Buffer } {
  const json = JSON.stringify(toColumns(entries));
  const few = deflateRawSync(json, { dictionary, level: 6 });
  const many = json.length < MANY ? undefined : brotliCompressSync(json, asMany);
  return many !== undefined && many.length < few.length
    ? { how: 'many', packed: many }
    : { how: 'few', packed: few };
}

/** A bundle of an early version is the entries as they are. */
export function unpack(packed: Buffer, how: How): unknown[] {
  const json = how === 'few' ? inflateRawSync(packed, { dictionary }) : brotliDecompressSync(packed);
  const read = JSON.parse(json.toString()) as Columns | unknown[];
  return Array.isArray(read) ? read : fromColumns(read);
}

/** Compressing a shorter one costs more time than its space is worth. */
const WORTH_IT = 150;
/** An entry of a log is packed with others soon. */
const WORTH_IT_FOR_A_WHILE = 200;
/** From here on a document holds lists of many entries, which are shorter as columns. */
const LONG = 2_000;
/** These stand before what is compressed; no JSON begins with one of them. */
const SMALL = 1;
const COLUMNS = 4;
/**
 * Left alone, the compressor takes a quarter of a megabyte for each value, and gives it back: more work than the value itself.
 * It reads no further back than this, which few values are longer than; whoever unpacks need not know.
 */
const modest = { level: 6, windowBits: 13, memLevel: 6, chunkSize: 2_048 };

export function smaller(json: string): string | Buffer {
  if (json.length < WORTH_IT) return json;
  if (json.length < LONG) return compressed(SMALL, json, dictionary);
  return compressed(COLUMNS, JSON.stringify(inColumns(JSON.parse(json))), ofColumns);
}

export function smallerIfLong(json: string): string | Buffer {
  return json.length < WORTH_IT_FOR_A_WHILE ? json : smaller(json);
}

function compressed(mark: number, text: string, known: Buffer): Buffer {
  return Buffer.concat([Buffer.of(mark), deflateRawSync(text, { ...modest, dictionary: known })]);
}

export function asItWas(stored: Buffer): string {
  const [mark] = stored;
  if (mark !== SMALL && mark !== COLUMNS) return stored.toString();
  const known = mark === SMALL ? dictionary : ofColumns;
  const text = inflateRawSync(stored.subarray(1), { dictionary: known }).toString();
  return mark === SMALL ? text : JSON.stringify(outOfColumns(JSON.parse(text)));
}

/**
 * Makes values small before they are sealed; afterwards nothing could. A month of one patient is many short records with
 * the same field names, so many are packed together as columns, and the names are given to the compressor beforehand.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fromColumns, toColumns, type Columns } from './columns.ts';

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

export function pack(entries: readonly unknown[]): Buffer {
  return deflateRawSync(Buffer.from(JSON.stringify(toColumns(entries))), { dictionary, level: 6 });
}

/** A bundle of an earlier version is the entries as they are. */
export function unpack(packed: Buffer): unknown[] {
  const read = JSON.parse(inflateRawSync(packed, { dictionary }).toString()) as Columns | unknown[];
  return Array.isArray(read) ? read : fromColumns(read);
}

/** Compressing a shorter one costs more time than its space is worth. */
const WORTH_IT = 300;
/** Stands before what is compressed; no JSON begins with it. */
const SMALL = 1;
/**
 * Left alone, the compressor takes a quarter of a megabyte for each value, and gives it back: more work than the value itself.
 * It reads no further back than this, which few values are longer than; whoever unpacks need not know.
 */
const modest = { dictionary, level: 6, windowBits: 13, memLevel: 6, chunkSize: 2_048 };

export function smaller(json: string): string | Buffer {
  if (json.length < WORTH_IT) return json;
  return Buffer.concat([Buffer.of(SMALL), deflateRawSync(json, modest)]);
}

export function asItWas(stored: Buffer): string {
  if (stored[0] !== SMALL) return stored.toString();
  return inflateRawSync(stored.subarray(1), { dictionary }).toString();
}

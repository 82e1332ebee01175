/** Walks one part after another, by name, in a thread without the sandbox of the tests, in which the same takes three times as long. */
import { parentPort } from 'node:worker_threads';
import { walked } from '../../harness/paths.ts';
import { regions } from './regions.ts';

parentPort?.on('message', (name: string) => {
  const region = regions.find((each) => each.name === name);
  void (region === undefined ? Promise.reject(new Error(`no part is called ${name}`)) : walked(region)).then(
    (walk) => parentPort?.postMessage({ name, walk }),
    (fault: unknown) => parentPort?.postMessage({ name, fault: String(fault), why: whyOf(fault) }),
  );
});

function whyOf(fault: unknown): string {
  return fault instanceof Error && fault.cause instanceof Error ? (fault.cause.stack ?? '') : '';
}

import Sequencer from '@jest/test-sequencer';
import { relative } from 'node:path';

/**
 * On a machine that has never run the tests, Jest begins with the largest file. Which of ours take long is known: those
 * that go through every conversation or every death, then those that start processes. Begun last, they would keep one
 * processor busy while the others have nothing left to do.
 */
const LONGEST_FIRST = [
  /^test\/faults\//,
  /^test\/contract\/conversations-on-/,
  /^test\/turn\/interleavings/,
  /^test\/contract\//,
  /^test\/http\/service/,
  /^test\/(conversations|resilience|browser|auditor)\//,
  /^test\/http\//,
  /^test\/turn\//,
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path, context }) => {
      const file = relative(context.config.rootDir, path).replaceAll('\\', '/');
      const found = LONGEST_FIRST.findIndex((pattern) => pattern.test(file));
      return found < 0 ? LONGEST_FIRST.length : found;
    };
    return super.sort(tests).toSorted((a, b) => place(a) - place(b));
  }
}

import { availableParallelism } from 'node:os';

export default {
  rootDir: '.',
  testEnvironment: '<rootDir>/.jest.environment.mjs',
  runtime: '<rootDir>/.jest.runtime.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // These machines are shared: a test that is slow because its neighbour is busy has not failed.
  testTimeout: 120_000,
  // Much of the suite waits for other processes, so there are more workers than processors.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // What stands under test/ is loaded anew for each file and never given back: a worker is begun anew before it takes too much.
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/.jest.sequencer.mjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
};

export default {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // These machines are shared: a test that is slow because its neighbour is busy has not failed.
  testTimeout: 30_000,
  // Much of the suite waits for other processes; one worker fewer, as is usual, would leave a small machine with one.
  maxWorkers: '150%',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
};

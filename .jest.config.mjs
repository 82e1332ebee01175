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
  testMatch: ['<rootDir>/test/**/*.test.ts'],
};

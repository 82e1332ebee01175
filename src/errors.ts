/** Every fault the service can meet, once: its code and what to do about it. The README's table is held to this list. */
export const faults = {
  CONFIG: 'The configuration is not right. Mend the settings named below; .env.example explains each.',
  CONTENT:
    'A file in content/ is not right. Mend the lines named below; `npm run content:check` shows them all.',
  STORE_AWAY: 'The store does not answer. Check that Redis runs and that REDIS_URL names it.',
  STORE_TAKEN: 'Another process uses this data directory. Stop it, or start with another DATA_DIR.',
  STORE_KEY: 'Stored data cannot be read with this key. Start with the DATA_KEY that was used to write it.',
  PORT_TAKEN: 'The port is in use. Stop the other program, or start with another PORT.',
  NOT_RUNNING: 'The service does not run with this DATA_DIR. Start it with `npm start`, then try again.',
  NOT_ALLOWED:
    'The address is not on the list of hosts that may be called. Add it to ALLOWED_HOSTS if it is right.',
} as const;
export type FaultCode = keyof typeof faults;

export class AppError extends Error {
  override name = 'AppError';
  readonly code: FaultCode;
  /** What is to be done in this very case; the lines of `faults` are for every case. */
  readonly detail: string | undefined;
  /** The reason in a word that holds nothing of anybody, for the log. */
  readonly because: string | undefined;
  constructor(code: FaultCode, detail?: string, cause?: unknown, because?: string) {
    const said = `${code}: ${faults[code]}`;
    super(detail === undefined ? said : `${said}\n${detail}`, { cause });
    this.code = code;
    this.detail = detail;
    this.because = because;
  }
}

/** The store has not done what it was asked, as far as anybody knows: it is asked again when it answers. */
export function isAway(fault: unknown): boolean {
  return fault instanceof AppError && fault.code === 'STORE_AWAY';
}
